import Archiving
import Diagnostics
import Foundation
import Policies
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
    #expect(page.contains("<html lang=\"ar\" dir=\"rtl\""))
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

  // MARK: Lag

  private func lags(asOf day: String, _ files: KeyValuePairs<String, String> = [:]) async throws -> [String] {
    try await fixture(files, asOf: day).site().diagnostics.filter { $0.rule == "translation-lags" }
      .map { "\($0.severity) \($0.path?.suffix(2) ?? ""): \($0.message)" }
  }

  @Test(arguments: [
    ("2024-06-01", ["note ar: 2026-06-01", "note de: 2025-01-15", "note de: 2026-06-01"]),
    ("2025-01-14", ["note ar: 2026-06-01", "note de: 2025-01-15", "note de: 2026-06-01"]),
    ("2025-01-15", ["note ar: 2026-06-01", "note de: 2026-06-01", "warning de: 2025-01-15"]),
    ("2026-06-01", ["warning ar: 2026-06-01", "warning de: 2026-06-01"]),
  ])
  func aTranslationLagsFromTheDayThatItsOriginalMovesOn(_ day: String, _ expected: [String]) async throws {
    let found = try await lags(asOf: day).map { line in
      let version = line.firstMatch(of: /version of ([0-9-]+)/)?.output.1 ?? ""
      return "\(line.prefix { $0 != ":" }): \(version)"
    }
    #expect(found.sorted() == expected)
  }

  @Test func theReportSaysWhatToTranslateAndWhere() async throws {
    let fixture = try fixture()
    let lag = try #require(try await fixture.site().diagnostics.first { $0.severity == .warning })
    let folder = "content/policies/privacy/de"
    #expect(
      fixture.report([lag]) == """
        \(folder): warning: lags behind its original: the version of 2025-01-15 is in force and not translated [translation-lags]
            → write \(folder)/2025-01-15.md; what changed in the original: codicil compare privacy 2024-05-25 2025-01-15

        """)
  }

  @Test func aSiteMayTakeALagForAnError() async throws {
    let settings = "languages: [de, ar]\nrules:\n  translation-lags: error\n"
    let build = try await fixture(["content/site.yml": settings]).build()
    #expect(build.diagnostics.filter { $0.severity == .error }.map(\.rule.id).contains("translation-lags"))
  }

  @Test func aPageThatLagsSaysSoInItsLanguageAndLeadsToWhatIsInForce() async throws {
    let site = try await built()
    for (page, up) in [("index.html", "../../"), ("versions/2024-05-25/index.html", "../../../../")] {
      let text = try site.text("output/de/privacy/" + page)
      #expect(text.contains("Diese Übersetzung zeigt die Fassung vom"))
      #expect(
        text.contains("<a href=\"\(up)privacy/index.html\" lang=\"en\" hreflang=\"en\">Privacy policy (English)</a>"))
      #expect(text.contains("<a href=\"\(up)privacy/changes/2024-05-25-to-2025-01-15/index.html\" hreflang=\"en\">"))
      #expect(text.contains("data-status=\"superseded\""))
    }
    #expect(try !site.text("output/ar/privacy/index.html").contains("تعرض هذه الترجمة"))
    let data = try site.text("output/de/privacy/history.json")
    #expect(data.contains("\"translationOf\" : \"privacy\"") && !data.contains("\"current\" : \"2024-05-25\""))
    #expect(try site.text("output/ar/privacy/history.json").contains("\"current\" : \"2025-01-15\""))
  }

  /// Lists, descriptions and links to other versions do not call in force what is not; what it links to can be followed.
  @Test func nothingCallsATextThatLagsInForce() async throws {
    let site = try await built()
    let list = try site.text("output/de/index.html")
    #expect(list.contains("Übersetzung der Fassung vom 25. Mai 2024; eine spätere ist in Kraft</time>"))
    for path in try site.files(below: "output/de/privacy").keys where path.hasSuffix(".html") {
      let page = try site.text("output/de/privacy/" + path)
      for claim in ["data-status=\"current\"", "Geltende Fassung", "in Kraft seit", "der geltende Text", ">in Kraft<"] {
        #expect(!page.contains(claim), "\(path): \(claim)")
      }
    }
    #expect(try site.text("output/de/privacy/versions/2024-05-25/index.html").contains(">Neueste Übersetzung</a>"))
    let ledger = try site.text("output/links/ledger.csv")
    #expect(ledger.contains("de/privacy/versions/2024-05-25/"))
  }

  @Test func searchFindsWhatIsInTheLanguageAndSaysWhatIsNot() async throws {
    let site = try await built()
    let list = try site.text("output/de/search/index.html")
    #expect(list.contains("<a href=\"../../de/about/index.html\">Über Halcyon</a>"))
    #expect(list.contains("<a href=\"../../terms/index.html\" hreflang=\"en\">Terms</a>"))
    #expect(list.contains("<span class=\"meta\" lang=\"en\">English</span>"))
    #expect(!list.contains("Privacy policy"))
  }

  @Test func readersOfATranslationHearOfAVersionToComeAndOfTheTextThatPrevails() async throws {
    let site = try await built()
    let arabic = try site.text("output/ar/privacy/index.html")
    #expect(
      arabic.contains(
        "<a href=\"../../privacy/versions/2026-06-01/index.html\" lang=\"en\" hreflang=\"en\">Privacy policy (English)</a>"
      ))
    let version = try site.text("output/ar/privacy/versions/2024-05-25/index.html")
    let prevails = "فالنص المعتمد هو: <a href=\"../../../../privacy/versions/2024-05-25/index.html\" lang=\"en\""
    #expect(version.contains(prevails))
    #expect(try !site.text("output/privacy/index.html").contains("this one prevails"))
    let german = try await built([
      "content/policies/privacy/policy.yml": "title: Privacy policy\nprevailing: de\n"
    ])
    #expect(
      try german.text("output/privacy/index.html").contains(
        "this one prevails: <a href=\"../de/privacy/index.html\" lang=\"de\" hreflang=\"de\">Datenschutzerklärung (Deutsch)</a>"
      ))
  }

  @Test func aVersionThatTheOriginalDoesNotHaveIsAnError() async throws {
    let found = try await fixture(["content/policies/privacy/de/2025-01-16.md": "# D\n"]).site().diagnostics
    let stray = try #require(found.first { $0.rule == "translation-stray" })
    #expect(stray.severity == .error && stray.advice == "name it 2025-01-15.md, if that is the version")
  }

  @Test func aTranslationThatLeadsToTheOriginalOfAPageIsTold() async throws {
    let text = "# Über\n\nUnsere [Erklärung](/privacy/#who-sees-it) und die [Bedingungen](/terms/).\n"
    let found = try await fixture(["content/de/about.md": text, "content/about.md": "# About\n\n[Über](/de/about/)\n"])
      .check().filter { $0.rule == "link-language" }
    #expect(found.map(\.advice) == ["write /de/privacy/, unless the other language is meant"])
    #expect(found.first?.position?.line == 3 && found.first?.severity == .note)
  }

  @Test func aTextMayPrevailOnlyInALanguageOfThePolicy() async throws {
    let found = try await fixture(["content/policies/privacy/policy.yml": "prevailing: df\n"]).site().diagnostics
    let fault = try #require(found.first { $0.severity == .error })
    #expect(fault.rule == "language-undeclared" && fault.advice == "did you mean 'de'?" && fault.position?.line == 1)
    let inside = try await fixture(["content/policies/privacy/de/policy.yml": "prevailing: de\n"]).site().diagnostics
    #expect(inside.contains { $0.rule == "key-unknown" })
  }

  // MARK: Archives

  /// A translation is locked, archived and checked as its original is, and changes nothing of it.
  @Test func aTranslationIsArchivedForADayThatIsLongPast() async throws {
    let fixture = try fixture(["content/policies/privacy/de/draft.md": "# Datenschutzerklärung\n\nNeu: 90 Tage.\n"])
    let content = fixture.folder.path + "/content"
    let (today, effective) = (try #require(CalendarDate("2026-01-05")), try #require(CalendarDate("2025-01-15")))
    for id in ["privacy", "privacy/de"] { try Archive(content, asOf: today).lock(Policy.ID(id)) }
    let lock = try fixture.folder.text("content/policies/privacy/snapshots.lock")
    let terms = Freezing.Terms(effective: effective, published: today, summary: nil)
    let freezing = try Freezing("privacy/de", as: terms, in: try Archive(content, asOf: today), on: today)
    #expect(freezing.diagnostics.isEmpty)
    try freezing.write(signingWith: nil)
    #expect(try fixture.folder.text("content/policies/privacy/de/snapshots.lock").contains("2025-01-15.md"))
    #expect(try fixture.folder.text("content/policies/privacy/snapshots.lock") == lock)
    let build = try await fixture.build()
    #expect(build.diagnostics.allSatisfy { $0.severity == .note })
    for folder in [content, fixture.folder.path + "/output"] {
      let report = try ArchiveReport(folder, key: nil, asOf: today)
      #expect(report.diagnostics.isEmpty)
      #expect(report.lines.map(\.policy.description) == ["privacy", "privacy/ar", "privacy/de", "terms"])
      #expect(report.lines.first { $0.policy == "privacy/de" }?.seal == .locked)
    }
    try fixture.folder.write(["output/de/privacy/versions/2024-05-25.md": "# Anders\n"])
    let broken = try ArchiveReport(fixture.folder.path + "/output", key: nil, asOf: today)
    #expect(broken.lines.first { $0.policy == "privacy/de" }?.seal == .broken)
  }

  @Test func aTranslationIsNotArchivedBeforeItsOriginal() throws {
    let fixture = try fixture(["content/policies/privacy/de/draft.md": "# Datenschutzerklärung\n\nNeu.\n"])
    let today = try #require(CalendarDate("2026-01-05"))
    let terms = Freezing.Terms(effective: try #require(CalendarDate("2025-03-01")), published: today, summary: nil)
    let archive = try Archive(fixture.folder.path + "/content", asOf: today)
    let freezing = try Freezing("privacy/de", as: terms, in: archive, on: today)
    #expect(freezing.diagnostics.map(\.rule.id) == ["translation-stray"])
  }

  // MARK: Builds in memory

  /// What a translation shows depends on its original, and what the original leads to on its translations.
  @Test func aBuildInMemoryFollowsWhatChangesInTheOtherLanguage() async throws {
    let fixture = try fixture()
    var memory = BuildMemory()
    func check(_ change: String) async throws {
      let options = try fixture.options()
      let next = try await MemoryBuild.make(options, after: memory)
      let fresh = try await MemoryBuild.make(options, after: BuildMemory())
      #expect(next.files == fresh.files, "\(change)")
      memory = next.memory
    }
    try await check("first")
    try fixture.folder.write(["content/policies/privacy/de/2025-01-15.md": "# Datenschutzerklärung\n\nNeu.\n"])
    try await check("a translation")
    try fixture.folder.write(["content/policies/privacy/policy.yml": "title: Our privacy policy\nkind: privacy\n"])
    try await check("the title of the original, and no text that prevails")
    try fixture.folder.write([
      "content/policies/privacy/2026-06-01.md": "---\npublished: 2025-12-01\n---\n# Privacy policy\n"
    ])
    try await check("a version of the original")
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
      .filter { $0.severity == .error }
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
    #expect(try await fixture.site().diagnostics.map(\.rule).filter { $0 != "translation-lags" } == ["file-unused"])
  }

  @Test func aPolicyNamedLikeALanguageCollidesWithItsPages() async throws {
    let fixture = try fixture(["content/policies/de/2024-05-25.md": "# D\n"])
    #expect(try await fixture.site().diagnostics.contains { $0.rule == "path-collision" && $0.severity == .error })
  }
}
