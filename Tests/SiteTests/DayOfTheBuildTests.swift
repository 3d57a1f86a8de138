import Diagnostics
import Foundation
import Site
import TestSupport
import Testing

/// What a site says of its versions on each day around their dates.
@Suite struct DayOfTheBuildTests {
  private static let files: KeyValuePairs<String, String> = [
    "content/policies/privacy/2025-01-15.md": "---\npublished: 2025-01-15\n---\n# Privacy\n\nThe first text.\n",
    "content/policies/privacy/2025-06-01.md": "---\npublished: 2025-04-01\n---\n# Privacy\n\nThe second text.\n",
  ]

  private func page(_ path: String, on day: String) async throws -> String {
    let fixture = try SiteFixture(asOf: day, Self.files)
    try await fixture.build()
    return try fixture.folder.text("output/\(path)/index.html")
  }

  @Test(arguments: [
    ("2025-01-15", "The first text"), ("2025-05-31", "The first text"), ("2025-06-01", "The second text"),
    ("2030-01-01", "The second text"),
  ])
  func thePolicysAddressShowsTheVersionInForce(_ day: String, _ text: String) async throws {
    #expect(try await page("privacy", on: day).contains(text))
  }

  /// What a policy claims today its older versions knew nothing of; today it is an error.
  @Test(arguments: [("2025-01-15", Severity.warning), ("2025-06-01", .error)])
  func aClaimThatWasNotYetTrueStopsNoSiteOfAnEarlierDay(_ day: String, _ severity: Severity) async throws {
    let link = "[Post](http://post.example/)"
    let fixture = try SiteFixture(
      asOf: day,
      [
        "content/policies/privacy/policy.yml": "claims: [encrypted-links]\n",
        "content/policies/privacy/2025-01-15.md": "# Privacy\n\nThe first text. \(link)\n",
        "content/policies/privacy/2025-06-01.md": "# Privacy\n\nThe second text. \(link)\n",
      ])
    let found = try await fixture.build().diagnostics.filter { $0.rule.id == "claim-contradicted" }
    #expect(found.map(\.severity) == [severity])
  }

