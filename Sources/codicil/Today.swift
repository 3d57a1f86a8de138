import ArgumentParser
import Foundation
import Policies

/// The day on which the program runs: the only place that asks a clock for it.
enum Today {
  /// `SOURCE_DATE_EPOCH` (reproducible-builds.org) where it is set, else the day in UTC.
  static func date() -> CalendarDate {
    let epoch = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap(Int.init)
    let seconds = epoch ?? Int(Date().timeIntervalSince1970)
    return CalendarDate(daysSince1970: Int((Double(seconds) / 86_400).rounded(.down))) ?? .earliest
  }

  /// Refuses what `--as-of` cannot be.
  static func check(_ day: String?) throws {
    guard let day, CalendarDate(day) == nil else { return }
    throw ValidationError("--as-of is not a date: \"\(day)\". Write year, month and day as in 2025-01-15.")
  }
}
