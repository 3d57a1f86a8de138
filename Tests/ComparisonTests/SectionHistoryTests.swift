import Comparison
import Foundation
import Markdown
import Policies
import TestSupport
import Testing

/// Which sections changed in which versions.
@Suite struct SectionHistoryTests {
  private func history(_ texts: [PolicyText]) throws -> SectionHistory {
    var history = SectionHistory(of: try #require(texts.first), version: 0)
    advance(&history, texts, 1..<texts.count)
    return history
  }

  private func advance(_ history: inout SectionHistory, _ texts: [PolicyText], _ versions: Range<Int>) {
    for version in versions {
      history.advance(by: Comparison(ComparableText(texts[version - 1]), ComparableText(texts[version])), to: version)
    }
  }

  /// A line for each row: its title, and by version what happened, with the number of changes.
  private func told(_ history: SectionHistory) -> [String] {
    history.rows.map { row in
      let cells = row.cells.map { "\($0.version)\($0.event)\($0.changes > 0 ? String($0.changes) : "")" }
      return "\(row.title ?? "-"): \(cells.joined(separator: " "))"
    }
  }

  private func told(_ versions: String...) throws -> [String] {
    try told(history(versions.map { try PolicyText(parsing: $0.utf8) }))
  }

  private static let fees = "## Fees\n\nThe fee is ten euros a month, to be paid on its first day.\n\n"
  private static let data = "## Data\n\nWe keep delivery records for thirty days and then erase them.\n\n"
  private static let court = "## Disputes\n\nThe courts of Helsinki decide on every dispute about these terms.\n\n"

  @Test func onlyWhatHappenedIsKept() throws {
    let edited = Self.fees.replacing("ten", with: "twelve")
    #expect(
      try told(Self.fees + Self.data, edited + Self.data, edited + Self.data + Self.court)
        == ["Fees: 0new 1changed1", "Data: 0new", "Disputes: 2new2"])
  }

  @Test func aSectionThatIsGoneStaysWhereItStood() throws {
    #expect(
      try told(Self.fees + Self.data + Self.court, Self.fees + Self.court, Self.court)
        == ["Fees: 0new 2removed2", "Data: 0new 1removed2", "Disputes: 0new"])
  }

  @Test func aSectionThatCameBackIsTheSameRow() throws {
    #expect(
      try told(Self.fees + Self.data, Self.fees, Self.fees + Self.data)
        == ["Fees: 0new", "Data: 0new 1removed2 2new2"])
  }

  @Test func anotherNumberOrDateIsCosmetic() throws {
    let numbered = Self.data.replacing("## Data", with: "## 2. Data")
    #expect(try told(numbered, numbered.replacing("2.", with: "3.")) == ["3. Data: 0new 1cosmetic1"])
  }

  @Test func aSectionThatMovedIsNotNew() throws {
    let told = try told(Self.fees + Self.data + Self.court, Self.data + Self.court + Self.fees)
    #expect(told == ["Data: 0new", "Disputes: 0new", "Fees: 0new 1moved1"])
  }

  @Test func aHeadingInOtherWordsHeadsTheSameSection() throws {
    let more = "\nWe tell you before we erase anything that you may still need yourself.\n\n"
    let renamed = Self.data.replacing("## Data", with: "## How long our carriers and we keep what you send")
    #expect(
      try told(Self.data + more, renamed + more)
        == ["How long our carriers and we keep what you send: 0new 1changed2"])
  }

  @Test func whatStandsBeforeTheFirstHeadingIsARow() throws {
    let opening = "# Terms\n\nThese terms are between you and the post.\n\n"
    #expect(
      try told(opening + Self.fees, opening.replacing("the post", with: "Larkspur Post") + Self.fees)
        == ["-: 0new 1changed1", "Fees: 0new"])
  }

  @Test func aChangeInAnInnerSectionIsNotOneOfTheOuter() throws {
    let inner = "### Late fees\n\nA late payment costs five euros.\n\n"
    #expect(
      try told(Self.fees + inner, Self.fees + inner.replacing("five", with: "six"))
        == ["Fees: 0new", "Late fees: 0new 1changed1"])
  }

  @Test func everyChangeLeadsToItsPlaceInTheRedline() throws {
    let texts = try [
      Self.fees + Self.data, Self.fees.replacing("ten", with: "two") + Self.data.replacing("thirty", with: "ten"),
    ]
    .map { try PolicyText(parsing: $0.utf8) }
    #expect(try history(texts).rows.map { $0.cells.map(\.firstChange) } == [[nil, 1], [nil, 2]])
  }

  /// A history followed in parts says the same as one followed in one go, wherever it is cut.
  @Test func partsPutTogetherAreTheWhole() throws {
    let sections = [Self.fees, Self.data, Self.court, "# Terms\n\nThese terms are ours.\n\n"]
    let texts = try [[3, 0, 1], [3, 1, 0, 2], [2, 1], [0, 2], [3, 0, 2, 1], [1]].map { version in
      try PolicyText(parsing: version.map { sections[$0] }.joined().utf8)
    }
    let whole = try told(history(texts))
    for (first, second) in [(1, 3), (2, 5), (3, 4)] {
      var parts = [try history(Array(texts[..<first]))]
      for range in [first..<second, second..<texts.count] {
        var part = SectionHistory(after: texts[range.lowerBound - 1])
        advance(&part, texts, range)
        parts.append(part)
      }
      let joined = parts.dropFirst().reduce(parts[0]) { $1.following($0) }
      #expect(told(joined) == whole)
    }
  }
}
