import Comparison
import Policies
import TestSupport
import Testing

/// Pairs of texts with what a careful lawyer would want marked.
@Suite struct CaseTests {
  static let cases = CaseFolder.all(beside: #filePath)

  @Test func hasCases() { #expect(Self.cases.count >= 80) }

  @Test(arguments: cases)
  func marksExactlyTheWordsThatChanged(_ folder: CaseFolder) throws {
    let (comparison, expected) = try Self.load(folder)
    let (old, new) = (MarkedText(comparison, .old), MarkedText(comparison, .new))
    if let inserted = expected.insertedPhrases {
      for phrase in inserted { #expect(Self.isOneChange(phrase, new), "\(phrase)") }
      for phrase in expected.deletedPhrases ?? [] { #expect(Self.isOneChange(phrase, old), "\(phrase)") }
    } else {
      let tolerated = expected.mayAlsoMark ?? Expectation.Words()
      let isRight = expected.answers.contains {
        Self.matches(new.marked, $0.inserted, tolerated.inserted)
          && Self.matches(old.marked, $0.deleted, tolerated.deleted)
      }
      #expect(isRight, "inserted \(new.marked), deleted \(old.marked)")
    }
    for phrase in expected.mustNotMark {
      for text in [old, new] {
        let places = text.occurrences(of: phrase)
        #expect(places.allSatisfy { text.words[$0].allSatisfy { !$0.isMarked } }, "marked: \(phrase)")
      }
    }
  }

  @Test(arguments: cases)
  func showsEveryMoveOnce(_ folder: CaseFolder) throws {
    let (comparison, expected) = try Self.load(folder)
    let arrivals = comparison.rows.filter { if case .movedTo = $0.shape { true } else { false } }
    #expect(arrivals.count == expected.movedBlocks)
    let new = MarkedText(comparison, .new)
    for phrase in expected.moved ?? [] {
      #expect(new.occurrences(of: phrase).contains { new.words[$0].allSatisfy(\.isMoved) }, "not moved: \(phrase)")
    }
  }

  @Test(arguments: cases)
  func tellsWhatElseChanged(_ folder: CaseFolder) throws {
    let (comparison, expected) = try Self.load(folder)
    #expect(expected.verdict.contains(comparison.verdict.rawValue), "\(comparison.verdict)")
    #expect(comparison.newOrganisations.sorted() == expected.thirdPartyAdded.sorted())
    for format in expected.formatChanges ?? [] {
      let isTold = comparison.rows.contains { row in
        row.formats.contains { change in
          let words = row.newText.tokens[change.tokens].filter { $0.kind == .word }.map(row.newText.string)
          return change.kind.rawValue == format.kind && words == MarkedText.words(of: format.text)
        }
      }
      #expect(isTold, "\(format.kind) of \(format.text): \(comparison.rows.flatMap(\.formats))")
    }
  }

  // MARK: Judging

  static func load(_ folder: CaseFolder) throws -> (Comparison, Expectation) {
    let old = ComparableText(try PolicyText(parsing: folder.bytes("old.md")))
    let new = ComparableText(try PolicyText(parsing: folder.bytes("new.md")))
    return (Comparison(old, new), try Expectation.read(folder))
  }

  /// Whether all that is wanted is marked, and nothing more than what is wanted or tolerated.
  private static func matches(_ marked: [String], _ wanted: [String], _ tolerated: [String]) -> Bool {
    var rest = marked.map(MarkedText.folded)
    for word in wanted.flatMap(MarkedText.words) {
      guard let index = rest.firstIndex(of: word) else { return false }
      rest.remove(at: index)
    }
    var spare = tolerated.flatMap(MarkedText.words)
    for word in rest {
      guard let index = spare.firstIndex(of: word) else { return false }
      spare.remove(at: index)
    }
    return true
  }

  private static func isOneChange(_ phrase: String, _ text: MarkedText) -> Bool {
    text.occurrences(of: phrase).contains { range in
      text.words[range].allSatisfy { $0.isMarked && $0.row == text.words[range.lowerBound].row }
    }
  }
}
