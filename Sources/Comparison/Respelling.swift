/// Words that a reader takes for the same though they were cut into tokens in another way, as dashes separate words and
/// hyphens do not: `9-12` and `9–12`, ` -- ` and `—`.
enum Respelling {
  static func readsTheSame(
    _ old: ClauseText, _ oldTokens: Range<Int>, _ new: ClauseText, _ newTokens: Range<Int>
  ) -> Bool {
    guard oldTokens.count <= 24, newTokens.count <= 24 else { return false }
    let (a, b) = (key(old, oldTokens), key(new, newTokens))
    return a == b && a.contains(dash)
  }

  private static let dash: Unicode.Scalar = "-"
  private static let blank: Unicode.Scalar = " "

  /// The folded characters: dashes in a row are one, without the blanks around them, other blanks are one.
  private static func key(_ text: ClauseText, _ tokens: Range<Int>) -> [Unicode.Scalar] {
    var key: [Unicode.Scalar] = []
    for token in text.tokens[tokens] {
      guard token.kind == .word || token.kind == .punctuation else {
        if let last = key.last, last != dash, last != blank { key.append(blank) }
        continue
      }
      for scalar in text.string(token).unicodeScalars {
        guard let folded = Scalar(value: scalar.value, end: 0).folded.flatMap(Unicode.Scalar.init) else { continue }
        if folded == dash {
          if key.last == blank { key.removeLast() }
          if key.last == dash { continue }
        }
        key.append(folded)
      }
    }
    if key.last == blank { key.removeLast() }
    return key
  }
}
