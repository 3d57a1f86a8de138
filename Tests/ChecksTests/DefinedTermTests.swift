import Diagnostics
import Policies
import Testing

@testable import Checks

@Suite struct DefinedTermTests {
  /// The rules that find something in a text, each with the words that it underlines.
  private static func findings(in source: String) throws -> [String] {
    let file = SourceFile(path: "terms.md", bytes: Array(source.utf8))
    let text = CheckedText(
      try PolicyText(parsing: file.bytes), in: file, from: 0, title: "Terms", language: "en")
    var findings = DiagnosticCollector(in: file, levels: RuleLevels())
    DefinedTermCheck.run(on: text, &findings)
    return findings.diagnostics.map { diagnostic in
      let start = file.offset(of: diagnostic.position ?? .start)
      return "\(diagnostic.rule) \(String(decoding: file.bytes[start..<start + diagnostic.length], as: UTF8.self))"
    }
  }

  @Test(arguments: ["s", "y", "es", "ies", "ss", "Boxes", "Parties", "Party"])
  func findsATermThatIsNeverUsedHoweverShortItIs(_ term: String) throws {
    #expect(try Self.findings(in: "**\(term)** means a thing.\n") == ["term-unused \(term)"])
  }

  @Test(arguments: [("Parcel", "parcels"), ("Parcels", "parcel"), ("Party", "parties"), ("Parties", "party")])
  func countsThePluralAndTheSingularAsUses(_ term: String, _ use: String) throws {
    #expect(try Self.findings(in: "**\(term)** means a thing.\n\nWe know of \(use).\n") == [])
  }

  @Test func noWordStandsNowhere() {
    #expect(DefinedTermCheck.count(of: "", in: "some words") == 0)
    #expect(DefinedTermCheck.count(of: "", in: "") == 0)
  }
}
