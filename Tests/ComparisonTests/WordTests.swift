import Testing

@testable import Comparison

/// How texts are cut into words, and which words are the same.
@Suite struct WordTests {
  private static func words(_ text: String) -> [String] {
    var vocabulary = Vocabulary()
    var tokenizer = Tokenizer(Array(text.utf8), marks: [])
    tokenizer.run(&vocabulary)
    let bytes = Array(text.utf8)
    return tokenizer.tokens.filter { $0.kind == .word }.map {
      String(decoding: bytes[Int($0.range.lowerBound)..<Int($0.range.upperBound)], as: UTF8.self)
    }
  }

  private static func areSame(_ a: String, _ b: String) -> Bool {
    var vocabulary = Vocabulary()
    return vocabulary.id(of: Array(a.utf8)[...]) == vocabulary.id(of: Array(b.utf8)[...])
  }

  @Test(arguments: [
    ("We keep it.", ["We", "keep", "it"]),
    ("(and/or) \"e-mail\"", ["and/or", "e-mail"]),
    ("1,000.50 € on 2024-05-01", ["1,000.50", "on", "2024-05-01"]),
    ("don’t — ever", ["don’t", "ever"]),
    ("9–12", ["9", "12"]),
    ("保存30天", ["保", "存", "30", "天"]),
    ("เก็บชื่อ 30 วัน", ["เก็บชื่อ", "30", "วัน"]),
    ("one\u{A0}two\u{202F}three", ["one", "two", "three"]),
    ("co\u{AD}operate", ["co\u{AD}operate"]),
    ("Quillâ„¢ canâ€™t", ["Quill", "canâ€™t"]),
    ("…?!", []),
  ])
  func areCutWhereReadersSeeThem(_ text: String, _ expected: [String]) {
    #expect(Self.words(text) == expected)
  }

  @Test(arguments: [
    ("don’t", "don't"), ("“", "\""), ("café", "cafe\u{301}"), ("co\u{AD}op", "coop"), ("canâ€™t", "can't"), ("—", "-"),
  ])
  func areTheSameUnderFolding(_ a: String, _ b: String) { #expect(Self.areSame(a, b)) }

  @Test(arguments: [("May", "may"), ("cafe", "café"), ("1,000", "1.000"), ("ß", "ss"), ("ﬁ", "fi"), ("и", "и\u{306}")])
  func areNotTheSame(_ a: String, _ b: String) { #expect(!Self.areSame(a, b)) }

  @Test func keepTheirNumbersWhenTheTableGrows() {
    var vocabulary = Vocabulary()
    let words = (0..<10_000).map { Array("w\($0)".utf8)[...] }
    let first = words.map { vocabulary.id(of: $0) }
    #expect(Set(first).count == words.count)
    #expect(words.map { vocabulary.id(of: $0) } == first)
  }
}
