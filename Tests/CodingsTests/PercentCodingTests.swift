import Codings
import Testing

@Suite struct PercentCodingTests {
  @Test(arguments: [
    ("a%20b", "a b"), ("%C3%BC", "ü"), ("%c3%bc", "ü"), ("100%", "100%"), ("%2", "%2"), ("%zz%20", "%zz "),
    ("%%41", "%A"),
    ("%2520", "%20"), ("", ""), ("ü%41", "üA"),
  ])
  func decodesWhatIsWellFormedOnce(_ text: String, _ decoded: String) {
    #expect(PercentCoding.text(decoding: text) == decoded)
  }

  @Test(arguments: ["%FF", "a%C3", "%ED%A0%80"])
  func givesNoTextWhereThereIsNoUTF8(_ text: String) {
    #expect(PercentCoding.text(decoding: text) == nil)
    #expect(PercentCoding.readable(text) == text)
  }

  @Test func showsNoControlCharacters() {
    #expect(PercentCoding.readable("a%0Ab") == "a%0Ab")
    #expect(PercentCoding.readable("a%20b") == "a b")
  }

  @Test func everyNameOfAFileSurvivesItsAddress() {
    for byte in UInt8.min...UInt8.max {
      let encoded = PercentCoding.file.encode([0x61, byte, 0x62])
      #expect(PercentCoding.decode(encoded.utf8) == [0x61, byte, 0x62])
      #expect(encoded.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !":?#[]%".utf8.contains($0) || $0 == 0x25 })
    }
  }

  /// The sets of the WHATWG URL Standard, section 1.3.
  @Test func theSetsAreThoseOfTheStandard() {
    let printable = String(decoding: UInt8(0x20)...0x7E, as: UTF8.self)
    func encoded(_ coding: PercentCoding) -> String {
      String(printable.filter { coding.encode(String($0)) != String($0) })
    }
    #expect(encoded(.opaque) == "")
    #expect(encoded(.fragment) == " \"<>`")
    #expect(encoded(.query) == " \"#<>")
    #expect(encoded(.specialQuery) == " \"#'<>")
    #expect(encoded(.path) == " \"#<>?`{}")
    #expect(PercentCoding.opaque.encode("\u{1F}\u{7F}é") == "%1F%7F%C3%A9")
  }
}
