import Markdown
package import Policies

/// What changed between two texts of a policy.
///
/// Dropping every insertion leaves the old text and dropping every deletion leaves the new one, always. Comparing never
/// fails: past its work budget the answer is coarser, and `isCoarse` says so.
package struct Comparison: Sendable {
  /// Clauses shown together, in reading order.
  package struct Row: Sendable {
    package enum Shape: Sendable {
      case unchanged
      case inserted
      case deleted
      /// The words of both sides, aligned; also a clause that changed only in its format.
      case edited(WordComparison)
      /// The old place of moved clauses.
      case movedFrom
      /// The new place of moved clauses; aligned words where they were edited on the way.
      case movedTo(WordComparison?)
    }

    package let shape: Shape
    /// Clauses of the old text; empty if inserted or moved here.
    package let old: Range<Int>
    /// Clauses of the new text; empty if deleted or moved away.
    package let new: Range<Int>
    /// Nil if nothing changed, and at the old place of a move.
    package internal(set) var changeClass: ChangeClass?
    /// Both places of a move have the same number.
    package internal(set) var move: Int?
    /// At most one. Rows are copied often and most are unchanged, so what only changes have lies apart.
    var details: [Details] = []

    init(shape: Shape, old: Range<Int>, new: Range<Int>) {
      self.shape = shape
      self.old = old
      self.new = new
    }
  }

  package let old: PolicyText
  package let new: PolicyText
  package let rows: [Row]
  package let verdict: Verdict
  /// Whether some part was not examined to the end.
  package let isCoarse: Bool

  package init(_ old: ComparableText, _ new: ComparableText) { self.init(old, new, budget: WorkBudget()) }

  init(_ old: ComparableText, _ new: ComparableText, budget: WorkBudget) {
    var builder = ComparisonBuilder(old, new, budget: budget)
    rows = builder.build()
    isCoarse = builder.isCoarse
    self.old = old.text
    self.new = new.text
    verdict = Self.verdict(of: rows)
    counts = Self.counts(of: rows)
  }

  /// How many changes there are of each class, in the order of `ChangeClass`; classes without any are left out.
  package let counts: [(changeClass: ChangeClass, count: Int)]

  private static func counts(of rows: [Row]) -> [(changeClass: ChangeClass, count: Int)] {
    var counts: [ChangeClass: Int] = [:]
    for index in rows.indices {
      if let changeClass = rows[index].changeClass { counts[changeClass, default: 0] += 1 }
    }
    return ChangeClass.allCases.compactMap { changeClass in counts[changeClass].map { (changeClass, $0) } }
  }

  /// Names of organisations that the new text names for the first time, in reading order.
  package var newOrganisations: [String] { rows.flatMap { $0.organisations.map(\.name) } }

  private static func verdict(of rows: [Row]) -> Verdict {
    var verdict = Verdict.none
    for row in rows {
      guard row.changeClass != nil else { continue }
      if row.isSubstantive { return .substantive }
      verdict = .cosmetic
    }
    return verdict
  }
}

extension Comparison.Row {
  /// Whether wording or a link that bears meaning changed.
  var isSubstantive: Bool {
    guard let changeClass else { return false }
    let onlyFormats = changeClass == .retargetedLink && !formats.contains(where: \.isSubstantive)
    return changeClass.isSubstantive && !onlyFormats
  }
}
