import Codings

/// The quoted paragraph that stands before each text of the Princeton-Leuven corpus: which site's policy this is, the
/// day it was archived, and a link to the Wayback Machine's copy.
package struct CapturedHeader: Equatable, Sendable {
  package let site: String
  package let date: CalendarDate
  package let provenance: Provenance
  /// How many bytes of the text the header takes, with the blank lines after it.
  package let length: Int

  /// Nil where the text does not start with such a header.
  package init?(_ text: ArraySlice<UInt8>) {
    let paragraph = text.prefix(4_096).prefix { $0 != UInt8(ascii: "\n") }
    guard paragraph.starts(with: "> *The following text is extracted and transformed from the ".utf8) else {
      return nil
    }
    let line = String(decoding: paragraph, as: UTF8.self)
    guard
      let site = Self.text(in: line, between: "transformed from the ", and: " privacy policy that was archived on "),
      let day = Self.text(in: line, between: "that was archived on ", and: ". Please"), let date = CalendarDate(day),
      let archive = Self.text(in: line, between: "](", and: ")")
    else { return nil }
    let capture = Self.capture(in: archive)
    self.site = site
    self.date = date
    provenance = Provenance(
      source: capture?.source, captured: capture?.time ?? date.description, archive: archive)
    let rest = text[paragraph.endIndex...]
    let body = rest.firstIndex { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") } ?? rest.endIndex
    length = body - text.startIndex
  }

  private static func text(in line: String, between opening: String, and closing: String) -> String? {
    guard let start = line.firstRange(of: opening)?.upperBound,
      let end = line[start...].firstRange(of: closing)?.lowerBound
    else { return nil }
    return String(line[start..<end])
  }

  /// Splits `https://web.archive.org/web/20090912225229id_/http%3A//webix.com/x` into the time and the address.
  private static func capture(in archive: String) -> (time: String, source: String)? {
    guard let path = archive.firstRange(of: "/web/")?.upperBound,
      let slash = archive[path...].firstIndex(of: "/")
    else { return nil }
    let digits = archive[path..<slash].prefix { $0.isASCII && $0.isNumber }.map { $0 }
    guard digits.count == 14 else { return nil }
    func part(_ range: Range<Int>) -> String { String(digits[range]) }
    let time =
      "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))T\(part(8..<10)):\(part(10..<12)):\(part(12..<14))Z"
    return (time, String(decoding: PercentCoding.decode(archive[archive.index(after: slash)...].utf8), as: UTF8.self))
  }
}
