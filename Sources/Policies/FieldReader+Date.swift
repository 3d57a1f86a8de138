import Diagnostics
package import FrontMatter

extension FieldReader {
  /// A day written `YYYY-MM-DD`.
  package mutating func date(_ key: String) -> CalendarDate? {
    guard let text = locatedText(key) else { return nil }
    if let date = CalendarDate(text.value) { return date }
    report(
      "date-invalid", "'\(key)' is not a date: \"\(text.value)\"", at: text.position, marking: text.value,
      advice: "write year, month and day as in 2025-01-15")
    return nil
  }
}
