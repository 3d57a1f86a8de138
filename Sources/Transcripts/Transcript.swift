package import Comparison
package import Policies

/// A comparison in reading order as plain words: what is shown if there is no HTML.
package struct Transcript: Sendable {
  /// Words of both texts, or of one.
  package struct Run: Equatable, Sendable {
    package let kind: WordComparison.Run.Kind
    package let text: String
  }

  /// A clause.
  package struct Block: Sendable {
    package let kind: Clause.Kind
    /// What stands before its words: `- `, `2. `, `[1] `; blank where it continues what another began.
    package let marker: String
    /// How many lists, quotes and footnotes it is in.
    package let depth: Int
    package let runs: [Run]
    /// The title of the section it is in; nil before the first heading.
    package let section: String?
    /// Whether it is the heading of that section.
    package let isHeading: Bool
  }

  /// A number, date, modal verb or the like that short changes touch.
  package struct FactChange: Equatable, Sendable {
    package let fact: Fact
    package let old: String?
    package let new: String?
  }

  package struct FormatNote: Sendable {
    package let change: FormatChange
    /// The words it is about.
    package let text: String
  }

  package struct Change: Sendable {
    package enum Place: Sendable {
      case here
      /// The old place of a move, and the section of the new one.
      case movedAway(to: String?)
      /// The new place of a move, and the section of the old one.
      case movedHere(from: String?)
    }

    /// As in the address of a change on a page: `#change-4`.
    package let number: Int
    package let changeClass: ChangeClass
    package let place: Place
    /// At least one.
    package let blocks: [Block]
    /// All words of the clauses in each text; nil if a text does not have them.
    package let old: String?
    package let new: String?
    package let facts: [FactChange]
    package let formats: [FormatNote]
    /// Organisations named here for the first time.
    package let organisations: [String]
  }

  package enum Entry: Sendable {
    case unchanged(Block)
    /// So many unchanged clauses, left out.
    case folded(Int)
    case change(Change)
  }

  package let entries: [Entry]
  package let verdict: Verdict
  package let counts: [(changeClass: ChangeClass, count: Int)]
  package let isCoarse: Bool

  /// - Parameter context: how many unchanged clauses are shown on each side of a change; nil for all of them.
  package init(_ comparison: Comparison, context: Int?) {
    entries = TranscriptBuilder(comparison).entries(context: context)
    verdict = comparison.verdict
    counts = comparison.counts
    isCoarse = comparison.isCoarse
  }

  package var changes: [Change] {
    entries.compactMap { if case .change(let change) = $0 { change } else { nil } }
  }
}
