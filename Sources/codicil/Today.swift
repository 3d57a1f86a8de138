import ArgumentParser
import Diagnostics
import Foundation
import Policies

/// The day on which the program runs: the only place that asks a clock for it.
struct Today: Sendable {
  /// Nil if a clock says it.
  private let fixed: CalendarDate?

  /// - Parameters:
  ///   - day: `--as-of` as it was written, checked before; nil if it was not given.
  ///   - environment: `SOURCE_DATE_EPOCH` (reproducible-builds.org) takes the place of the clock where it is set.
  /// - Throws: `epoch-invalid` if that is not a whole number of seconds, or not one in the years 1 to 9999.
  init(
    asOf day: String? = nil, environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(Diagnostic) {
    if let day = day.flatMap({ CalendarDate($0) }) {
      fixed = day
    } else if let epoch = environment["SOURCE_DATE_EPOCH"] {
      fixed = try Self.day(ofEpoch: epoch)
    } else {
      fixed = nil
    }
  }

  /// In UTC.
  var date: CalendarDate {
    fixed ?? CalendarDate(secondsSince1970: Int(Date().timeIntervalSince1970)) ?? .earliest
  }

  private static func day(ofEpoch text: String) throws(Diagnostic) -> CalendarDate {
    guard let seconds = Int(text) else {
      throw Diagnostic(
        .error, "epoch-invalid", "SOURCE_DATE_EPOCH is not a whole number of seconds: \"\(text)\"",
        advice: "write the seconds since 1970, as in 1795564800, or unset it")
    }
    guard let day = CalendarDate(secondsSince1970: seconds) else {
      throw Diagnostic(
        .error, "epoch-invalid", "SOURCE_DATE_EPOCH is not in the years 1 to 9999: \"\(text)\"",
        advice: "write seconds since 1970, not milliseconds")
    }
    return day
  }

  /// Refuses what `--as-of` cannot be.
  static func check(_ day: String?) throws {
    guard let day, CalendarDate(day) == nil else { return }
    throw ValidationError("--as-of is not a date: \"\(day)\". Write year, month and day as in 2025-01-15.")
  }
}
