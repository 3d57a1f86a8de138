/// Makes the fragments of headings: lower-case words joined by hyphens, unique in their text.
struct Anchors {
  private var used: Set<String> = []

  mutating func make(from title: String) -> String {
    var anchor = ""
    for character in title.lowercased() {
      if character.isLetter || character.isNumber {
        anchor.append(character)
      } else if !anchor.isEmpty, anchor.last != "-" {
        anchor.append("-")
      }
    }
    while anchor.last == "-" { anchor.removeLast() }
    if anchor.utf8.count > 80 { anchor = String(anchor.prefix(40)) }
    // A page has fragments of its own; a heading's always starts with a letter of its words or with this one.
    if anchor.isEmpty || Self.isReserved(anchor) { anchor = anchor.isEmpty ? "section" : "section-" + anchor }
    var unique = anchor
    var ordinal = 2
    while !used.insert(unique).inserted {
      unique = "\(anchor)-\(ordinal)"
      ordinal += 1
    }
    return unique
  }

  private static func isReserved(_ anchor: String) -> Bool {
    ["main", "contents", "links", "top"].contains(anchor)
      || ["change-", "fn-", "fnref-", "codicil-"].contains { anchor.hasPrefix($0) }
  }
}
