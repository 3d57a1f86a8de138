import Diagnostics
import FrontMatter
import Testing

@testable import Disclosure

@Suite struct CatalogueTests {
  private func decode(_ yaml: String) throws -> (Catalogue, [Diagnostic]) {
    let file = SourceFile(path: "content/destinations.yml", bytes: Array(yaml.utf8))
    let root = try YAMLParser.parse(yaml, in: file).get()
    var diagnostics: [Diagnostic] = []
    let catalogue = Catalogue.decode(root, in: file, into: &diagnostics)
    return (catalogue, diagnostics)
  }

  @Test func readsEverythingAnEntrySays() throws {
    let (catalogue, diagnostics) = try decode(
      """
      - domain: Example.COM
        name: Example
        organisation: Example Inc.
        relationship: payment processor
        privacy-policy: https://example.com/privacy
        affiliate: true
        note: Since 2020.
      - domain: münchen.de
      """)
    #expect(diagnostics.isEmpty)
    #expect(
      catalogue.entries == [
        Catalogue.Entry(
          domain: "example.com", name: "Example", organisation: "Example Inc.", relationship: "payment processor",
          privacyPolicy: "https://example.com/privacy", isAffiliate: true, note: "Since 2020.",
          position: SourcePosition(line: 1, column: 11)),
        Catalogue.Entry(domain: "xn--mnchen-3ya.de", position: SourcePosition(line: 8, column: 11)),
      ])
  }

  @Test func readsAListUnderItsKeyAndAnEmptyFile() throws {
    let (catalogue, diagnostics) = try decode("destinations:\n  - domain: example.com\n")
    #expect(catalogue.entries.map(\.domain) == ["example.com"])
    #expect(diagnostics.isEmpty)
    let (empty, none) = try decode("# nothing yet\n")
    #expect(empty.entries.isEmpty)
    #expect(none.isEmpty)
  }

  @Test func theMostSpecificEntryWins() throws {
    let (catalogue, _) = try decode("- domain: example.com\n- domain: docs.example.com\n- domain: github.io\n")
    #expect(catalogue.entry(forHost: "example.com")?.domain == "example.com")
    #expect(catalogue.entry(forHost: "www.example.com")?.domain == "example.com")
    #expect(catalogue.entry(forHost: "a.docs.example.com")?.domain == "docs.example.com")
    #expect(catalogue.entry(forHost: "notexample.com") == nil)
    #expect(catalogue.entry(forHost: "alice.github.io") == nil, "another owner")
    #expect(catalogue.entry(forHost: "github.io")?.domain == "github.io")
  }

  /// A file, and its one diagnostic: rule, message, line, column, length, advice.
  struct Fault: Sendable, CustomTestStringConvertible {
    let yaml: String
    let rule: Diagnostic.Rule
    let message: String
    let line: Int
    let column: Int
    let length: Int
    let advice: String
    var testDescription: String { message }
  }

  static let faults = [
    Fault(
      yaml: "- domain: example.com\n- domain: EXAMPLE.com.\n", rule: "destination-duplicate",
      message: "example.com is described twice, first on line 1", line: 2, column: 11, length: 11,
      advice: "keep one of the two entries"),
    Fault(
      yaml: "- name: x\n  domain: https://www.example.com/x\n", rule: "destination-domain",
      message: "\"https://www.example.com/x\" is not the host of a destination", line: 2, column: 11, length: 25,
      advice: "write www.example.com"),
    Fault(
      yaml: "- domain: Example Inc\n", rule: "destination-domain",
      message: "\"Example Inc\" is not the host of a destination", line: 1, column: 11, length: 11,
      advice: "write a domain such as example.com"),
    Fault(
      yaml: "- domain: example\n", rule: "destination-domain", message: "\"example\" is not the host of a destination",
      line: 1, column: 11, length: 7, advice: "write a domain such as example.com"),
    Fault(
      yaml: "- domain: co.uk\n", rule: "destination-domain",
      message: "\"co.uk\" is a public suffix under which many owners register", line: 1, column: 11, length: 5,
      advice: "write a domain such as example.com"),
    Fault(
      yaml: "- domain: example.com\n  privacy-policy: /privacy\n", rule: "destination-privacy-policy",
      message: "\"/privacy\" is not a web address", line: 2, column: 19, length: 8,
      advice: "write the whole address, starting with https://"),
    Fault(
      yaml: "- name: Example\n", rule: "key-missing", message: "'domain' is missing", line: 1, column: 3, length: 1,
      advice: "add a line 'domain: …'"),
    Fault(
      yaml: "- domain: example.com\n  organization: x\n", rule: "key-unknown",
      message: "there is no key 'organization' here", line: 2, column: 3, length: 12,
      advice: "did you mean 'organisation'?"),
  ]

  @Test(arguments: faults)
  func reportsAFaultWhereItStands(_ fault: Fault) throws {
    let (_, diagnostics) = try decode(fault.yaml)
    let diagnostic = try #require(diagnostics.first)
    #expect(diagnostics.count == 1)
    #expect(diagnostic.severity == .error)
    #expect(diagnostic.rule == fault.rule)
    #expect(diagnostic.message == fault.message)
    #expect(diagnostic.path == "content/destinations.yml")
    #expect(diagnostic.position == SourcePosition(line: fault.line, column: fault.column))
    #expect(diagnostic.length == fault.length)
    #expect(diagnostic.advice == fault.advice)
  }

  @Test func leavesOutFaultyEntriesAndKeepsTheOthers() throws {
    let (catalogue, diagnostics) = try decode("- domain: com\n- domain: a.com\n  note: 1\n- domain: a.com\n  note: 2\n")
    #expect(diagnostics.count == 2)
    #expect(catalogue.entries.map(\.note) == ["1"])
  }

  @Test func warnsOfEntriesThatNoLinkNeeds() throws {
    let (catalogue, _) = try decode("- domain: a.com\n- domain: docs.b.com\n- domain: c.com\n")
    let diagnostics = catalogue.unused(given: ["www.a.com", "b.com"])
    #expect(diagnostics.map(\.message) == ["no link leads to docs.b.com", "no link leads to c.com"])
    #expect(diagnostics.map(\.severity) == [.warning, .warning])
    #expect(diagnostics.map(\.rule) == ["destination-unused", "destination-unused"])
    #expect(diagnostics.first?.position == SourcePosition(line: 2, column: 11))
    #expect(diagnostics.first?.excerpt == "- domain: docs.b.com")
  }
}
