import Comparison
import Foundation
import Markdown
import Policies
import TestSupport
import Testing

/// Since when clauses stand and when their words last changed.
@Suite struct LineageTests {
  private func texts(_ versions: [String]) throws -> [PolicyText] {
    try versions.map { try PolicyText(parsing: $0.utf8) }
  }

  private func lineage(_ texts: [PolicyText]) throws -> Lineage {
    var lineage = Lineage(of: try #require(texts.first), version: 0)
    for version in texts.indices.dropFirst() {
      lineage.advance(by: Comparison(ComparableText(texts[version - 1]), ComparableText(texts[version])), to: version)
    }
    return lineage
  }

  /// The opening words of each clause with its two versions.
  private func told(_ versions: String...) throws -> [String] {
    let texts = try texts(versions)
    let newest = try #require(texts.last)
    return zip(newest.clauses, try lineage(texts).entries).map { clause, entry in
      "\(newest.words(of: clause).prefix(12)) \(entry.since) \(entry.changed)"
    }
  }

  private static let fees = "The fee is ten euros a month, to be paid on its first day.\n\n"
  private static let data = "We keep delivery records for thirty days and then erase them.\n\n"
  private static let court = "The courts of Helsinki decide on every dispute about these terms.\n\n"

  @Test func aClauseStandsSinceItWasInserted() throws {
    #expect(
      try told(Self.fees, Self.fees + Self.data, Self.fees + Self.data) == ["The fee is t 0 0", "We keep deli 1 1"])
  }

  @Test func anEditChangesTheWordsAndNotTheAge() throws {
    let edited = Self.fees.replacing("ten", with: "twelve")
    #expect(try told(Self.fees, edited, edited + Self.data) == ["The fee is t 0 1", "We keep deli 2 2"])
  }

