import FrontMatter
import Policies

/// The day on which a text says that it takes effect, and where it says so.
struct StatedEffect {
  enum Source: String {
    case frontMatter = "front matter"
    case attribute = "attribute"
    case text = "text"
    case published = "published"
  }

  let day: CalendarDate
  let source: Source

  /// Keys of front matter, the most telling first.
  private static let keys = ["effective", "effective_date", "effective-date", "effectiveDate", "date", "last_updated"]

  /// Nil if nothing of it is certain.
  init?(_ matter: ForeignMatter, text: [UInt8]) {
    for key in Self.keys {
      guard let value = matter.values[key], let day = CalendarDate(value.prefix(10)) else { continue }
      (self.day, source) = (day, .frontMatter)
      return
    }
    let head = String(decoding: text.prefix(8_192), as: UTF8.self)
    // kramdown: {: datetime="2025-01-15" }
    let attributes = head.matches(of: /\{:[^}\n]*\bdatetime="([0-9]{4}-[0-9]{2}-[0-9]{2})"[^}\n]*\}/)
    if attributes.count == 1, let day = CalendarDate(attributes[0].output.1) {
      (self.day, source) = (day, .attribute)
      return
    }
    let lines = head.split(whereSeparator: \.isNewline).filter { $0.utf8.count <= 200 }
      .filter { $0.lowercased().contains(/^[^a-z0-9]*(?:effective(?: date| as of| on)?|takes effect on)\b/) }
    guard lines.count == 1, let day = Self.onlyDay(in: String(lines[0])) else { return nil }
    (self.day, source) = (day, .text)
  }

  /// `15 January 2025`, `January 15, 2025`, `2025-01-15`, if it is the only number of the line.
  private static func onlyDay(in line: String) -> CalendarDate? {
    if let match = line.firstMatch(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}/) {
      return line.matches(of: /[0-9]+/).count == 3 ? CalendarDate(match.output) : nil
    }
    let words = line.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    let numbers = words.compactMap { Int($0.prefix { $0.isNumber }) }
    let named: [Int] = words.compactMap { word in
      Self.months.firstIndex { word == $0 || word.utf8.count >= 3 && $0.hasPrefix(word) }
    }
    guard numbers.count == 2, named.count == 1, let day = numbers.first(where: { $0 <= 31 }),
      let year = numbers.first(where: { $0 > 31 })
    else { return nil }
    return CalendarDate(year: year, month: named[0] + 1, day: day)
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]
}
