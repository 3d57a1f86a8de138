import Content
import Diagnostics
import Foundation
import Site
import TestSupport
import Testing

/// Every rule, held against something that breaks it.
///
/// `Violations/content` breaks each rule that a site can adjust once; `expected.txt` says on which line. Rules that stop
/// everything else have a small site each.
@Suite struct ViolationTests {
  private static let folder = CaseFolder.all(beside: #filePath, in: "").first { $0.description == "Violations" }

  @Test func eachAdjustableRuleIsFoundOnceAtItsLine() async throws {
    let folder = try #require(Self.folder)
    let fixture = try SiteFixture(asOf: "2026-01-05")
    try fixture.folder.copy(folder.url.appending(path: "content"), to: "content")
    let found = try await fixture.check()
    let rules = found.map(\.rule.id).sorted()
    #expect(rules == RuleBook.rules.filter(\.isAdjustable).map(\.id.id).filter { !Self.asksTheNetwork($0) }.sorted())
    let lines = found.map { "\($0.rule) \(place(of: $0, in: fixture)) \($0.severity)\n" }.sorted().joined()
    #expect(try folder.mismatch(lines, with: "expected.txt") == nil)
  }

  /// Tests of links to other sites have a server of their own.
  private static func asksTheNetwork(_ rule: String) -> Bool { rule.hasPrefix("external-") }

  @Test(arguments: small.keys.sorted())
  func aRuleThatStopsABuildIsFoundAtItsLine(_ rule: String) async throws {
    let example = try #require(Self.small[rule])
    let fixture = try SiteFixture(asOf: "2026-01-05")
    for (path, text) in example.files { try fixture.folder.write(Array(text.utf8), to: path) }
    let found = try await fixture.check().filter { $0.rule.id == rule }
    #expect(found.map { place(of: $0, in: fixture) } == [example.place])
  }

  /// What commands refuse, and how archives are broken, is tested beside them. What only a race, a device or missing
  /// rights bring about cannot be written down as a site.
  private static let surroundings: Set<String> = [
    "build-failed", "file-changed", "file-kind", "file-unreadable", "folder-unwritable", "html-too-large",
    "folder-locked", "output-locked",
  ]

  /// A rule of content, settings, links or themes that neither the sites here nor another suite breaks has no case.
  @Test func everyRuleHasACase() throws {
    let tests = try Self.tests()
    for rule in RuleBook.rules
    where !rule.isAdjustable && Self.small[rule.id.id] == nil && ![.commands, .archive].contains(rule.category)
      && !Self.surroundings.contains(rule.id.id)
    {
      let isBroken = tests.contains { $0.contains("\"\(rule.id)\"") || $0.contains("[\(rule.id)]") }
      #expect(isBroken, "\(rule.id) has no case: add one here, or beside the tests of its command")
    }
  }

  private func place(of diagnostic: Diagnostic, in fixture: SiteFixture) -> String {
    let path = diagnostic.path?.replacing(fixture.folder.path + "/", with: "") ?? ""
    return diagnostic.position.map { "\(path):\($0.line)" } ?? path
  }

  /// The sources and expectations of all other tests.
  private static func tests() throws -> [String] {
    let root = ProjectFolder.url.appending(path: "Tests")
    let names = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    return try names.filter { name in
      (name.hasSuffix(".swift") || name.hasSuffix("expected.txt")) && !name.contains("ViolationTests")
        && !name.contains("RuleBookTests")
    }.map { try String(contentsOf: root.appending(path: $0), encoding: .utf8) }
  }

  // MARK: Small sites

  private typealias Example = (files: [String: String], place: String)

  private static func settings(_ text: String, line: Int = 1) -> Example {
    (["content/site.yml": text + "\n"], "content/site.yml:\(line)")
  }

  private static func page(_ text: String, line: Int = 1) -> Example {
    (["content/site.yml": "raw-html: true\n", "content/about.md": text + "\n"], "content/about.md:\(line)")
  }

  private static func version(_ matter: String, line: Int) -> Example {
    (
      ["content/policies/a/2025-01-15.md": "---\n\(matter)\n---\n# A\n\nText.\n"],
      "content/policies/a/2025-01-15.md:\(line)"
    )
  }

  private static let small: [String: Example] = [
    "yaml-invalid": settings("title: a: b"),
    "yaml-duplicate-key": settings("title: A\ntitle: B"),
    "yaml-key": settings("? [a, b]\n: c"),
    "yaml-alias": settings("title: &a title\n? *a\n: b"),
    "yaml-too-deep": settings("title: " + String(repeating: "[", count: 80) + String(repeating: "]", count: 80)),
    "yaml-too-large": settings("title: " + String(repeating: "a", count: 70_000)),
    "key-missing": settings("menu:\n  - label: A", line: 2),
    "key-unknown": settings("titel: A"),
    "value-kind": settings("title: [A]"),
    "value-unknown": settings("referrer-policy: some"),
    "base-url": settings("base-url: nowhere"),
    "language-invalid": settings("language: en\nlanguages:\n  deutsch:", line: 3),
    "language-undeclared": (
      ["content/policies/a/draft.md": "# A\n", "content/policies/a/fr/draft.md": "# A\n"], "content/policies/a/fr"
    ),
    "language-folder": (
      ["content/site.yml": "languages: [de]\n", "content/de/a.md": "---\nlanguage: fr\n---\n# A\n"],
      "content/de/a.md:2"
    ),
    "first-party-domain": settings("first-party: [shop.example/, co.uk]"),
    "embed-domain": settings("allow-embeds: [https://a.example/b]"),
    "rule-fixed": settings("rules:\n  date-invalid: off", line: 2),
    "rule-unknown": settings("rules:\n  date-invlaid: off", line: 2),
    "theme-missing": (["content/site.yml": "theme: none\n"], "themes/none"),
    "front-matter-open": (["content/about.md": "---\ntitle: A\n"], "content/about.md:1"),
    "date-invalid": version("effective: 2025-13-01", line: 2),
    "date-name": version("effective: 2025-01-20", line: 2),
    "effective-before-published": version("published: 2025-02-01", line: 1),
    "date-backwards": (
      [
        "content/policies/a/2025-01-15.md": "---\npublished: 2025-01-10\n---\n# A\n",
        "content/policies/a/2025-02-15.md": "---\npublished: 2025-01-05\n---\n# B\n",
      ], "content/policies/a/2025-02-15.md:1"
    ),
    "destination-duplicate": (
      ["content/destinations.yml": "- domain: a.example\n- domain: a.example\n"], "content/destinations.yml:2"
    ),
    "destination-domain": (["content/destinations.yml": "- domain: co.uk\n"], "content/destinations.yml:1"),
    "destination-privacy-policy": (
      ["content/destinations.yml": "- domain: a.example\n  privacy-policy: /privacy\n"], "content/destinations.yml:2"
    ),
    "page-untitled": page("Words without a heading."),
    "link-broken": page("# A\n\n[b](/b/)", line: 3),
    "block-shared": page("---\nblocks:\n  - use: nothing\n---", line: 3),
    "block-unknown": page("---\nblocks:\n  - type: heor\n---", line: 3),
    "form-out": page("# A\n\n<form action=\"https://b.example/\"></form>", line: 3),
    "ping-out": page("# A\n\n<a href=\"/about/\" ping=\"https://b.example/\">a</a>", line: 3),
    "base-element": page("# A\n\n<base href=\"https://b.example/\">", line: 3),
    "remote-load": page("# A\n\n![b](https://b.example/b.png)", line: 3),
    "file-unused": (["content/notes.txt": "a\n"], "content/notes.txt"),
    "name-invalid": (["content/über.md": "# A\n"], "content/über.md"),
    "snapshot-name": (["content/policies/a/old.md": "# A\n"], "content/policies/a/old.md"),
    "policy-empty": (["content/policies/a/policy.yml": "title: A\n"], "content/policies/a"),
    "folder-deep": (
      ["content/" + String(repeating: "a/", count: 18) + "b.md": "# A\n"],
      "content/" + Array(repeating: "a", count: 17).joined(separator: "/")
    ),
    "path-collision": (["content/a.md": "# A\n", "content/A.md": "# B\n"], "content/a.md"),
    "input-limit": page("# A\n\n" + String(repeating: "<?", count: 200_000), line: 3),
  ]
}
