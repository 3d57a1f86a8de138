/// The number or letter that a heading or clause starts with: `4.`, `4.2`, `(b)`, `IV.`.
enum Label {
  /// How many leading tokens the label takes; 0 if there is none, or nothing follows it.
  static func length(of tokens: [ClauseText.Token], in bytes: [UInt8]) -> Int {
    var cursor = 0
    func text(_ index: Int) -> ArraySlice<UInt8> {
      guard index < tokens.count else { return [] }
      return bytes[Int(tokens[index].range.lowerBound)..<Int(tokens[index].range.upperBound)]
    }
    func isPunctuation(_ index: Int, _ characters: String) -> Bool {
      let text = text(index)
      return text.count == 1 && text.first.map { characters.utf8.contains($0) } ?? false
    }
    let isParenthesised = isPunctuation(0, "(")
    if isParenthesised { cursor += 1 }
    guard isNumber(text(cursor)) else { return 0 }
    let isDotted = text(cursor).contains(UInt8(ascii: "."))
    cursor += 1
    if isParenthesised {
      guard isPunctuation(cursor, ")") else { return 0 }
      cursor += 1
    } else if isPunctuation(cursor, ".):") {
      cursor += 1
    } else if !isDotted {
      return 0
    }
    guard cursor < tokens.count, tokens[cursor].kind == .space, cursor + 1 < tokens.count else { return 0 }
    return cursor
  }

  /// `4`, `4.2.1`, `b`, `iv`: digits with dots, one letter, or a Roman numeral.
  private static func isNumber(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first, text.count <= 9 else { return false }
    if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) {
      return text.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: ".") }
    }
    let letters = text.map { $0 | 0x20 }
    if letters.count == 1 { return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letters[0]) }
    return letters.allSatisfy { "ivxl".utf8.contains($0) }
  }
}
