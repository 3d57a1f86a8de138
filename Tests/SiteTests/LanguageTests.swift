import Content
import Diagnostics
import Foundation
import Site
import TestSupport
import Testing

/// Sites in other languages: what the program writes into their pages is in the language of the page.
@Suite struct LanguageTests {
  /// A site with about every kind of page, whose authors write in words of no language.
  private func site(in language: String) throws -> SiteFixture {
    let fixture = try SiteFixture(asOf: "2026-01-05")
    try fixture.folder.write([
      "content/site.yml": """
      title: Zorblat
      base-url: https://zorblat.example/
      publisher: Zorblat Oy
      language: \(language)
      allow-embeds: [blik.example]
      menu:
        - label: Blorp
          href: /blorp/

      """,
      "content/destinations.yml": """
      - domain: kvik.example
        name: Kvik
        affiliate: true
        privacy-policy: https://kvik.example/p

      """,
      "content/about.md": """
      ---
      tags: [Murl]
      date: 2025-04-02
      aliases: [/uber-ons/]
      ---
      # Zwonk

      Plix [snorf](https://snorf.example/?utm_term=q) ![Blik](https://blik.example/a.png)

      """,
      "content/murl/index.md": "# Murl\n", "content/murl/ploon.md": "# Ploon\n",
      "content/policies/blorp/policy.yml": "kind: privacy\ntitle: Blorp\n",
      "content/policies/blorp/2023-01-01.md": Self.first,
      "content/policies/blorp/2025-01-01.md": Self.second,
      "content/policies/blorp/2026-06-01.md": "---\npublished: 2026-01-02\n---\n" + Self.third,
      "content/policies/blorp/draft.md": Self.third + "\nWibblo wobblo.\n",
      "content/policies/glim.md": "# Glim\n\nQuax quux.\n",
      "content/policies/snaggel/2019-05-01.md": Self.captured("2019-05-01", "Vrelt\u{E2}\u{201E}\u{A2} dronk."),
      "content/policies/snaggel/2020-05-01.md": Self.captured(
        "2020-05-01", "Vrelt\u{2122} dronk ![Krum](https://krum.example/x.png)."),
    ])
    for month in 0..<26 {
      let day = String(format: "%d-%02d-01", 2023 + month / 12, month % 12 + 1)
      try fixture.folder.write([
        "content/policies/tarn/\(day).md": "# Tarn\n\n## Ska\n\nTrub \(month) flob.\n\n## Ski \(month / 9)\n\nKrel.\n"
      ])
    }
    return fixture
  }

  private static let first = """
    # Blorp

    ## Quorl

    Frimp [grelt](https://grelt.example/) bmor, blun drim **skorl** vint plark.

    Wug dralp zint morv, qualb trenk.

    ## Drolp

    - Vrint skolp
    - Tralk

    | Kla | Klo |
    |---|---|
    | 1 | 2 |

    Narf zork plen trulb, gwin stolk brenn, vilm drask.

    ***

    Stroll[^1] krint.

    [^1]: Krunt.

    """

  private static let second = """
    # Blorp

    ## Quorl

    Frimp [grelt](http://krolt.example/?affid=3) bmor, blun drim skorl vint plark.

    ### Drolp

    1. Vrint skolp
    2. Tralk 30

    | Kla | Klo |
    |---|---|
    | 1 | 3 |

    Narf zork plen trulb, gwin stolk brenn.

    Vilm drask. Vilk [zor](mailto:zor@zorblat.example), [tel](tel:+358401), [kvik](https://kvik.example/).

    Wug dralp zint morv, qualb trenk.

    [https://blem.example](https://krolt.example/)

    """

  private static let third = second + "\n## Plomp\n\nGrunt `vlok`.\n\n    vlok krol\n"

  private static func captured(_ day: String, _ text: String) -> String {
    "---\narchived: \(day)\nsource: https://snaggel.example/p\narchive: https://web.archive.org/web/1/x\n---\n# Snaggel\n\n\(text)\n"
  }

  // MARK: Words

