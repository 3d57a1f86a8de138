import Diagnostics
import FrontMatter
import Policies
import Testing

@Suite struct PolicyTests {
  private func policy(_ versions: [Version], noticeDays: Int? = nil) -> Policy {
    var settings = PolicySettings()
    settings.noticeDays = noticeDays
    return Policy(id: "terms-of-use", settings: settings, versions: versions, draft: nil)
  }

  private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

  @Test func versionsStandInTheOrderOfTheirDatesNotOfTheirArrival() {
    let arrival = ["2025-01-15-10", "2024-05-25", "2025-01-15-2", "2026-01-01", "2025-01-15", "2025-01-15-9"]
    #expect(
      policy(arrival.map { version($0).version }).versions.map(\.id)
        == ["2024-05-25", "2025-01-15", "2025-01-15-2", "2025-01-15-9", "2025-01-15-10", "2026-01-01"])
  }

  @Test func anOlderCaptureFoundLaterSlotsIn() {
    let capture = "---\nsource: https://a.example/\n---\nText\n"
    let known = [version("2014-12-19", capture).version, version("2019-03-07", capture).version]
    let later = policy(known + [version("2009-09-12", capture).version, version("2016-01-01", capture).version])
    #expect(later.versions.map(\.id) == ["2009-09-12", "2014-12-19", "2016-01-01", "2019-03-07"])
    #expect(later.isCaptured)
  }

  @Test(arguments: [
    ("2024-05-24", ["upcoming", "upcoming", "upcoming"]), ("2024-05-25", ["current", "upcoming", "upcoming"]),
    ("2024-05-26", ["current", "upcoming", "upcoming"]), ("2025-01-14", ["current", "upcoming", "upcoming"]),
    ("2025-01-15", ["superseded", "superseded", "current"]), ("2030-01-01", ["superseded", "superseded", "current"]),
  ])
  func statusesFollowTheDay(on text: String, statuses: [String]) throws {
    let policy = policy(["2024-05-25", "2025-01-15", "2025-01-15-2"].map { version($0).version })
    let day = try day(text)
    #expect(policy.versions.indices.map { policy.status(of: $0, on: day).rawValue } == statuses)
    #expect(policy.indexOfCurrent(on: day) == statuses.firstIndex(of: "current"))
  }

  @Test func aPublishedVersionIsUpcomingUntilItBinds() throws {
    let text = "---\npublished: 2025-01-01\n---\nText\n"
    let policy = policy([version("2024-01-01").version, version("2025-02-01", text).version])
    #expect(policy.status(of: 1, on: try day("2025-01-31")) == .upcoming)
    #expect(policy.status(of: 1, on: try day("2025-02-01")) == .current)
  }

  @Test func withoutATitleTheFolderNamesThePolicy() {
    #expect(policy([]).title == "Terms of use")
    #expect(!policy([]).isCaptured)
  }

  @Test func settingsAreReadAndChecked() throws {
    let text = "title: T\nkind: privcy\nnotice-days: many\nowner: [a]\nlanguages: en\n"
    let file = SourceFile(path: "policy.yml", bytes: Array(text.utf8))
    var said: [Diagnostic] = []
    let settings = PolicySettings(try YAMLParser.parse(text, in: file).get(), in: file, into: &said)
    #expect(settings.title == "T")
    #expect(
      said.sorted(by: Diagnostic.inReadingOrder).map {
        "\($0.position?.line ?? 0): \($0.message) [\($0.rule)] \($0.advice ?? "")"
      } == [
        "2: 'kind' cannot be \"privcy\" [value-unknown] did you mean \"privacy\"?",
        "3: 'notice-days' must be a whole number from 0 to 3650, found \"many\" [value-kind] ",
        "4: 'owner' must be a text, found a list [value-kind] ",
        "5: there is no key 'languages' here [key-unknown] did you mean 'language'?",
      ])
  }

  // MARK: Honest dates

  private func said(_ files: [(name: String, text: String)], noticeDays: Int? = nil) -> [String] {
    DateHonesty.check(policy(files.map { version($0.name, $0.text).version }, noticeDays: noticeDays)).map {
      "\($0.severity.rawValue): \($0.path?.suffix(13) ?? "") \($0.message) [\($0.rule)] \($0.advice ?? "")"
    }
  }

  @Test func honestDatesAreLeftAlone() {
    #expect(
      said([("2024-01-01", "A"), ("2024-06-01", "---\npublished: 2024-05-01\n---\nB")], noticeDays: 30).isEmpty)
  }

  @Test func whatBindsBeforeItCanBeReadIsAnError() {
    #expect(
      said([("2024-01-01", "---\npublished: 2024-01-02\n---\nA")]) == [
        "error: 2024-01-01.md takes effect on 2024-01-01, before it was published on 2024-01-02 "
          + "[effective-before-published] nothing binds before it can be read: correct one of the dates"
      ])
  }

  @Test func aDateThatGoesBackwardsIsAnError() {
    #expect(
      said([("2024-05-01", "---\npublished: 2024-04-01\n---\nA"), ("2024-06-01", "---\npublished: 2024-03-01\n---\nB")])
        == [
          "error: 2024-06-01.md published on 2024-03-01, before the version it follows, which was published on 2024-04-01 "
            + "[date-backwards] correct 'published' in one of the two files"
        ])
  }

  @Test func aNoticePeriodThatIsCutShortIsAWarning() {
    let files = [("2024-01-01", "A"), ("2024-06-01", "---\npublished: 2024-05-03\n---\nB")]
    #expect(
      said(files, noticeDays: 30) == [
        "warning: 2024-06-01.md takes effect on 2024-06-01, less than 30 days after it was published on 2024-05-03 "
          + "[notice-period] with the notice period it can take effect on 2024-06-02"
      ])
    #expect(said(files, noticeDays: 29).isEmpty)
    #expect(said(files).isEmpty)
  }

  @Test func theFirstVersionNeedsNoNotice() { #expect(said([("2024-01-01", "A")], noticeDays: 30).isEmpty) }

  @Test(arguments: ["Same\n", "---\nsummary: new words about old ones\n---\nSame\n"])
  func aNewDateOnAnOldTextIsAWarning(newer: String) {
    #expect(
      said([("2024-01-01", "Same\n"), ("2024-06-01", newer)]) == [
        "warning: 2024-06-01.md the text is byte for byte that of the version before it, 2024-01-01 "
          + "[date-without-change] a new date should mean a new text"
      ])
  }

  @Test func capturesOfAnUnchangedTextAreNoOnesFault() {
    let capture = "---\nsource: https://a.example/\n---\nText\n"
    #expect(said([("2014-01-01", capture), ("2015-01-01", capture)]).isEmpty)
  }

  // MARK: Reminders

  private func reminders(
    _ kind: PolicyKind, _ files: [(name: String, text: String)], on text: String
  ) throws -> [String] {
    var settings = PolicySettings()
    settings.kind = kind
    let versions = files.map { version($0.name, $0.text).version }
    let policy = Policy(id: "p", settings: settings, versions: versions, draft: nil)
    return DateHonesty.reminders(of: policy, on: try day(text)).map { "\($0.severity.rawValue) \($0.rule)" }
  }

  @Test(arguments: [("2025-02-28", []), ("2025-03-01", ["note review-yearly"])])
  func aYearAfterItsPublicationAPrivacyPolicyIsDueForReview(on day: String, said: [String]) throws {
    #expect(try reminders(.privacy, [("2024-03-15", "---\npublished: 2024-02-29\n---\nA")], on: day) == said)
    #expect(try reminders(.cookies, [("2024-03-15", "A")], on: day) == [])
  }

  @Test(arguments: [("2024-05-16", []), ("2024-05-17", ["note notice-platform"])])
  func platformsGiveFifteenDaysNoticeOfTerms(published: String, said: [String]) throws {
    let files = [("2024-01-01", "A"), ("2024-05-31", "---\npublished: \(published)\n---\nB")]
    #expect(try reminders(.terms, files, on: "2024-05-20") == said)
    #expect(try reminders(.terms, files, on: "2024-06-01") == [])
  }

  @Test func capturesAreRemindedOfNothing() throws {
    #expect(
      try reminders(.privacy, [("2014-01-01", "---\nsource: https://a.example/\n---\nA")], on: "2026-01-01") == [])
  }
}