  @Test func aMoveChangesNeither() throws {
    #expect(
      try told(Self.fees + Self.data + Self.court, Self.data + Self.court + Self.fees)
        == ["We keep deli 0 0", "The courts o 0 0", "The fee is t 0 0"])
  }

  @Test func aMoveWithAnEditChangesTheWordsOfThatClauseOnly() throws {
    let moved = Self.data.replacing("thirty", with: "ninety")
    #expect(
      try told(Self.fees + Self.data + Self.court, moved + Self.fees + Self.court)
        == ["We keep deli 0 1", "The fee is t 0 0", "The courts o 0 0"])
  }

  @Test func anotherNumberIsNoOtherClause() throws {
    #expect(
      try told("## 1. Fees\n\n\(Self.fees)## 2. Data\n\n\(Self.data)", "## 1. Data\n\n\(Self.data)")
        == ["1. Data 0 0", "We keep deli 0 0"])
  }

  @Test func anotherAddressOrEmphasisLeavesTheWords() throws {
    #expect(
      try told(
        "Read [our terms](/terms/) before you pay the fee.\n", "Read [our terms](/t/) before you pay the **fee**.\n")
        == ["Read our ter 0 0"])
  }

  @Test func aClauseThatCameBackStandsSinceThen() throws {
    #expect(
      try told(Self.fees + Self.data, Self.fees, Self.fees + Self.data) == ["The fee is t 0 0", "We keep deli 2 2"])
  }

  @Test func everyPieceOfASplitClauseStandsSinceTheWhole() throws {
    let (one, other) = (Self.fees.dropLast(2), Self.data)
    #expect(try told("\(one) \(other)", "\(one)\n\n\(other)") == ["The fee is t 0 0", "We keep deli 0 0"])
  }

  @Test func anEditedPieceOfASplitClauseLeavesTheOthersAlone() throws {
    let edited = Self.data.replacing("thirty", with: "ninety")
    #expect(
      try told("\(Self.fees.dropLast(2)) \(Self.data)", "\(Self.fees)\(edited)") == [
        "The fee is t 0 0", "We keep deli 0 1",
      ])
  }

  @Test func linesOfACellThatBecomeParagraphsKeepTheirWords() throws {
    let table =
      "| Purpose |\n|---|\n| \(Self.fees.dropLast(2))<br>\(Self.data.dropLast(2))<br>\(Self.court.dropLast(2)) |\n"
    let edited = Self.court.replacing("Helsinki", with: "Espoo")
    #expect(
      try told(table, "Purpose\n\n\(Self.fees)\(Self.data)\(edited)").dropFirst().map { $0.suffix(3) } == [
        "0 0", "0 0", "0 1",
      ])
  }

  /// A table row of one cell whose lines are these paragraphs.
  private static func row(_ paragraphs: String...) -> String {
    "| Purpose |\n|---|\n| \(paragraphs.map { $0.dropLast(2) }.joined(separator: "<br><br>")) |\n"
  }

  @Test func aLineThatWasEditedInACellAgesNoOther() throws {
    let edited = Self.court.replacing("Helsinki", with: "Espoo")
    #expect(
      try told(
        Self.row(Self.fees, Self.data, Self.court), Self.row(Self.fees, Self.data, edited),
        "Purpose\n\n\(Self.fees)\(Self.data)\(edited)"
      ).dropFirst() == ["The fee is t 0 0", "We keep deli 0 0", "The courts o 0 1"])
  }

  @Test func aLineThatWasAddedToACellIsYoungerThanTheRest() throws {
    #expect(
      try told(
        Self.row(Self.fees, Self.data), Self.row(Self.fees, Self.court, Self.data),
        "Purpose\n\n\(Self.fees)\(Self.court)\(Self.data)"
      ).dropFirst() == ["The fee is t 0 0", "The courts o 1 1", "We keep deli 0 0"])
  }

  @Test func aLineThatWasTakenOutOfACellChangesTheRowAndNoOtherLine() throws {
    let (before, after) = (Self.row(Self.fees, Self.court, Self.data), Self.row(Self.fees, Self.data))
    #expect(try told(before, after).last?.suffix(3) == "0 1")
    #expect(
      try told(before, after, "Purpose\n\n\(Self.fees)\(Self.data)").dropFirst()
        == ["The fee is t 0 0", "We keep deli 0 0"])
  }

  @Test func aListThatBecomesACellAndAListAgainKeepsItsAge() throws {
    let list = "- \(Self.fees.dropLast())- \(Self.data.dropLast())- \(Self.court)"
    let edited = list.replacing("Helsinki", with: "Espoo")
    let cell = Self.row(
      "Where we process what the contract needs us to process:\n\n", Self.fees, Self.data,
      Self.court.replacing("Helsinki", with: "Espoo"), "You can object to this at any time of the year.\n\n")
    #expect(try told(list, edited, cell).last?.suffix(3) == "0 2")
    let told = try told(list, edited, cell, edited)
    #expect(told == ["The fee is t 0 0", "We keep deli 0 0", "The courts o 0 1"])
  }

  // MARK: Addresses

  @Test func aClauseKeepsItsAddressThroughEditsAndMoves() throws {
    let edited = Self.fees.replacing("ten", with: "twelve")
    let before = try lineage(texts([Self.fees + Self.data + Self.court])).anchors
    let after = try lineage(
      texts([Self.fees + Self.data + Self.court, Self.data + Self.court + Self.fees, Self.data + Self.court + edited])
    ).anchors
    #expect(after == [before[1], before[2], before[0]])
  }

  @Test func anAddressLeadsToTheLastVersionThatHadTheClause() throws {
    let history = try texts([Self.fees + Self.data, Self.fees + Self.data, Self.fees])
    let before = try lineage([history[0]]).anchors
    let lineage = try lineage(history)
    #expect(lineage.departed.map(\.anchor) == [before[1]])
    #expect(lineage.departed.map(\.departure.last) == [1])
    #expect(
      lineage.departed.map(\.departure.opening) == ["We keep delivery records for thirty days and then erase them."])
  }

  @Test func whatCameBackHasItsAddressAgain() throws {
    let lineage = try lineage(texts([Self.fees + Self.data, Self.fees, Self.fees + Self.data]))
    #expect(lineage.anchors == (try self.lineage(texts([Self.fees + Self.data])).anchors))
    #expect(lineage.departed.isEmpty)
  }

  @Test func clausesOfTheSameWordsHaveAddressesOfTheirOwn() throws {
    let anchors = try lineage(texts(["- Yes\n- Yes\n- Yes\n"])).anchors
    #expect(Set(anchors).count == 3)
    #expect(anchors[1] == anchors[0] + "-2")
  }

  // MARK: Parts

  /// A history followed in parts says the same as one followed in one go, wherever it is cut.
  @Test func partsPutTogetherAreTheWhole() throws {
    try checkParts(
      of: texts([
        Self.fees + Self.data, Self.data + Self.fees + Self.court, Self.court + Self.data,
        Self.fees + Self.court + Self.data.replacing("thirty", with: "ninety"),
      ]))
  }

  @Test(.requires(.corpora)) func partsOfARealHistoryPutTogetherAreTheWhole() throws {
    let folder = URL(fileURLWithPath: try Requirement.corpora.path)
    try checkParts(
      of: ["2009-09-12", "2014-12-19", "2019-03-07"].map { day in
        try PolicyText(parsing: Array(try Data(contentsOf: folder.appending(path: day + ".md"))))
      })
  }

  private func checkParts(of history: [PolicyText]) throws {
    let whole = try lineage(history)
    for cut in 1..<history.count {
      var part = Lineage(after: history[cut - 1])
      for version in cut..<history.count {
        part.advance(
          by: Comparison(ComparableText(history[version - 1]), ComparableText(history[version])), to: version)
      }
      let joined = part.following(try lineage(Array(history[..<cut])))
      #expect(joined.anchors == whole.anchors)
      #expect(joined.entries.map { [$0.since, $0.changed] } == whole.entries.map { [$0.since, $0.changed] })
      #expect(joined.departed.map(\.anchor) == whole.departed.map(\.anchor))
    }
  }
}
