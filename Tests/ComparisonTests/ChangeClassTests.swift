import Comparison
import Policies
import Testing

/// What a change is called, and what a comparison amounts to.
@Suite struct ChangeClassTests {
  private static func compare(_ old: String, _ new: String) throws -> Comparison {
    Comparison(ComparableText(try PolicyText(parsing: old.utf8)), ComparableText(try PolicyText(parsing: new.utf8)))
  }

  private static let filler = "The library opens at nine on every weekday.\n\nBooks are lent for three weeks.\n\n"

  @Test(arguments: [
    ("A card costs two crowns.", "A card costs three crowns.", ChangeClass.edited, Verdict.substantive),
    ("", "A card costs two crowns.", .inserted, .substantive),
    ("A card costs two crowns.", "", .deleted, .substantive),
    ("## 3. Cards and keys", "## 4. Cards and keys", .renumbered, .cosmetic),
    ("(b) A card costs two crowns.", "(c) A card costs two crowns.", .renumbered, .cosmetic),
    ("Read the [rules](/a).", "Read the [rules](/b).", .retargetedLink, .substantive),
    ("Read the [rules](/a?x=1).", "Read the [rules](/a?x=2).", .retargetedLink, .cosmetic),
    ("Read the [rules](/a#one).", "Read the [rules](/a#two).", .retargetedLink, .substantive),
    ("Last updated: 3 May 2024", "Last updated: 4 June 2025", .dateOnly, .cosmetic),
    ("We pay on 3 May 2024.", "We pay on 4 May 2024.", .edited, .substantive),
    ("A *card* costs two crowns.", "A card costs two crowns.", .formattingOnly, .cosmetic),
    ("A \"card\" costs two crowns.", "A “card” costs two crowns.", .formattingOnly, .cosmetic),
    ("Open 9-12 on Friday.", "Open 9–12 on Friday.", .formattingOnly, .cosmetic),
    ("> A card costs two crowns.", "A card costs two crowns.", .formattingOnly, .cosmetic),
    ("![Map](a.png)", "![Map of the hall](a.png)", .formattingOnly, .cosmetic),
  ])
  func namesAChange(_ old: String, _ new: String, _ changeClass: ChangeClass, _ verdict: Verdict) throws {
    let comparison = try Self.compare(Self.filler + old, Self.filler + new)
    #expect(comparison.rows.compactMap(\.changeClass) == [changeClass])
    #expect(comparison.verdict == verdict)
    let reversed = try Self.compare(Self.filler + new, Self.filler + old)
    #expect(reversed.rows.compactMap(\.changeClass) == [changeClass.mirrored])
    #expect(reversed.verdict == verdict)
  }

  @Test func namesAMoveOnceAtItsNewPlace() throws {
    let card = "A lost card is replaced within a day and costs two crowns.\n\n"
    let edited = "A lost card is replaced within a week and costs two crowns.\n\n"
    #expect(try Self.compare(card + Self.filler, Self.filler + card).rows.compactMap(\.changeClass) == [.moved])
    #expect(
      try Self.compare(card + Self.filler, Self.filler + edited).rows.compactMap(\.changeClass) == [.movedAndEdited])
  }

  @Test func doesNotPairAMoveThatCouldBeEitherOfTwo() throws {
    let card = "A lost %@ is replaced within a day and costs two crowns at the counter.\n\n"
    func text(_ word: String) -> String { card.replacing("%@", with: word) }
    let comparison = try Self.compare(text("card") + Self.filler, Self.filler + text("key") + text("badge"))
    #expect(comparison.rows.allSatisfy { $0.move == nil })
  }

  @Test func showsARewrittenClauseAsReplaced() throws {
    let comparison = try Self.compare(
      Self.filler + "Members gather in spring to choose a treasurer of the house.",
      Self.filler + "Every animal in the clinic is weighed before it is treated.")
    #expect(comparison.rows.compactMap(\.changeClass) == [.deleted, .inserted])
  }

  @Test func countsChangesInTheOrderOfTheirClasses() throws {
    let comparison = try Self.compare("One is here.\n\n" + Self.filler, Self.filler + "Two are gone.\n\nThree stayed.")
    #expect(comparison.counts.map(\.changeClass) == [.inserted, .deleted])
    #expect(comparison.counts.map(\.count) == [2, 1])
  }
}
