import Policies
import Testing

@Suite struct CalendarDateTests {
  @Test(arguments: [
    ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2000-03-01", 11_017), ("2025-01-15", 20_103),
    ("1900-03-01", -25_508), ("1600-01-01", -135_140), ("2400-12-31", 157_419), ("0001-01-01", -719_162),
    ("9999-12-31", 2_932_896), ("2038-01-19", 24_855), ("1582-10-15", -141_427),
  ])
  func daysAreCountedFrom1970(text: String, days: Int) throws {
    let date = try #require(CalendarDate(text))
    #expect(date.daysSince1970 == days)
    #expect(CalendarDate(daysSince1970: days) == date)
  }

  @Test(arguments: [
    (0, "1970-01-01"), (86_399, "1970-01-01"), (86_400, "1970-01-02"), (-1, "1969-12-31"), (-86_400, "1969-12-31"),
    (-86_401, "1969-12-30"), (253_402_300_799, "9999-12-31"), (253_402_300_800, nil), (1_795_564_800_000, nil),
    (.max, nil), (.min, nil),
  ])
  func aMomentIsOnItsDay(_ seconds: Int, _ day: String?) {
    #expect(CalendarDate(secondsSince1970: seconds)?.description == day)
  }

  @Test func everyDayFrom1600To2400FollowsTheOneBefore() throws {
    let first = try #require(CalendarDate(year: 1600, month: 1, day: 1))
    var (year, month, day) = (1600, 1, 1)
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    for number in first.daysSince1970...(first.daysSince1970 + 292_559) {
      guard let date = CalendarDate(daysSince1970: number), date.year == year, date.month == month, date.day == day,
        date.daysSince1970 == number
      else {
        Issue.record("day \(number) is not \(year)-\(month)-\(day)")
        return
      }
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      day += 1
      if day > lengths[month - 1] + (isLeap && month == 2 ? 1 : 0) { (month, day) = (month + 1, 1) }
      if month > 12 { (year, month) = (year + 1, 1) }
    }
    #expect((year, month, day) == (2401, 1, 1))
  }

  @Test(arguments: [
    "1900-02-29", "2100-02-29", "2023-02-29", "2024-02-30", "2025-13-01", "2025-00-10", "2025-04-31", "2025-01-00",
    "0000-01-01",
  ])
  func aDayThatTheCalendarDoesNotHaveIsNoDate(text: String) { #expect(CalendarDate(text) == nil) }

  @Test(arguments: ["1600-02-29", "2000-02-29", "2024-02-29", "2400-02-29"])
  func leapYearsHaveTheirDay(text: String) throws {
    #expect(try #require(CalendarDate(text)).description == text)
  }

  @Test(arguments: [
    "", "2025-1-15", "2025-01-5", "25-01-15", "2025/01/15", "2025-01-15 ", " 2025-01-15", "+025-01-15",
    "2025-01-15T00:00:00Z", "２０２５-01-15", "2025‐01‐15",
  ])
  func onlyTheISOFormIsRead(text: String) { #expect(CalendarDate(text) == nil) }

  @Test func daysAreAdded() throws {
    let date = try #require(CalendarDate("2024-02-28"))
    #expect(date.adding(days: 1)?.description == "2024-02-29")
    #expect(date.adding(days: 2)?.description == "2024-03-01")
    #expect(date.adding(days: 366)?.description == "2025-02-28")
    #expect(date.adding(days: -59)?.description == "2023-12-31")
    #expect(date.adding(days: 0) == date)
  }

  @Test func nothingLiesOutsideTheYears1To9999() throws {
    #expect(CalendarDate.earliest.adding(days: -1) == nil)
    #expect(try #require(CalendarDate("9999-12-31")).adding(days: 1) == nil)
    #expect(CalendarDate(daysSince1970: -2_000_000_000) == nil)
  }

  @Test func datesAreOrderedAndWritten() throws {
    let texts = ["0099-12-31", "1999-12-31", "2000-01-01", "2000-02-01", "2000-02-02"]
    let dates = texts.compactMap { CalendarDate($0) }
    #expect(dates.reversed().sorted() == dates)
    #expect(dates.map(\.description) == texts)
  }
}
