package import Comparison
import Policies

/// A comparison in reading order as plain words: what is shown where there is no HTML.
package struct Transcript: Sendable {
  /// Words of both texts, or of one.
  struct Run: Equatable, Sendable {
    let kind: WordComparison.Run.Kind
    let text: String
  }

  /// A clause.
  struct Block: Sendable {
    let kind: Clause.Kind
    /// What stands before its words: `- `, `2. `, `[1] `; blank where it continues what another began.
    let marker: String
    /// How many lists, quotes and footnotes it stands in.
    let depth: Int
    let runs: [Run]
    /// The title of the section it stands in; nil before the first heading.
    let section: String?
    /// Whether it is the heading of that section.
    let isHeading: Bool
  }

  /// A number, date, modal verb or the like that short changes touch.
  struct FactChange: Equatable, Sendable {
    let fact: Fact
    let old: String?
    let new: String?
  }

  struct FormatNote: Sendable {
    let change: FormatChange
    /// The words it is about.
    let text: String
  }

  struct Change: Sendable {
    enum Place: Sendable {
      case here
      /// The old place of a move, and the section of the new one.
      case movedAway(to: String?)
      /// The new place of a move, and the section of the old one.
      case movedHere(from: String?)
    }

    /// As in the address of a change on a page: `#change-4`.
    let number: Int
    let changeClass: ChangeClass
    let place: Place
    /// At least one.
    let blocks: [Block]
    /// All words of the clauses in each text; nil where a text does not have them.
    let old: String?
    let new: String?
    let facts: [FactChange]
    let formats: [FormatNote]
    /// Organisations named here for the first time.
    let organisations: [String]
  }

  enum Entry: Sendable {
    case unchanged(Block)
    /// So many unchanged clauses, left out.
    case folded(Int)
    case change(Change)
  }

  let entries: [Entry]
  let verdict: Verdict
  let counts: [(changeClass: ChangeClass, count: Int)]
  let isCoarse: Bool

  /// - Parameter context: how many unchanged clauses are shown on each side of a change; nil for all of them.
  package init(_ comparison: Comparison, context: Int?) {
    entries = TranscriptBuilder(comparison).entries(context: context)
    verdict = comparison.verdict
    counts = comparison.counts
    isCoarse = comparison.isCoarse
  }

  var changes: [Change] {
    entries.compactMap { if case .change(let change) = $0 { change } else { nil } }
  }
}
