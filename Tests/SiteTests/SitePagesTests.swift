import Diagnostics
import Foundation
import Site
import TestSupport
import Testing

/// Folders of pages, menus, pages that are not built yet or no longer, tags, and old addresses.
@Suite struct SitePagesTests {
  private func rules(_ files: KeyValuePairs<String, String>, asOf: String = "2026-01-01") async throws -> [Diagnostic] {
    try await SiteFixture(asOf: asOf, files).site().diagnostics
  }

  // MARK: Folders

  @Test func thePageOfAFolderListsThePagesInItInOrder() async throws {
    let fixture = try SiteFixture([
      "content/guides/index.md": "# Guides\n\nHow to.\n",
      "content/guides/zebra.md": "---\nweight: 1\ndescription: First by weight.\n---\n# Zebra\n",
      "content/guides/new.md": "---\ndate: 2025-03-01\n---\n# New\n",
      "content/guides/old.md": "---\ndate: 2024-03-01\n---\n# Old\n",
      "content/guides/deep/index.md": "# Deep\n",
      "content/guides/deep/inside.md": "# Inside\n",
    ])
    try await fixture.build()
    let page = try fixture.folder.text("output/guides/index.html")
    let titles = page.matches(of: #/<h2><a href="[^"]*">([^<]*)</a></h2>/#).map { String($0.output.1) }
    #expect(titles == ["Zebra", "New", "Old", "Deep"])
    #expect(page.contains("First by weight."))
    #expect(page.contains("<time datetime=\"2025-03-01\">1 March 2025</time>"))
    let inside = try fixture.folder.text("output/guides/deep/inside/index.html")
    #expect(
      inside.contains(
        "<li><a href=\"../../../guides/index.html\">Guides</a></li><li><a href=\"../../../guides/deep/index.html\">Deep</a></li>"
      ))
    #expect(inside.contains("\"BreadcrumbList\""))
  }

  @Test func aFolderMaySayThatItListsNothing() async throws {
    let fixture = try SiteFixture([
      "content/guides/index.md": "---\nlist-pages: false\n---\n# Guides\n", "content/guides/a.md": "# A\n",
    ])
    try await fixture.build()
    #expect(try !fixture.folder.text("output/guides/index.html").contains("class=\"entries\""))
  }

  // MARK: Menus

