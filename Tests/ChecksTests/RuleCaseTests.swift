import Diagnostics
import Foundation
import Policies
import TestSupport
import Testing

@testable import Checks

/// Every rule of content with a text that it is about and one that only looks like it.
///
/// `Cases` has a folder for each rule: `fires.md` with all that the rule reports of it in `fires.txt`, and `near-miss.md`, of
/// which it reports nothing. A file may say `kind`, `laws` and `language` in front matter; `before.md` is the version before.
@Suite struct RuleCaseTests {
  private static let cases = CaseFolder.all(beside: #filePath)

  /// The texts of a case whose names start with a word.
  private static func texts(_ start: String, of folder: CaseFolder) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
      .filter { $0.hasPrefix(start) && $0.hasSuffix(".md") }.sorted()
  }

  @Test func everyRuleHasACaseOfBothKinds() throws {
    #expect(Self.cases.map(\.description) == ContentCheck.rules.map(\.id.id).sorted())
    for folder in Self.cases {
      for kind in ["fires", "near-miss"] { #expect(try !Self.texts(kind, of: folder).isEmpty, "\(folder): \(kind)") }
    }
  }

  @Test(arguments: cases) func aRuleReportsWhatItIsAbout(_ folder: CaseFolder) throws {
    for name in try Self.texts("fires", of: folder) {
      let found = try Self.report(of: name, in: folder)
      #expect(!found.isEmpty, "\(folder)/\(name)")
      #expect(try folder.mismatch(found, with: name.replacing(".md", with: ".txt")) == nil)
    }
  }

  @Test(arguments: cases) func aRuleReportsNothingOfWhatOnlyLooksLikeIt(_ folder: CaseFolder) throws {
    for name in try Self.texts("near-miss", of: folder) { #expect(try Self.report(of: name, in: folder) == "") }
  }

  /// What the rule of a case reports of a text, as a terminal shows it.
  private static func report(of name: String, in folder: CaseFolder) throws -> String {
    let file = SourceFile(path: name, bytes: try folder.bytes(name))
    let (matter, start) = frontMatter(of: try folder.text(name))
    let text = try PolicyText(parsing: file.bytes[start...])
    let language = matter["language"] ?? "en"
    let before = try texts("before", of: folder).first.map { try PolicyText(parsing: folder.bytes($0)) }
    let policy = CheckedText.Policy(
      kind: matter["kind"].flatMap(PolicyKind.init) ?? .other,
      laws: [matter["laws"]].compactMap { $0.flatMap(Law.init) }, before: before)
    let checked = CheckedText(text, in: file, from: start, title: nil, language: language, policy: policy)
    let found = ContentCheck.diagnostics(for: checked, levels: RuleLevels()) { href in
      target(of: href, from: language, fragments: Set(text.sections.map(\.anchor)))
    }
    return found.filter { $0.rule.id == folder.description }.map { DiagnosticText(colour: false).render($0) }.joined()
  }

  /// `key: value` lines between two lines of dashes, and where the text starts.
  private static func frontMatter(of text: String) -> ([String: String], start: Int) {
    guard let match = text.prefixMatch(of: /---\n((?:[a-z]+: .+\n)+)---\n/) else { return ([:], 0) }
    let pairs = match.output.1.split(separator: "\n").map { $0.split(separator: ": ", maxSplits: 1).map(String.init) }
    return (Dictionary(uniqueKeysWithValues: pairs.map { ($0[0], $0[1]) }), match.output.0.utf8.count)
  }

  /// The site of the cases: terms in two languages with two old versions and a draft.
  private static func target(of href: String, from language: String, fragments: Set<String>) -> LinkTarget {
    switch href {
    case let href where href.hasPrefix("#"):
      href == "#" || fragments.contains(String(href.dropFirst()))
        ? .page : .fragmentMissing(String(href.dropFirst()), among: fragments)
    case "/terms/": language == "en" ? .page : .otherLanguage(own: "/\(language)/terms/")
    case "/terms/draft/": .draft(inForce: "/terms/")
    case let href where href.hasPrefix("/terms/versions/"): .superseded(inForce: "/terms/")
    case "/de/terms/", "/privacy/", "/cookies/": .page
    case let href where href.hasPrefix("/"): .missing
    default: .elsewhere
    }
  }
}