  @Test func beforeTheFirstVersionThePageSaysThatNoneWasInForce() async throws {
    #expect(
      try await page("privacy", on: "2025-01-14").contains("No version of this policy is known for 14 January 2025."))
  }

  @Test func anUpcomingVersionIsAnnouncedOnceItIsPublished() async throws {
    #expect(try await !page("privacy", on: "2025-03-31").contains("takes effect on 1 June 2025"))
    let announced = try await page("privacy", on: "2025-04-01")
    #expect(announced.contains("A new version takes effect on 1 June 2025."))
    #expect(announced.contains("changes/2025-01-15-to-2025-06-01/index.html"))
  }

  @Test func anArchivedVersionSaysWhatItIs() async throws {
    #expect(try await page("privacy/versions/2025-06-01", on: "2025-05-01").contains("not in force yet"))
    #expect(try await page("privacy/versions/2025-06-01", on: "2025-07-01").contains("This is the version in force"))
    #expect(try await page("privacy/versions/2025-01-15", on: "2025-07-01").contains("This version is superseded"))
  }

  @Test func feedsHoldOnlyWhatReadersMayReadByThatDay() async throws {
    let fixture = try SiteFixture(asOf: "2025-03-01", Self.files)
    try await fixture.build()
    let feed = try fixture.folder.text("output/privacy/feed.xml")
    #expect(feed.contains("2025-01-15T00:00:00Z"))
    #expect(!feed.contains("2025-04-01T00:00:00Z"))
  }

  @Test func draftsAreBuiltOnlyWhenAskedFor() async throws {
    var fixture = try SiteFixture(asOf: "2025-07-01", Self.files)
    try fixture.folder.write(["content/policies/privacy/draft.md": "# Privacy\n\nThe third text.\n"])
    try await fixture.build()
    #expect(!fixture.folder.exists("output/privacy/draft/index.html"))
    fixture.includesDrafts = true
    try await fixture.build()
    #expect(try fixture.folder.text("output/privacy/draft/index.html").contains("It is not in force."))
    #expect(fixture.folder.exists("output/privacy/changes/2025-06-01-to-draft/index.html"))
  }

  // MARK: Every day around the dates

  /// What page, banner, feed, JSON and TimeMap say on a day.
  private struct Said: Equatable {
    var shown: String
    var statuses: [String]
    var entries: Int
    var mementos: Int
    var isAnnounced = false
  }

  private struct History: Decodable {
    struct Entry: Decodable {
      let status: String
    }
    let current: String?
    let versions: [Entry]
  }

  private func said(_ fixture: SiteFixture) throws -> Said {
    let folder = fixture.folder
    let page = try folder.text("output/privacy/index.html")
    let history = try JSONDecoder().decode(History.self, from: Data(folder.text("output/privacy/history.json").utf8))
    let feed = try folder.text("output/privacy/feed.xml")
    let map = try folder.text("output/privacy/timemap.link")
    return Said(
      shown: page.contains("The first text") ? "first" : "second", statuses: history.versions.map(\.status),
      entries: feed.split(separator: "<entry>").count - 1, mementos: map.split(separator: "memento\"").count - 1,
      isAnnounced: page.contains("A new version takes effect on 1 June 2025."))
  }

  @Test(arguments: [
    ("2025-01-14", Said(shown: "first", statuses: ["upcoming", "upcoming"], entries: 0, mementos: 0)),
    ("2025-01-15", Said(shown: "first", statuses: ["current", "upcoming"], entries: 1, mementos: 1)),
    ("2025-01-16", Said(shown: "first", statuses: ["current", "upcoming"], entries: 1, mementos: 1)),
    ("2025-03-31", Said(shown: "first", statuses: ["current", "upcoming"], entries: 1, mementos: 1)),
    (
      "2025-04-01", Said(shown: "first", statuses: ["current", "upcoming"], entries: 2, mementos: 1, isAnnounced: true)
    ),
    (
      "2025-05-31", Said(shown: "first", statuses: ["current", "upcoming"], entries: 2, mementos: 1, isAnnounced: true)
    ),
    ("2025-06-01", Said(shown: "second", statuses: ["superseded", "current"], entries: 2, mementos: 2)),
    ("2025-06-02", Said(shown: "second", statuses: ["superseded", "current"], entries: 2, mementos: 2)),
  ])
  private func pageFeedAndDataAgreeOnEveryDay(_ day: String, _ expected: Said) async throws {
    let fixture = try SiteFixture(asOf: day, Self.files)
    try await fixture.build()
    #expect(try said(fixture) == expected)
  }

  @Test(arguments: [("2014-12-18", false), ("2014-12-19", true), ("2014-12-20", true)])
  func aCaptureIsKnownFromItsDayOn(_ day: String, isKnown: Bool) async throws {
    let fixture = try SiteFixture(
      asOf: day, ["content/policies/a/2014-12-19.md": "---\nsource: https://a.example/p\n---\n# A\n\nText.\n"])
    try await fixture.build()
    let page = try fixture.folder.text("output/a/index.html")
    #expect(
      page.contains("No version of this policy is known for 18 December 2014. The first capture is of") != isKnown)
    #expect(page.contains("A third party captured this text on 19 December 2014.") == isKnown)
    #expect(try fixture.folder.text("output/index.html").contains("no version known on this date") != isKnown)
  }

  // MARK: Rules of dates

  @Test(arguments: [
    ("", ["warning date-unchanged", "note review-yearly"]),
    ("rules:\n  review-yearly: off\n  date-unchanged: note\n", ["note date-unchanged"]),
  ])
  func aSiteDecidesHowMuchRulesOfDatesMatter(_ settings: String, _ said: [String]) async throws {
    let fixture = try SiteFixture(
      asOf: "2026-01-01",
      [
        "content/site.yml": settings, "content/policies/p/policy.yml": "kind: privacy\n",
        "content/policies/p/2023-01-01.md": "# P\n\nLast updated: 1 January 2023.\n\nThe fee is 10 euros.\n",
        "content/policies/p/2024-01-01.md": "# P\n\nLast updated: 1 January 2023.\n\nThe fee is 12 euros.\n",
      ])
    #expect(try await fixture.build().diagnostics.map { "\($0.severity.rawValue) \($0.rule)" }.sorted(by: >) == said)
  }
}
