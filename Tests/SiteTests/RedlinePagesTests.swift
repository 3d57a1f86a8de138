import Diagnostics
import Foundation
import Site
import TestSupport
import Testing

/// Which redlines a site has, and what leads to them.
@Suite struct RedlinePagesTests {
  /// A policy with a version on the first of each month of 2024, and on each day of January 2025 up to a number.
  private static func fixture(versions: Int, settings: String = "", asOf: String = "2030-01-01") throws -> SiteFixture {
    let fixture = try SiteFixture(asOf: asOf)
    try fixture.folder.write(["content/site.yml": "title: Test\n" + settings])
    for number in 1...versions {
      let name = number <= 12 ? "2024-\(twoDigits(number))-01" : "2025-01-\(twoDigits(number - 12))"
      try fixture.folder.write(
        Array("# Terms\n\nWe keep it for \(number) days.\n".utf8), to: "content/policies/terms/\(name).md")
    }
    return fixture
  }

  private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func redlines(_ fixture: SiteFixture) throws -> Set<String> {
    let files = try fixture.folder.files(below: "output/terms/changes").keys
    return Set(files.map { String($0.prefix { $0 != "/" }) })
  }

  /// Addresses of pages that lead nowhere.
  private static func broken(_ fixture: SiteFixture) throws -> [String] {
    let files = try fixture.folder.files(below: "output")
    return files.filter { $0.key.hasSuffix(".html") }.flatMap { page, data in
      String(decoding: data, as: UTF8.self).matches(of: /href="([^":#]+)["#]/).compactMap { match in
        let folder = URL(fileURLWithPath: "/" + page).deletingLastPathComponent()
        let target = folder.appending(path: String(match.1)).standardizedFileURL.path
        return files[String(target.dropFirst())] == nil ? "\(page): \(match.1)" : nil
      }
    }
  }

  @Test func aShortHistoryHasRedlinesOfAnyTwoVersions() async throws {
    let fixture = try Self.fixture(versions: 5)
    let build = try await fixture.build()
    #expect(try Self.redlines(fixture).count == 10)
    #expect(build.summary.redlines == 10)
    let matrix = try fixture.folder.text("output/terms/compare/index.html")
    #expect(matrix.matches(of: /data-from="/).count == 10)
    #expect(matrix.contains("data-from=\"2024-01-01\" data-to=\"2024-05-01\""))
    #expect(try Self.broken(fixture) == [])
  }

  @Test func aLongHistoryHasRedlinesOfNeighboursAndWithTheVersionInForce() async throws {
    let fixture = try Self.fixture(versions: 15, asOf: "2025-01-02")
    try await fixture.build()
    let redlines = try Self.redlines(fixture)
    // 14 neighbours; the one in force is the 14th, with 12 versions before its neighbour and none behind it.
    #expect(redlines.count == 14 + 12)
    #expect(redlines.contains("2024-01-01-to-2025-01-02"))
    #expect(!redlines.contains("2024-01-01-to-2025-01-03"))
    let list = try fixture.folder.text("output/terms/compare/index.html")
    #expect(list.contains("codicil compare terms FROM TO"))
    // The neighbour of the one in force stands in two rows.
    #expect(list.matches(of: /data-from="/).count == 26 + 1)
    #expect(try Self.broken(fixture) == [])
  }

  @Test func aVersionLeadsToWhatChangedSince() async throws {
    let fixture = try Self.fixture(versions: 4, asOf: "2024-03-15")
    try await fixture.build()
    func page(_ day: String) throws -> String { try fixture.folder.text("output/terms/versions/\(day)/index.html") }
    #expect(try page("2024-01-01").contains("2024-01-01-to-2024-03-01/index.html\">What changed since</a>"))
    #expect(try page("2024-04-01").contains("2024-03-01-to-2024-04-01/index.html\">What will change</a>"))
    #expect(try !page("2024-03-01").contains("What changed since"))
    let history = try fixture.folder.text("output/terms/history.json")
    #expect(history.contains("\"redlineWithCurrent\" : \"http://localhost/terms/changes/2024-01-01-to-2024-03-01/\""))
  }

  @Test func aDraftLeadsToWhatWouldChange() async throws {
    var fixture = try Self.fixture(versions: 4, asOf: "2024-03-15")
    fixture.includesDrafts = true
    try fixture.folder.write(["content/policies/terms/draft.md": "# Terms\n\nWe keep nothing.\n"])
    try await fixture.build()
    let draft = try fixture.folder.text("output/terms/draft/index.html")
    #expect(draft.contains("2024-03-01-to-draft/index.html\">What would change</a>"))
    #expect(try Self.redlines(fixture).isSuperset(of: ["2024-03-01-to-draft", "2024-04-01-to-draft"]))
    #expect(try Self.broken(fixture) == [])
  }

  @Test(arguments: [
    ("redlines: [consecutive]\nredlines-of-all-pairs: 0\n", 4), ("redlines: [in-force]\nredlines-of-all-pairs: 4\n", 4),
    ("redlines: []\nredlines-of-all-pairs: 5\n", 10), ("redlines: []\nredlines-of-all-pairs: 0\n", 0),
  ])
  func theSettingsChooseWhichRedlinesAreMade(_ settings: String, _ count: Int) async throws {
    let fixture = try Self.fixture(versions: 5, settings: settings)
    let build = try await fixture.build()
    #expect(build.diagnostics.isEmpty)
    #expect(build.summary.redlines == count)
    #expect(try Self.broken(fixture) == [])
    // What changed is told in any case.
    #expect(try fixture.folder.text("output/terms/versions/index.html").contains("<b>1</b> edited"))
  }

  @Test func anUnknownKindOfRedlineIsReportedAtItsPlace() async throws {
    let fixture = try Self.fixture(versions: 2, settings: "redlines: [consecutive, inforce]\n")
    let report = fixture.report(try await fixture.build().diagnostics)
    #expect(report.contains("content/site.yml:2:25: error: 'redlines' cannot be \"inforce\" [value-unknown]"))
    #expect(report.contains("did you mean \"in-force\"?"))
  }

  /// Feed readers and search engines take a page that is not hidden but not listed for a mistake.
  @Test func everyRedlineIsInTheSitemapAndNoneIsHidden() async throws {
    let fixture = try Self.fixture(versions: 4)
    try await fixture.build()
    let sitemap = try fixture.folder.text("output/sitemap.xml")
    #expect(sitemap.matches(of: /terms\/changes\//).count == 6)
    let added = try fixture.folder.text("output/terms/changes/2024-01-01-to-2024-04-01/index.html")
    #expect(!added.contains("noindex"))
  }

  @Test func aLongHistoryIsEnteredByYear() async throws {
    let fixture = try Self.fixture(versions: 26)
    try await fixture.build()
    let history = try fixture.folder.text("output/terms/versions/index.html")
    #expect(history.contains("<a href=\"#year-2025\">2025</a> (14)"))
    #expect(history.contains("<a href=\"#year-2024\">2024</a> (12)"))
    #expect(history.matches(of: /id="year-/).count == 2)
  }
}