  @Test func pagesPutThemselvesIntoTheMenuBelowTheFolderTheyStandIn() async throws {
    let fixture = try SiteFixture([
      "content/site.yml": "menu:\n  - label: Legal\n    items:\n      - label: Privacy\n        href: /privacy/\n",
      "content/policies/privacy.md": "# Privacy\n",
      "content/guides/index.md": "---\nmenu: true\n---\n# Guides\n",
      "content/guides/a.md": "---\nmenu: Start here\n---\n# A\n",
      "content/about.md": "---\nmenu: true\nweight: 5\n---\n# About\n",
    ])
    try await fixture.build()
    let page = try fixture.folder.text("output/guides/a/index.html")
    let menu = try #require(page.firstMatch(of: #/<nav aria-label="Site">(.*?)</nav>/#.dotMatchesNewlines()))
    let labels = menu.output.1.matches(of: #/(?:<summary[^>]*>|<a [^>]*>)([^<]*)</#).map { String($0.output.1) }
    #expect(labels == ["Legal", "Privacy", "About", "Guides", "Guides", "Start here"])
    #expect(menu.output.1.contains("<a href=\"../../guides/a/index.html\" aria-current=\"page\">Start here</a>"))
    #expect(menu.output.1.contains("<summary data-within>Guides</summary>"))
  }

  @Test func whatLiesBelowAnEntryMarksIt() async throws {
    let fixture = try SiteFixture([
      "content/site.yml": "menu:\n  - label: Privacy\n    href: /privacy/\n",
      "content/policies/privacy/2024-01-01.md": "# Privacy\n",
    ])
    try await fixture.build()
    let archived = try fixture.folder.text("output/privacy/versions/2024-01-01/index.html")
    #expect(archived.contains("<a href=\"../../../privacy/index.html\" aria-current=\"true\">Privacy</a>"))
    #expect(try fixture.folder.text("output/privacy/index.html").contains("aria-current=\"page\">Privacy</a>"))
  }

  @Test func anEntryThatLeadsNowhereIsAnErrorWithItsPlace() async throws {
    let found = try await rules([
      "content/site.yml": "menu:\n  - label: A\n    items:\n      - label: B\n        href: /b/\n",
      "content/index.md": "# A\n",
    ])
    #expect(found.map(\.rule) == ["link-broken"])
    #expect(found.first?.position?.line == 5)
  }

  // MARK: Time

  @Test(arguments: [
    ("draft: true", "page-draft"), ("date: 2026-02-01", "page-scheduled"), ("publish: 2026-02-01", "page-scheduled"),
    ("expires: 2026-01-01", "page-expired"),
  ])
  func aPageThatIsNotBuiltIsReported(_ line: String, _ rule: Diagnostic.Rule) async throws {
    let fixture = try SiteFixture(["content/index.md": "# A\n", "content/news.md": "---\n\(line)\n---\n# News\n"])
    let build = try await fixture.build()
    #expect(build.diagnostics.map(\.rule) == [rule])
    #expect(!build.diagnostics.hasErrors)
    #expect(!fixture.folder.exists("output/news/index.html"))
    #expect(build.summary.drafts + build.summary.scheduled + build.summary.expired == 1)
  }

  @Test func aScheduledPageAppearsOnItsDayAndADraftOnRequest() async throws {
    var fixture = try SiteFixture(
      asOf: "2026-02-01",
      [
        "content/index.md": "# A\n", "content/news.md": "---\ndate: 2026-02-01\nexpires: 2026-02-02\n---\n# News\n",
        "content/plan.md": "---\ndraft: true\n---\n# Plan\n",
      ])
    fixture.includesDrafts = true
    #expect(try await fixture.build().diagnostics.isEmpty)
    #expect(fixture.folder.exists("output/news/index.html"))
    #expect(try fixture.folder.text("output/plan/index.html").contains("name=\"robots\" content=\"noindex\""))
    #expect(try !fixture.folder.text("output/sitemap.xml").contains("/plan/"))
    fixture.asOf = "2026-02-02"
    try await fixture.build()
    #expect(!fixture.folder.exists("output/news/index.html"))
  }

  @Test func aPageThatEndsBeforeItStartsIsAMistake() async throws {
    let found = try await rules(["content/a.md": "---\ndate: 2025-02-01\nexpires: 2025-01-01\n---\n# A\n"])
    #expect(found.contains { $0.rule == "page-never" && $0.severity == .error })
  }

  // MARK: Tags

  @Test func tagsHavePagesAndAListOnlyWhereTheyAreUsed() async throws {
    let fixture = try SiteFixture([
      "content/a.md": "---\ntags: [Data protection, Café]\n---\n# A\n",
      "content/b.md": "---\ntags: [Data protection]\n---\n# B\n",
    ])
    #expect(try await fixture.build().diagnostics.isEmpty)
    let tag = try fixture.folder.text("output/tags/data-protection/index.html")
    #expect(
      tag.contains("<a href=\"../../a/index.html\">A</a>") && tag.contains("<a href=\"../../b/index.html\">B</a>"))
    #expect(fixture.folder.exists("output/tags/cafe/index.html"))
    #expect(
      try fixture.folder.text("output/a/index.html").contains(
        "<a href=\"../tags/cafe/index.html\" rel=\"tag\">Café</a>"))
    #expect(try fixture.folder.text("output/tags/index.html").contains("2 pages"))
    let plain = try SiteFixture(["content/a.md": "# A\n"])
    try await plain.build()
    #expect(!plain.folder.exists("output/tags/index.html"))
  }

  @Test func tagsOfOneAddressAreReportedAtTheSecond() async throws {
    let found = try await rules([
      "content/a.md": "---\ntags: [Terms of use]\n---\n# A\n", "content/b.md": "---\ntags: [terms-of-use]\n---\n# B\n",
    ])
    #expect(found.map(\.rule) == ["tag-collision"])
    #expect(found.first?.path?.hasSuffix("b.md") == true)
    #expect(found.first?.position?.line == 2)
  }

  // MARK: Old addresses

  @Test func anOldAddressLeadsToTheNewOne() async throws {
    let fixture = try SiteFixture([
      "content/site.yml": "base-url: https://a.example/\n",
      "content/about.md": "---\naliases: [/company/, /about-us.html]\n---\n# About\n",
      "content/policies/privacy/policy.yml": "aliases: [/data-protection/]\n",
      "content/policies/privacy/2024-01-01.md": "# Privacy\n",
    ])
    #expect(try await fixture.build().diagnostics.isEmpty)
    let page = try fixture.folder.text("output/company/index.html")
    #expect(page.contains("<link rel=\"canonical\" href=\"https://a.example/about/\">"))
    #expect(page.contains("<noscript><meta http-equiv=\"refresh\" content=\"0; url=../about/index.html\"></noscript>"))
    #expect(try fixture.folder.text("output/about-us.html").contains("href=\"about/index.html\""))
    #expect(try fixture.folder.text("output/data-protection/index.html").contains("href=\"../privacy/index.html\""))
    #expect(try !fixture.folder.text("output/sitemap.xml").contains("company"))
  }

  @Test(arguments: [
    ("/about/", "alias-taken"), ("/privacy", "alias-taken"), ("company", "alias-invalid"), ("/a?b", "alias-invalid"),
    ("//other.example/", "alias-invalid"), ("/../a/", "alias-invalid"), ("/", "alias-invalid"),
  ])
  func anOldAddressThatIsTakenOrNoneIsAnErrorWithItsPlace(_ alias: String, _ rule: Diagnostic.Rule) async throws {
    let found = try await rules([
      "content/about.md": "# About\n", "content/policies/privacy.md": "# Privacy\n",
      "content/b.md": "---\naliases:\n  - \"\(alias)\"\n---\n# B\n",
    ])
    #expect(found.map(\.rule) == [rule])
    #expect(found.first?.position?.line == 3)
  }

  // MARK: Files copied as they are

  @Test func hiddenFilesThatHostsReadAreCopied() async throws {
    let fixture = try SiteFixture([
      "content/index.md": "# A\n", "content/static/.nojekyll": "", "content/static/humans.txt": "Us.\n",
      "content/static/.well-known/security.txt":
        "# Ours\nContact: mailto:security@a.example\nExpires: 2026-12-01T00:00:00Z\n",
      "content/static/.DS_Store": "x", "content/static/.gitkeep": "",
    ])
    #expect(try await fixture.build().diagnostics.isEmpty)
    for name in [".nojekyll", "humans.txt", ".well-known/security.txt"] {
      #expect(fixture.folder.exists("output/\(name)"), "\(name)")
    }
    #expect(!fixture.folder.exists("output/.DS_Store") && !fixture.folder.exists("output/.gitkeep"))
  }

  @Test(arguments: [
    ("Expires: 2026-12-01T00:00:00Z\n", 1, Severity.error), ("Contact: mailto:a@b.example\n", 1, .error),
    ("Contact: mailto:a@b.example\nExpires: 2025-12-01T00:00:00Z\n", 2, .warning),
    ("Contact: mailto:a@b.example\nExpires: 2030-12-01T00:00:00Z\n", 2, .note),
    ("Contact: mailto:a@b.example\nExpires: next year\n", 2, .error),
    ("Contact: a@b.example\nExpires: 2026-12-01T00:00:00Z\n", 1, .error),
    ("Contact: http://b.example/\nExpires: 2026-12-01T00:00:00Z\n", 1, .error),
    ("Contact: tel:+1-201-555-0123\nExpires: 2026-12-01T00:00:00Z\nHello there\n", 3, .error),
  ])
  func aSecurityTextIsCheckedAgainstItsStandard(_ text: String, _ line: Int, _ severity: Severity) async throws {
    let found = try await rules(["content/index.md": "# A\n", "content/static/.well-known/security.txt": text])
    #expect(found.map(\.rule) == ["security-txt"])
    #expect(found.first?.position?.line == line && found.first?.severity == severity)
  }
}
