/// Makes the fragments of headings: lower-case words joined by hyphens, unique in their text.
struct Anchors {
  private var used: Set<String> = []
  /// The next number to try for a title that occurs again.
  private var nextOrdinals: [String: Int] = [:]

  mutating func make(from title: String) -> String {
    var anchor = Self.words(of: title)
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

  /// Lower-case letters and digits, what stands between them as one hyphen.
  private static func words(of title: String) -> String {
    var words = String.UnicodeScalarView()
    for scalar in title.unicodeScalars {
      if scalar.value < 0x80 {
        switch UInt8(scalar.value) {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): words.append(scalar)
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): words.append(Unicode.Scalar(UInt8(scalar.value) | 0x20))
        default: if let last = words.last, last != "-" { words.append("-") }
        }
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || scalar.properties.generalCategory == .nonspacingMark
      {
        words.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      } else if let last = words.last, last != "-" {
        words.append("-")
      }
    }
    return String(words)
  }

  private static func isReserved(_ anchor: String) -> Bool {
    ["main", "contents", "links", "top"].contains(anchor)
      || ["change-", "fn-", "fnref-", "codicil-"].contains { (anchor + "-").hasPrefix($0) }
  }
}
