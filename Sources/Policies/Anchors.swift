/// Makes the fragments of headings: lower-case words joined by hyphens, unique in their text.
struct Anchors {
  private var used: Set<String> = []
  /// The next number to try for a title that occurs again.
  private var nextOrdinals: [String: Int] = [:]

  mutating func make(from title: String) -> String {
    var anchor = ""
    for character in title.lowercased() {
      if character.isLetter || character.isNumber {
        anchor.append(character)
      } else if !anchor.isEmpty, anchor.last != "-" {
        anchor.append("-")
      }
    }
    if anchor.utf8.count > 80 { anchor = String(anchor.prefix(40)) }
    while anchor.last == "-" { anchor.removeLast() }
    // A page has fragments of its own; a heading's never is one of them.
    if anchor.isEmpty || Self.isReserved(anchor) { anchor = anchor.isEmpty ? "section" : "section-" + anchor }
    var unique = anchor
    while !used.insert(unique).inserted {
      let ordinal = nextOrdinals[anchor, default: 2]
      nextOrdinals[anchor] = ordinal + 1
      unique = "\(anchor)-\(ordinal)"
    }
    return unique
  }

  private static func isReserved(_ anchor: String) -> Bool {
    ["main", "contents", "links", "top"].contains(anchor)
      || ["change-", "fn-", "fnref-", "codicil-"].contains { (anchor + "-").hasPrefix($0) }
  }
}
