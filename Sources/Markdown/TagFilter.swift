/// GFM's "disallowed raw HTML" extension: the opening bracket of some tags is escaped.
enum TagFilter {
  private static let names = [
    "title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "script", "plaintext",
  ].map { Array($0.utf8) }

  /// A block of HTML: every tag in it is looked at.
  static func write(_ literal: ArraySlice<UInt8>, _ html: inout HTMLBuffer) {
    var rest = literal
    while let bracket = rest.firstIndex(of: UInt8(ascii: "<")) {
      html.raw(rest[..<bracket])
      if filters(rest[(bracket + 1)...]) { html.raw("&lt;") } else { html.raw("<") }
      rest = rest[(bracket + 1)...]
    }
    html.raw(rest)
  }

  /// One tag inside a line: only its own bracket counts, whatever its attributes hold.
  static func writeInline(_ literal: ArraySlice<UInt8>, _ html: inout HTMLBuffer) {
    guard literal.first == UInt8(ascii: "<"), filters(literal.dropFirst()) else { return html.raw(literal) }
    html.raw("&lt;")
    html.raw(literal.dropFirst())
  }

  private static func filters(_ tag: ArraySlice<UInt8>) -> Bool {
    let isClosing = tag.first == UInt8(ascii: "/")
    let tag = isClosing ? tag.dropFirst() : tag
    return names.contains { name in
      guard tag.count > name.count, zip(tag, name).allSatisfy({ $0 | 0x20 == $1 }) else { return false }
      switch tag[tag.startIndex + name.count] {
      case UInt8(ascii: " "), 9...13, UInt8(ascii: ">"): return true
      case UInt8(ascii: "/"): return tag.dropFirst(name.count + 1).first == UInt8(ascii: ">")
      default: return false
      }
    }
  }
}
