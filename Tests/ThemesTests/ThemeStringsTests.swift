import Diagnostics
import Disclosure
import Markdown
import Testing

@testable import Themes
@testable import Words

/// The words of templates in several languages.
@Suite struct ThemeStringsTests {
  private func theme(_ files: [String: String]) -> (theme: Theme, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let theme = Theme(
      overriding: files.mapValues { Array($0.utf8) }, folder: "themes/own",
      classifier: Classifier(ownHost: "site.example", firstParty: [], catalogue: .empty), into: &diagnostics)
    return (theme, diagnostics)
  }

  private func notFound(_ files: [String: String], in language: String) throws -> String {
    let template = try #require(theme(files).theme.template("layouts/not-found", in: language))
    var html = HTMLBuffer(capacity: 1_024)
    template.render(View(["home": "./"]), into: &html)
    return String(decoding: html.bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("en", "Go to the start page"), ("de", "Zur Startseite"), ("de-AT", "Zur Startseite"), ("DE", "Zur Startseite"),
    ("ar", "الانتقال إلى الصفحة الرئيسية"), ("fr", "Go to the start page"),
  ])
  func wordsComeFromTheNearestLanguageThatHasThem(_ language: String, _ words: String) throws {
    #expect(try notFound([:], in: language).contains(">\(words)</a>"))
  }

  @Test func aSiteChangesThePhrasesItNamesAndKeepsTheOthers() throws {
    let own = ["strings/de.yml": "go_home: \"Nach <Hause>\"\n", "strings/de-at.yml": "go_home: Heim\n"]
    #expect(try notFound(own, in: "de").contains(">Nach &lt;Hause&gt;</a>"))
    #expect(try notFound(own, in: "de-AT").contains(">Heim</a>"))
    var header = HTMLBuffer(capacity: 1_024)
    theme(own).theme.template("partials/header", in: "de-AT")?.render(View(["home": "./"]), into: &header)
    #expect(String(decoding: header.bytes, as: UTF8.self).contains("aria-label=\"Website\""))
  }

  @Test(arguments: ["{#x}", "{/x}", "{>x}", "{a b}", "{}"])
  func aPhraseWhoseValueCouldBeATagIsRefused(_ slot: String) {
    let files = ["strings/en.yml": "odd: \"a \(slot) b\"\n", "layouts/not-found.html": "<p>{{t.odd}}</p>"]
    let found = theme(files).diagnostics
    #expect(found.contains { $0.rule == "template-invalid" && $0.path == "themes/own/strings/en.yml" }, "\(found)")
  }

  @Test func everyBuiltInLanguageHasEveryPhrase() {
    let strings = ThemeStrings.builtIn
    #expect(strings.languages == ["ar", "de", "en"])
    let used = Set(
      Theme.builtIn.filter { $0.key.hasSuffix(".html") }.flatMap { TemplateTag.tags(in: $0.value).compactMap(\.phrase) }
    )
    #expect(Set(strings.names) == used.union(Phrase.allCases.map(\.name)))
    for language in strings.languages { #expect(strings.missing(in: language) == [], "\(language)") }
  }

  /// A file of the theme, the rule of what is wrong, where, and the advice.
  static let faults: [(path: String, source: String, rule: String, line: Int, column: Int, advice: String)] = [
    ("strings/de.yml", "search: Suche\ngo_hom: Heim\n", "key-unknown", 2, 1, "did you mean 'go_home'?"),
    ("strings/de.yml", "version_count: \"Fassungen\"\n", "template-invalid", 1, 16, "in English it is"),
    ("strings/de.yml", "search: \"{{title}}\"\n", "template-invalid", 1, 9, "in English it is"),
    ("strings/de.yml", "search: [Suche]\n", "value-kind", 1, 9, ""),
    ("strings/de.yml", "search:\n  one: Suche\n", "template-invalid", 2, 3, "write a text"),
    ("strings/ru.yml", "links_counted:\n  one: a\n  few: b\n", "key-missing", 2, 3, "add a line 'many: …'"),
    (
      "strings/de.yml", "links_counted:\n  one: a\n  few: b\n  other: c\n", "key-unknown", 3, 3,
      "known keys: one, other"
    ),
    ("strings/de.yml", "links_counted:\n  one: a\n  other: \"{n}\"\n", "template-invalid", 3, 10, "in English it is"),
    ("layouts/text.html", "{{t.links_counted}}{{{body}}}", "variable-kind", 1, 1, "write one that needs none"),
    ("layouts/text.html", "<p>{{t.serach}}</p>{{{body}}}", "variable-unknown", 1, 4, "did you mean 'search'?"),
    ("layouts/text.html", "{{t.version_count}}{{{body}}}", "variable-unknown", 1, 1, ""),
  ]

  @Test(arguments: faults)
  func whatIsWrongWithAPhraseIsReportedAtItsPlace(
    _ fault: (path: String, source: String, rule: String, line: Int, column: Int, advice: String)
  ) throws {
    let found = try #require(theme([fault.path: fault.source]).diagnostics.first)
    #expect(found.rule.id == fault.rule)
    #expect(found.path == "themes/own/" + fault.path)
    #expect(found.position == SourcePosition(line: fault.line, column: fault.column))
    #expect((found.advice ?? "").hasPrefix(fault.advice))
  }
}
