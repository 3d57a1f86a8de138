import Markdown
import Policies
import Testing

@testable import Comparison

/// What is called out inside a clause: labels, organisations, facts.
@Suite struct MentionTests {
  private static func text(_ source: String) throws -> ClauseText {
    var vocabulary = Vocabulary()
    let text = try PolicyText(parsing: source.utf8)
    return ClauseTextBuilder.build(try #require(text.clauses.first), of: text, with: &vocabulary)
  }

  @Test(arguments: [
    ("We use Borealis Data Oy for mail.", ["Borealis Data Oy"]),
    ("Hosted by Van der Meer B.V. and Correo S.A.", ["Van der Meer B.V.", "Correo S.A."]),
    ("Sent to Northern Maps, Inc. and others", ["Northern Maps, Inc."]),
    ("Sent to Fern Press Ltd.", ["Fern Press Ltd"]),
    ("The Moss & Sons GmbH prints.", ["Moss & Sons GmbH"]),
    ("We pay AG and SE nothing.", []),
    ("the limited liability of members", []),
  ])
  func findsOrganisations(_ source: String, _ names: [String]) throws {
    #expect(Organisations.mentions(in: try Self.text(source)).map(\.name) == names)
  }

  @Test(arguments: [
    ("4.2 Fees are due.", "4.2"), ("\\(b) Fees are due.", "(b)"), ("IV. Fees are due.", "IV."), ("## 4. Fees", "4."),
    ("A fee is due.", ""), ("2024 was a good year.", ""), ("**7.** Fees", "7."), ("4\\.", ""),
  ])
  func findsLabels(_ source: String, _ label: String) throws {
    let text = try Self.text(source)
    let tokens = text.tokens[try #require(text.labels.first)]
    #expect(tokens.map(text.string).joined() == label)
  }

  @Test(arguments: [
    ("not", Fact.negation), ("may", .modal), ("30", .duration), ("5", .amount), ("2024", .date), ("June", .date),
    ("seven", .number), ("cannot", .negation),
  ])
  func findsFacts(_ word: String, _ fact: Fact) throws {
    let text = try Self.text("We cannot and may not wait 30 days after June 2024 for €5 or seven boxes.")
    let index = try #require(text.tokens.firstIndex { text.string($0) == word })
    #expect(Fact.of(index, in: text) == fact)
  }

  @Test func readsTheWordsOfARowCellByCell() throws {
    let text = try Self.text("| a b | | c |\n| - | - | - |\n")
    #expect(text.cells(ofPiece: 0) == 3)
    #expect(text.tokens.filter { $0.kind == .word }.map(\.cell) == [0, 0, 2])
  }

  @Test func joinsClausesWithoutMixingTheirLabels() throws {
    let joined = ClauseText(joining: [try Self.text("1\\) Fees"), try Self.text("Keys"), try Self.text("(b) Locks")])
    #expect(joined.pieces == 3)
    let labelled = joined.tokens.indices.filter(joined.isLabel).map { joined.string(joined.tokens[$0]) }
    #expect(labelled == ["1", ")", "(", "b", ")"])
  }
}
