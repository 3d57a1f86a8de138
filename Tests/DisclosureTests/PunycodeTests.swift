import Testing

@testable import Disclosure

/// The samples of RFC 3492, section 7.1.
@Suite struct PunycodeTests {
  static let samples: [(String, String)] = [
    ("ليهمابتكلموشعربي؟", "egbpdaj6bu4bxfgehfvwxn"),
    ("他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye"),
    ("Pročprostěnemluvíčesky", "Proprostnemluvesky-uyb24dma41a"),
    ("なぜみんな日本語を話してくれないのか", "n8jok5ay5dzabd5bym9f0cm5685rrjetr6pdxa"),
    ("почемужеонинеговорятпорусски", "b1abfaaepdrnnbgefbadotcwatmq2g4l"),
    ("TạisaohọkhôngthểchỉnóitiếngViệt", "TisaohkhngthchnitingVit-kjcr8268qyxafd2f1b9g"),
    ("3年B組金八先生", "3B-ww4c5e180e575a65lsy2b"),
    ("-> $1.00 <-", "-> $1.00 <--"),
  ]

  @Test(arguments: samples)
  func encodesAndDecodesTheSamplesOfTheStandard(_ label: String, _ code: String) {
    #expect(Punycode.encode(Array(label.unicodeScalars)) == code)
    #expect(Punycode.decode(code[...]) == Array(label.unicodeScalars))
  }

  @Test(arguments: ["a-ü", "99999999", "a-99999999b", "-_", "zzzzzzzzzzzzzzzzzzzz"])
  func refusesWhatIsNotPunycode(_ code: String) {
    #expect(Punycode.decode(code[...]) == nil)
  }
}
