/// Titles and descriptions of pages: short enough for a tab, a search result and a shared link.
package enum PageTitle {
  /// `What — Site`, at most 120 characters.
  package static func make(_ what: String, in site: String) -> String {
    "\(shortened(what, to: 88))\(ending(site))"
  }

  /// `What` of a title made for a site; any other title as it is.
  package static func without(_ site: String, _ title: String) -> String {
    title.hasSuffix(ending(site)) ? String(title.dropLast(ending(site).count)) : title
  }

  private static func ending(_ site: String) -> String { " — \(shortened(site, to: 28))" }

  /// At most `length` characters, cut at a word.
  package static func shortened(_ text: String, to length: Int) -> String {
    let plain = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard plain.count > length else { return plain }
    let head = plain.prefix(length - 1)
    let end = head.lastIndex(of: " ").map { head[..<$0] } ?? head
    return end + "…"
  }
}
