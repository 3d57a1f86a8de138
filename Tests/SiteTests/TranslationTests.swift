import Diagnostics
import Foundation
import Site
import TestSupport
import Testing

/// `Translations/content`: one policy in English, German and Arabic. The German text has the first version only, the Arabic
/// one all but a version to come.
@Suite struct TranslationTests {
  private static let folder = CaseFolder.all(beside: #filePath, in: "").first { $0.description == "Translations" }

  private func fixture(_ files: KeyValuePairs<String, String> = [:], asOf: String = "2026-01-05") throws -> SiteFixture
  {
    let fixture = try SiteFixture(asOf: asOf)
    try fixture.folder.copy(try #require(Self.folder).url.appending(path: "content"), to: "content")
    try fixture.folder.write(files)
    return fixture
  }

  private func built(_ files: KeyValuePairs<String, String> = [:]) async throws -> TemporaryFolder {
    let fixture = try fixture(files)
    let build = try await fixture.build()
    try #require(!build.diagnostics.hasErrors, "\(fixture.report(build.diagnostics))")
    return fixture.folder
  }

  // MARK: Places

  @Test func aTranslationIsAnArchiveBelowItsLanguage() async throws {
    let site = try await built()
    for path in ["index.html", "versions/2025-01-15/index.html", "changes/2024-05-25-to-2025-01-15/index.html"] {
      #expect(site.exists("output/ar/privacy/" + path), "\(path)")
    }
    for file in ["feed.xml", "feed.json", "history.json", "timemap.link", "versions/snapshots.lock"] {
      #expect(site.exists("output/de/privacy/" + file), "\(file)")
    }
    #expect(!site.exists("output/de/privacy/versions/2025-01-15/index.html"))
    let page = try site.text("output/ar/privacy/index.html")
    #expect(page.contains("<html lang=\"ar\" dir=\"rtl\">"))
    #expect(page.contains("<a class=\"brand\" href=\"../../ar/index.html\">عبّارات هالسيون</a>"))
  }

  @Test func listsNameAPolicyOnceWithItsLanguages() async throws {
    let site = try await built()
    let list = try site.text("output/index.html")
    #expect(list.components(separatedBy: "<h2>").count - 1 == 2)
    #expect(list.contains("<a href=\"de/privacy/index.html\" lang=\"de\" hreflang=\"de\">Deutsch</a>"))
    let german = try site.text("output/de/index.html")
    #expect(german.contains("<h2><a href=\"../de/privacy/index.html\">Datenschutzerklärung</a></h2>"))
    #expect(german.contains("<h2><a href=\"../terms/index.html\" lang=\"en\" hreflang=\"en\">Terms</a></h2>"))
  }

  @Test func aLanguageWithoutAMenuHasThatOfTheSite() async throws {
    let page = try await built().text("output/de/privacy/index.html")
    let menu = try #require(page.firstMatch(of: #/<nav aria-label="Website">(.*?)</nav>/#.dotMatchesNewlines())).output
      .1
    let labels = menu.matches(of: #/>([^<]+)</a>/#).map { String($0.output.1) }
    #expect(labels == ["Datenschutzerklärung", "Terms", "Wir"])
    #expect(menu.contains("<a href=\"../../terms/index.html\" lang=\"en\" hreflang=\"en\">Terms</a>"))
  }

  // MARK: The way to other languages

  private func languages(_ page: String) -> [String] {
    page.matches(
      of: #/<li><a href="([^"]*)" lang="([^"]*)" hreflang="[^"]*"[^>]*>[^<]*</a>(?: <span>([^<]*)</span>)?</li>/#
    )
    .map { "\($0.output.2) \($0.output.1)\($0.output.3.map { " " + $0 } ?? "")" }
  }

  @Test func aVersionLeadsToItselfInOtherLanguagesOrToTheTextInForceThere() async throws {
    let site = try await built()
    let header = try site.text("output/privacy/versions/2025-01-15/index.html").prefix { $0 != "\u{0}" }
    #expect(
      languages(String(header)) == [
        "en ../../../privacy/versions/2025-01-15/index.html", "de ../../../de/privacy/index.html (not this page)",
        "ar ../../../ar/privacy/versions/2025-01-15/index.html",
      ])
    #expect(
      languages(try site.text("output/terms/index.html")) == [
        "en ../terms/index.html", "de ../de/index.html (not this page)", "ar ../ar/index.html (not this page)",
      ])
  }

  /// Whatever a page names as its counterpart is a page that names it in turn, in the sitemap too.
  @Test func alternatesNameEachOther() async throws {
    let site = try await built([
      "content/de/news.md": "---\naliases: [/de/terms/, /neu/]\n---\n# Neues\n",
      "content/static/ar/terms/index.html": "<p>",
      "content/de/plan.md": "# Plan\n", "content/plan.md": "---\nlanguage: fr\n---\n# Plan\n",
    ])
    let base = "https://halcyon.example/"
    var alternates: [String: Set<String>] = [:]
    for path in try site.files(below: "output").keys where path.hasSuffix("index.html") {
      let page = try site.text("output/" + path)
      let address = base + path.dropLast("index.html".count)
      alternates[address] = Set(
        page.matches(of: #/<link rel="alternate" hreflang="([^"]*)" href="([^"]*)">/#)
          .map { "\($0.output.1) \($0.output.2)" })
    }
    for (address, named) in alternates where !named.isEmpty {
      let others = Set(named.map { String($0.split(separator: " ")[1]) })
      #expect(others.contains(address) && others.count > 1, "\(address)")
      for other in others { #expect(alternates[other] == named, "\(address) and \(other)") }
      #expect(named.count { $0.hasPrefix("x-default ") } == 1, "\(address)")
    }
    #expect(alternates.values.count { !$0.isEmpty } > 15)
    #expect(alternates[base + "terms/"] == [])
    #expect(alternates[base + "plan/"]?.contains("fr \(base)plan/") == true)
    let map = try site.text("output/sitemap.xml")
    for entry in map.matches(of: #/<url><loc>([^<]*)</loc>(.*?)</url>/#.dotMatchesNewlines()) {
      let named = entry.output.2.matches(of: #/hreflang="([^"]*)" href="([^"]*)"/#).map {
        "\($0.output.1) \($0.output.2)"
      }
      #expect(alternates[String(entry.output.1), default: []] == Set(named), "\(entry.output.1)")
    }
  }

  @Test func aTranslationSaysWhatItTranslates() async throws {
    let site = try await built()
    let german = try site.text("output/de/privacy/index.html")
    #expect(
      german.contains(
        #""translationOfWork":{"@type":"WebPage","inLanguage":"en","url":"https://halcyon.example/privacy/"}"#))
    #expect(german.contains("<meta property=\"og:locale\" content=\"de\">"))
    #expect(german.contains("<meta property=\"og:locale:alternate\" content=\"ar\">"))
    #expect(try site.text("output/privacy/index.html").contains("\"workTranslation\":[{"))
    #expect(try !site.text("output/terms/index.html").contains("\"workTranslation\""))
  }

  // MARK: Mistakes

  @Test(arguments: [
    ("languages: [german]", "language-invalid", "write it as in"),
    ("languages: [Deutsch]", "language-invalid", "write de"),
    ("languages: [en]", "language-invalid", "list only"), ("languages:\n  tlh:", "language-invalid", "'name:'"),
    ("languages:\n  de:\n    titel: A", "key-unknown", "did you mean 'title'?"),
    ("languages: de", "value-kind", ""), ("languages: [[de]]", "value-kind", ""),
    ("languages:\n  de:\n    menu:\n      - label: A\n        href: /b/", "link-broken", ""),
  ])
  func aMistakeInTheLanguagesIsReportedWithItsPlace(_ text: String, _ rule: String, _ advice: String) async throws {
    let found = try await SiteFixture(["content/site.yml": text + "\n", "content/a.md": "# A\n"]).site().diagnostics
    #expect(found.map(\.rule.id) == [rule])
    #expect(found.first?.position != nil && (advice.isEmpty || found.first?.advice?.contains(advice) == true))
  }

  @Test func aTranslationIntoALanguageThatIsNotListedIsAnError() async throws {
    let fixture = try fixture(["content/policies/terms/dee/2024-05-25.md": "# AGB\n"])
    let found = try await fixture.site().diagnostics.filter { $0.rule == "language-undeclared" }
    #expect(found.map(\.advice) == ["did you mean 'de'?"])
    #expect(found.map { $0.path?.hasSuffix("content/policies/terms/dee") } == [true])
  }

  @Test func aFolderWithoutTextsIsNoTranslation() async throws {
    let fixture = try fixture(["content/policies/terms/img/a.png": ""])
    #expect(try await fixture.site().diagnostics.map(\.rule) == ["file-unused"])
  }

  @Test func aPolicyNamedLikeALanguageCollidesWithItsPages() async throws {
    let fixture = try fixture(["content/policies/de/2024-05-25.md": "# D\n"])
    #expect(try await fixture.site().diagnostics.contains { $0.rule == "path-collision" && $0.severity == .error })
  }
}
