import Diagnostics
import Foundation
import Site
import TestSupport
import Testing

/// The page that readers search on, as a list and with Pagefind's index.
@Suite struct SearchTests {
  private static func files(_ setting: String) -> KeyValuePairs<String, String> {
    [
      "content/site.yml": setting,
      "content/policies/privacy/2024-01-01.md": "# Privacy\n\n## Records\n\nWe keep parcels for thirty days.\n",
      "content/policies/privacy/2025-01-01.md": "# Privacy\n\n## Records\n\nWe keep parcels for ninety days.\n",
      "content/about.md": "# About\n\n## Who we are\n\nA company with badgers.\n",
    ]
  }

  @Test func theListNamesEverythingThatCanBeFound() async throws {
    let fixture = try SiteFixture(Self.files("title: A\n"))
    try await fixture.build()
    let page = try fixture.folder.text("output/search/index.html")
    #expect(page.contains("<a href=\"../privacy/index.html#records\">Records</a>"))
    #expect(page.contains("<li data-policy=\"Privacy\" data-standing=\"superseded\" data-year=\"2024\">"))
    #expect(page.contains("<a href=\"../about/index.html#who-we-are\">Who we are</a>"))
    #expect(!page.contains("data-index"))
    let archived = try fixture.folder.text("output/privacy/versions/2024-01-01/index.html")
    #expect(archived.contains("<a href=\"../../../search/index.html\">Search</a>"))
    #expect(!archived.contains("data-pagefind"))
  }

  @Test func aSiteMayHaveNoSearch() async throws {
    let fixture = try SiteFixture(Self.files("search: none\n"))
    try await fixture.build()
    #expect(!fixture.folder.exists("output/search/index.html"))
    #expect(try !fixture.folder.text("output/about/index.html").contains("search/"))
  }

  @Test func textsAreIndexedWhereTheyStandOnceAndSayWhatTheyAre() async throws {
    let fixture = try SiteFixture(Self.files("search: pagefind\n"))
    let build = try await fixture.build()
    let current = try fixture.folder.text("output/privacy/index.html")
    #expect(current.contains("data-pagefind-body"))
    #expect(current.contains("data-standing=\"in force\" data-year=\"2025\""))
    // The text in force stands at two addresses and is found at its own.
    #expect(try !fixture.folder.text("output/privacy/versions/2025-01-01/index.html").contains("data-pagefind-body"))
    let archived = try fixture.folder.text("output/privacy/versions/2024-01-01/index.html")
    #expect(archived.contains("data-pagefind-body") && archived.contains("data-standing=\"superseded\""))
    #expect(
      try !fixture.folder.text("output/privacy/changes/2024-01-01-to-2025-01-01/index.html").contains(
        "data-pagefind-body"))
    let page = try fixture.folder.text("output/search/index.html")
    if build.diagnostics.isEmpty {
      #expect(page.contains("data-index=\"../pagefind/pagefind.js\""))
      #expect(fixture.folder.exists("output/pagefind/pagefind.js"))
      #expect(!fixture.folder.exists("output/pagefind/pagefind-ui.js"))
    } else {
      // Without the tool the site is built all the same, and its author is told.
      #expect(build.diagnostics.map(\.rule) == ["search-index"])
      #expect(build.diagnostics.map(\.severity) == [.warning])
      #expect(!page.contains("data-index"))
    }
  }
}
