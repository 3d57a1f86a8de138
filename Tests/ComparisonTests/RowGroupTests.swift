import Comparison
import Policies
import Testing

@Suite struct RowGroupTests {
  private static func comparison(_ old: String, _ new: String) throws -> Comparison {
    func text(_ letters: String) throws -> ComparableText {
      let paragraphs = letters.map { "The paragraph \($0) says the word \($0)\($0) and nothing else." }
      return ComparableText(try PolicyText(parsing: paragraphs.joined(separator: "\n\n").utf8))
    }
    return Comparison(try text(old), try text(new))
  }

  @Test func leaveContextOnlyBesideChanges() throws {
    let comparison = try Self.comparison("abcdefgh", "abcdXefgh")
    #expect(
      comparison.rowGroups(context: 1, foldingFrom: 2) == [
        .folded(0..<3), .unchanged(3..<4), .changed(4), .unchanged(5..<6), .folded(6..<9),
      ])
  }

  @Test func shortStretchesStayOpen() throws {
    let comparison = try Self.comparison("abc", "abcX")
    #expect(comparison.rowGroups(context: 1, foldingFrom: 3) == [.unchanged(0..<3), .changed(3)])
    #expect(comparison.rowGroups(context: 0, foldingFrom: nil) == [.unchanged(0..<3), .changed(3)])
  }

  @Test func coverEveryRowInOrder() throws {
    let comparison = try Self.comparison("abcdefghijk", "aXbcdefhgijk")
    for context in 0...3 {
      let rows = comparison.rowGroups(context: context, foldingFrom: 1).flatMap { passage in
        switch passage {
        case .unchanged(let rows), .folded(let rows): Array(rows)
        case .changed(let row): [row]
        }
      }
      #expect(rows == Array(comparison.rows.indices))
    }
  }

  @Test func bothPlacesOfAMoveHaveOneNumber() throws {
    let comparison = try Self.comparison("abcdefg", "Xbcdeafg")
    let numbers = zip(comparison.changeNumbers, comparison.rows).filter { $1.move != nil }.map(\.0)
    #expect(numbers.count == 2 && numbers[0] == numbers[1] && numbers[0] > 0)
  }
}
