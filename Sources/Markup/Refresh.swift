/// Where a page sends its readers on to by itself: `<meta http-equiv="refresh" content="5; url=/elsewhere/">`.
///
/// Follows the shared declarative refresh steps of the HTML Standard, but for two things in which it finds more, because
/// browsers differ from it: any words are taken for a time, and a quoted address is read up to the first quotation mark, as
/// the standard has it, and up to the last one, as Chromium does.
enum Refresh {
  /// The addresses that a browser may open; none where the page only loads itself again.
  static func addresses(in content: String) -> [String] {
    let scalars = content.unicodeScalars
    var rest = scalars.drop(while: isBlank)
    rest = rest.drop { !isBlank($0) && !isSeparator($0) }.drop(while: isBlank)
    if let first = rest.first, isSeparator(first) { rest = rest.dropFirst().drop(while: isBlank) }
    guard !rest.isEmpty else { return [] }
    rest = withoutName(rest)
    guard let quote = rest.first, quote == "\"" || quote == "'" else { return [String(rest)] }
    let quoted = rest.dropFirst()
    let shortest = String(quoted.prefix { $0 != quote })
    guard let last = quoted.lastIndex(of: quote) else { return [shortest] }
    let longest = String(quoted[..<last])
    return shortest == longest ? [shortest] : [shortest, longest]
  }

  /// What follows `url=`; everything where that is not what it starts with.
  private static func withoutName(_ text: Substring.UnicodeScalarView) -> Substring.UnicodeScalarView {
    guard String(text.prefix(3)).lowercased() == "url" else { return text }
    let rest = text.dropFirst(3).drop(while: isBlank)
    return rest.first == "=" ? rest.dropFirst().drop(while: isBlank) : text
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value == 0x20 || (0x09...0x0D).contains(scalar.value)
  }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool { scalar == ";" || scalar == "," }
}
