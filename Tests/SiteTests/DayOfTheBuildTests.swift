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

  @Test func beforeTheFirstVersionThePageSaysThatNoneWasInForce() async throws {
    #expect(try await page("privacy", on: "2025-01-14").contains("No version of this policy was in force"))
  }

  @Test func anUpcomingVersionIsAnnouncedOnceItIsPublished() async throws {
    #expect(try await !page("privacy", on: "2025-03-31").contains("takes effect on 1 June 2025"))
    let announced = try await page("privacy", on: "2025-04-01")
    #expect(announced.contains("A new version takes effect on 1 June 2025."))
    #expect(announced.contains("changes/2025-01-15-to-2025-06-01/index.html"))
  }

  @Test func anArchivedVersionSaysWhatItIs() async throws {
    #expect(try await page("privacy/versions/2025-06-01", on: "2025-05-01").contains("not yet in force"))
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
}
