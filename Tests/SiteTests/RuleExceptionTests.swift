import Content
import Diagnostics
import Site
import TestSupport
import Testing

/// What a rule finds and the publisher lets stand.
@Suite struct RuleExceptionTests {
  private static let text =
    "# About\n\nFor more [click here](/). For less [click](/), please.\n\nThen [click here](/).\n"

  private func found(_ exceptions: String) async throws -> [String] {
    let fixture = try SiteFixture(["content/site.yml": exceptions, "content/about.md": Self.text])
    return try await fixture.check().map { diagnostic in
      let path = diagnostic.path?.replacing(fixture.folder.path + "/content/", with: "") ?? ""
      return "\(path):\(diagnostic.position?.line ?? 0):\(diagnostic.position?.column ?? 0) \(diagnostic.rule)"
    }
  }

  @Test func itCoversTheWordsItNames() async throws {
    let rest = try await found(
      "exceptions:\n  - {rule: link-name-vague, in: about.md, words: click here, reason: It is so}\n")
    #expect(rest == ["about.md:3:37 link-name-vague"])
  }

  @Test func withoutWordsItCoversTheRuleInItsFile() async throws {
    #expect(try await found("exceptions:\n  - {rule: link-name-vague, in: about.md, reason: It is so}\n").isEmpty)
  }

  @Test func oneThatCoversNothingIsSaid() async throws {
    let found = try await found(
      """
      rules: {link-name-vague: off}
      exceptions:
        - {rule: link-name-vague, in: about.md, reason: It is so}
        - {rule: placeholder, in: nowhere.md, words: x, reason: It is so}
      """)
    #expect(found == ["site.yml:3:5 exception-unused", "site.yml:4:5 exception-unused"])
  }

  @Test(arguments: [
    ("rule: snapshot-edited, in: policies, reason: x", "rule-fixed"),
    ("rule: nothing, in: a.md, reason: x", "rule-unknown"),
    ("rule: placeholder, in: a.md", "key-missing"), ("rule: placeholder, reason: x", "key-missing"),
    ("in: a.md, reason: x", "key-missing"),
  ])
  func oneThatCannotBeIsAnError(entry: String, rule: String) async throws {
    let fixture = try SiteFixture(["content/site.yml": "exceptions:\n  - {\(entry)}\n"])
    let found = try await fixture.check()
    #expect(found.map(\.rule.id) == [rule])
    #expect(found.hasErrors)
  }

  @Test func aBuildTakesItIntoAccountAndPublishesTheSamePages() async throws {
    let rules = "rules: {link-plain-http: error}\n"
    let page: KeyValuePairs = ["content/about.md": "# About\n\n[Plain](http://plain.example/)\n"]
    let refused = try SiteFixture(page)
    try refused.folder.write(["content/site.yml": rules])
    #expect(try await refused.build().diagnostics.map(\.rule) == ["link-plain-http"])
    let allowed = try SiteFixture(page)
    let exception =
      "exceptions:\n  - {rule: link-plain-http, in: about.md, words: 'http://plain.example/', reason: It has no other address}\n"
    try allowed.folder.write(["content/site.yml": rules + exception])
    #expect(try await allowed.build().diagnostics.isEmpty)
    let plain = try SiteFixture(page)
    try await plain.build()
    #expect(try allowed.folder.files(below: "output") == plain.folder.files(below: "output"))
  }

  @Test func nothingThatGuardsTheArchiveCanHaveOne() {
    #expect(RuleBook.rules.allSatisfy { !($0.category == .archive && $0.isAdjustable) })
  }
}
