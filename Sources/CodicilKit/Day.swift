internal import Policies

/// A day of the proleptic Gregorian calendar (ISO 8601), from 0001-01-01 to 9999-12-31, without time or zone.
public struct Day: Hashable, Comparable, Sendable, LosslessStringConvertible {
  let date: CalendarDate

  init(_ date: CalendarDate) { self.date = date }

  /// Nil if the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard let date = CalendarDate(year: year, month: month, day: day) else { return nil }
    self.date = date
  }

  /// Reads exactly `YYYY-MM-DD`; nil if the text is anything else, or no day.
  public init?(_ text: String) {
    guard let date = CalendarDate(text) else { return nil }
    self.date = date
  }

  public var year: Int { date.year }
  /// 1 to 12.
  public var month: Int { date.month }
  /// 1 to 31.
  public var day: Int { date.day }
  /// `2025-01-15`.
  public var description: String { date.description }

  public static func < (a: Day, b: Day) -> Bool { a.date < b.date }
}