  /// The words of more than three letters that English phrases have and those of another language do not.
  private static func englishWords(notIn language: String) throws -> Set<Substring> {
    func words(_ language: String) throws -> Set<Substring> {
      let file = ProjectFolder.url.appending(path: "themes/default/strings/\(language).yml")
      let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }
      let phrases = lines.map { $0.drop { $0 != ":" }.replacing(#/\{[^}]*\}/#, with: " ") }.joined(separator: " ")
      return Self.words(in: phrases)
    }
    return try words("en").subtracting(words(language))
  }

  private static func words(in text: String) -> Set<Substring> {
    // Neither addresses nor commands are in any language.
    let words = text.lowercased().replacing(#/\S+[.\/]\S+|codicil compare/#, with: " ")
    return Set(words.split { !("a"..."z").contains($0) }.filter { $0.utf8.count > 3 })
  }

  /// What readers of a page see or hear of it, but for code.
  private static func readable(_ html: String) -> String {
    let page = html.replacing(#/<(script|pre|code|style)\b.*?</\1>/#.dotMatchesNewlines(), with: " ")
    var parts = page.matches(of: #/\s(?:title|aria-label|alt)="([^"]*)"/#).map { String($0.output.1) }
    parts += page.matches(of: #/<meta (?:name|property)="(?:og:)?(?:description|title)" content="([^"]*)"/#).map {
      String($0.output.1)
    }
    // Codes have no blanks.
    parts += page.matches(of: #/\sdata-(?!fact|pagefind)[a-z-]+="([^"]* [^"]*)"/#).map { String($0.output.1) }
    return (parts + [page.replacing(#/<[^>]*>/#, with: " ")]).joined(separator: "\n")
  }

  @Test(arguments: ["de", "ar"])
  func aPageHasNoWordOfEnglish(language: String) async throws {
    let english = try Self.englishWords(notIn: language)
    try #require(english.count > 250)
    let fixture = try site(in: language)
    let build = try await fixture.build()
    try #require(!build.diagnostics.hasErrors, "\(fixture.report(build.diagnostics))")
    #expect(!build.diagnostics.contains { $0.rule.id == "phrases-missing" })
    let output = fixture.folder.url.appending(path: "output")
    let files = FileManager.default.enumerator(atPath: output.path)?.compactMap { $0 as? String } ?? []
    let pages = files.filter { $0.hasSuffix(".html") }
    try #require(pages.count > 60)
    for path in pages.sorted() {
      let text = Self.readable(try fixture.folder.text("output/" + path))
      let found = Self.words(in: text).intersection(english)
      #expect(found.isEmpty, "\(path): \(found.sorted())")
    }
    for path in files.filter({ $0.hasSuffix("feed.json") || $0.hasSuffix("ledger.json") }) {
      let told = try fixture.folder.text("output/" + path).matches(
        of: #/"(?:title|content_text|learns)" : (?:"[^"]*"|\[[^\]]*\])/#)
      for value in told {
        let text = value.output.replacing(#/^"\w+" :/#, with: "")
        #expect(Self.words(in: String(text)).intersection(english).isEmpty, "\(path): \(text)")
      }
    }
  }

  // MARK: Directions

  @Test func addressesAndTitlesKeepTheirDirectionOnAPageFromRightToLeft() async throws {
    let fixture = try site(in: "ar")
    try await fixture.build()
    let page = try fixture.folder.text("output/blorp/index.html")
    #expect(page.contains("<html lang=\"ar\" dir=\"rtl\""))
    #expect(
      page.contains(" <span class=\"linkout\"> (\u{2068}krolt.example\u{2069})</span>")
        || page.contains("(\u{2068}krolt.example\u{2069})"))
    #expect(page.contains("<bdi>2023-01-01</bdi>"), "a day in digits would be turned around after Arabic letters")
    #expect(
      try fixture.folder.text("output/blorp/versions/index.html").contains("<h1>سجل «\u{2068}Blorp\u{2069}»</h1>"))
    #expect(try fixture.folder.text("output/uber-ons/index.html").contains("<html lang=\"ar\" dir=\"rtl\""))
  }

  // MARK: What a language lacks

  @Test func aLanguageThatLacksPhrasesIsReportedOnce() async throws {
    let fixture = try SiteFixture([
      "content/site.yml": "title: Sivusto\nlanguage: fi\nlanguages: [en, de]\n",
      "content/policies/a/policy.yml": "language: fi\n", "content/policies/a/2025-01-01.md": "# A\n\nKyllä.\n",
      "themes/default/strings/fi.yml": "search: Haku\nlinks_counted:\n  one: yksi\n  other: \"{count} linkkiä\"\n",
    ])
    let found = try await fixture.site().diagnostics.filter { $0.rule.id == "phrases-missing" }
    #expect(found.map(\.path) == [fixture.folder.path + "/themes/default/strings/fi.yml"])
    #expect(found.first?.message.hasPrefix("pages in 'fi' have words of English: ") ?? false)
    #expect(found.first?.advice?.contains("codicil theme strings fi") ?? false)
  }

  /// What the program prints to be translated is a whole strings file, whatever forms the language counts by.
  @Test(arguments: ["fi", "pl", "cy"])
  func whatIsToBeTranslatedIsAFileThatLacksNothing(language: String) async throws {
    let fixture = try SiteFixture([
      "content/site.yml": "title: T\nlanguage: \(language)\n", "content/policies/a.md": "# A\n\nB.\n",
    ])
    let folder = try ThemeFolder(
      named: nil, in: fixture.folder.path + "/themes", content: fixture.folder.path + "/content")
    let file = folder.untranslated(in: language).text
    #expect(file.contains("  one: \"One version is known.\"\n"))
    try fixture.folder.write(["themes/default/strings/\(language).yml": file])
    let found = try await fixture.site().diagnostics
    #expect(fixture.report(found) == "")
  }
}
