import Comparison

/// What a comparison says, in a form that can be held against the reversed comparison.
struct MirrorImage: Equatable {
  private struct Change: Hashable {
    let old: Range<Int>
    let new: Range<Int>
    let changeClass: ChangeClass
  }

  private let changes: Set<Change>
  private let counts: [ChangeClass: Int]
  private let verdict: Verdict

  init(_ comparison: Comparison, isReversed: Bool) {
    var changes: Set<Change> = []
    var counts: [ChangeClass: Int] = [:]
    var departures: [Int: Range<Int>] = [:]
    for row in comparison.rows {
      if case .movedFrom = row.shape, let move = row.move { departures[move] = row.old }
    }
    for row in comparison.rows {
      guard let changeClass = row.changeClass else { continue }
      counts[isReversed ? changeClass.mirrored : changeClass, default: 0] += 1
      let old = row.move.flatMap { departures[$0] } ?? row.old
      changes.insert(
        isReversed
          ? Change(old: Self.place(row.new), new: Self.place(old), changeClass: changeClass.mirrored)
          : Change(old: Self.place(old), new: Self.place(row.new), changeClass: changeClass))
    }
    self.changes = changes
    self.counts = counts
    verdict = comparison.verdict
  }

  /// All empty ranges are one.
  private static func place(_ range: Range<Int>) -> Range<Int> { range.isEmpty ? 0..<0 : range }
}
