import Policies
import Testing

@testable import Comparison

/// What is reported of work that was left undone.
@Suite struct WorkBudgetTests {
  private static func comparison(_ old: String, _ new: String, words: Int, pairs: Int = 2_000_000) throws -> Comparison
  {
    var budget = WorkBudget()
    budget.wordSteps = WorkBudget.Purse(words)
    budget.clausePairs = WorkBudget.Purse(pairs)
    return Comparison(
      ComparableText(try PolicyText(parsing: old.utf8)), ComparableText(try PolicyText(parsing: new.utf8)),
      budget: budget)
  }

  /// Numbered words, so that none is like another.
  private static func words(_ numbers: Range<Int>, _ stem: String = "w") -> String {
    numbers.map { "\(stem)\($0)" }.joined(separator: " ")
  }

  /// Two halves that change places: 500,500 steps and more.
  private static let halves = (first: words(0..<1_000), second: words(1_000..<2_000))

  @Test func reportsAParagraphOfExchangedHalvesAsCoarse() throws {
    let (a, b) = Self.halves
    let comparison = try Self.comparison(a + " " + b, b + " " + a, words: 400_000)
    let isCoarse = comparison.isCoarse
    #expect(isCoarse)
    #expect(Faithfulness(comparison).faults == [])
  }

  @Test func isNotCoarseWhereTheWorkSuffices() throws {
    let (a, b) = Self.halves
    let comparison = try Self.comparison(a + " " + b, b + " " + a, words: 1_200_000)
    let isCoarse = comparison.isCoarse
    #expect(!isCoarse)
    #expect(comparison.counts.map(\.changeClass) == [.edited])
  }

  @Test func reportsExchangedHalvesOfManyAlikeClausesAsCoarse() throws {
    let (a, b) = (
      [String](repeating: "Oak trees grow here.", count: 300).joined(separator: "\n\n"),
      [String](repeating: "Elm trees grow there.", count: 300).joined(separator: "\n\n")
    )
    let comparison = try Self.comparison(a + "\n\n" + b, b + "\n\n" + a, words: 40_000_000, pairs: 20_000)
    let isCoarse = comparison.isCoarse
    #expect(isCoarse)
    #expect(Faithfulness(comparison).faults == [])
  }

  @Test func comparesAShortParagraphAfterOneThatWasTooLong() throws {
    let (a, b) = Self.halves
    let ending = (old: "We keep records for 30 days after that.", new: "We keep records for 60 days after that.")
    let comparison = try Self.comparison(
      a + " " + b + "\n\n" + ending.old, b + " " + a + "\n\n" + ending.new, words: 400_000)
    let isCoarse = comparison.isCoarse
    #expect(isCoarse)
    guard case .edited? = comparison.rows.last?.shape else {
      Issue.record("the last clause is not compared word by word")
      return
    }
  }

  @Test func reportsATableOfTooManyColumnsAsCoarse() throws {
    func table(_ columns: Range<Int>) -> String {
      let head = columns.map { "head\($0)" }.joined(separator: " | ")
      let rule = columns.map { _ in "-" }.joined(separator: " | ")
      let row = columns.map { "cell\($0)" }.joined(separator: " | ")
      return "| \(head) |\n| \(rule) |\n| \(row) |\n"
    }
    let isCoarse = try Self.comparison(table(0..<70), table(1..<71), words: 40_000_000).isCoarse
    #expect(isCoarse)
  }

  // MARK: Purses

  @Test func refusedStepsAreNotTakenAndRemembered() {
    var purse = WorkBudget.Purse(10)
    let first = purse.spend(4)
    #expect(first && purse.left == 6 && !purse.isExhausted)
    let second = purse.spend(7)
    #expect(!second && purse.left == 6 && purse.isExhausted)
    let third = purse.spend(6)
    #expect(third && purse.left == 0 && purse.isExhausted)
  }

  @Test func whatAPartOfThePurseDidIsTakenFromTheWhole() {
    var purse = WorkBudget.Purse(10)
    let answers = purse.lend(atMost: 6) { part in [part.spend(5), part.spend(2)] }
    #expect(answers == [true, false])
    #expect(purse.left == 5)
    #expect(purse.isExhausted)
  }

  @Test func allCellsOfARowShareOnePurse() throws {
    // Eight cells with nothing in common with those they are compared with; one takes 20,301 steps.
    let cells = 8
    var vocabulary = Vocabulary()
    func text(_ stem: String) throws -> ClauseText {
      let row = (0..<cells).map { Self.words(($0 * 200)..<($0 * 200 + 200), stem) }.joined(separator: " | ")
      let head = [String](repeating: "h", count: cells).joined(separator: " | ")
      let rule = [String](repeating: "-", count: cells).joined(separator: " | ")
      let policy = try PolicyText(parsing: "| \(head) |\n| \(rule) |\n| \(row) |\n".utf8)
      let clause = try #require(policy.clauses.last)
      return ClauseTextBuilder.build(clause, of: policy, with: &vocabulary)
    }
    let (old, new) = (try text("oak"), try text("elm"))
    #expect(old.cells(ofPiece: 0) == cells)
    var purse = WorkBudget.Purse(50_000)
    _ = WordAlignment(old, new, columns: ColumnMap(old: cells, new: cells), isPiecewise: false, purse: &purse)
    #expect(purse.isExhausted)
    #expect(purse.left < 20_301)
  }

  @Test func aSearchThatEndsWithItsLastStepIsComplete() {
    let (a, b) = ((0..<40).map { Int32($0) }, (40..<80).map { Int32($0) })
    var ample = WorkBudget.Purse(1_000_000)
    _ = CommonSubsequence(a, b, purse: &ample)
    let needed = 1_000_000 - ample.left
    var exact = WorkBudget.Purse(needed)
    _ = CommonSubsequence(a, b, purse: &exact)
    #expect(!exact.isExhausted)
    #expect(exact.left == 0)
    var scarce = WorkBudget.Purse(needed - 1)
    _ = CommonSubsequence(a, b, purse: &scarce)
    #expect(scarce.isExhausted)
  }
}
