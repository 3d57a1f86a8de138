import Foundation
import TestSupport
import Testing

/// The notes beside clauses, and the addresses of clauses.
@Suite struct LineagePageTests {
  private static let files: KeyValuePairs<String, String> = [
    "content/policies/terms/2023-01-01.md": "# Terms\n\nThe fee is ten euros.\n\nWe keep records for thirty days.\n",
    "content/policies/terms/2024-01-01.md": "# Terms\n\nThe fee is twelve euros.\n\nWe keep records for thirty days.\n",
    "content/policies/terms/2025-01-01.md": "# Terms\n\nThe fee is twelve euros.\n",
    "content/policies/terms/2027-01-01.md": "# Terms\n\nThe fee is nine euros.\n",
  ]

  @Test func beforeAnUpcomingVersionTheNotesAreThoseOfTheTextInForce() async throws {
    let fixture = try SiteFixture(asOf: "2026-01-01", Self.files)
    try await fixture.build()
    let page = try fixture.folder.text("output/terms/index.html")
    #expect(page.contains("since <a href=\"versions/2023-01-01/index.html\">2023-01-01</a>, last changed <a"))
    #expect(page.contains("changes/2023-01-01-to-2024-01-01/index.html\">2024-01-01</a>"))
    #expect(!page.contains("2027-01-01</a>, last changed"))
    let archived = try fixture.folder.text("output/terms/versions/2025-01-01/index.html")
    #expect(!archived.contains("class=\"since\""))
  }

  @Test func anAddressStaysAndLeadsToTheLastVersionThatHadTheClause() async throws {
    var fixture = try SiteFixture(asOf: "2024-06-01", Self.files)
    try await fixture.build()
    func entry(_ words: String) throws -> Substring {
      let list = try fixture.folder.text("output/terms/clauses/index.html").split(separator: "\n")
      return try #require(list.first { $0.contains(words) })
    }
    let before = try entry("We keep records")
    #expect(before.contains("<a href=\"../index.html\">We keep records"))
    fixture.asOf = "2026-01-01"
    try await fixture.build()
    let after = try entry("We keep records")
    #expect(after.prefix { $0 != ">" } == before.prefix { $0 != ">" })
    #expect(after.contains("<a href=\"../versions/2024-01-01/index.html\">We keep records"))
    #expect(after.contains("; last in 2024-01-01, not in <a"))
  }

  @Test func aFirstVersionNeedsNoNotes() async throws {
    let fixture = try SiteFixture(asOf: "2023-06-01", Self.files)
    try await fixture.build()
    #expect(try !fixture.folder.text("output/terms/index.html").contains("id=\"lineage\""))
  }
}
