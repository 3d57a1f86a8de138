import Policies

extension Alignment {
  /// 0 to 1; 0 where clauses of these kinds are not compared, or where it would be below the floor given.
  func similarity(_ i: Int, _ j: Int, from floor: Double = 0.30) -> Double {
    guard old.kind(i) == new.kind(j) else { return 0 }
    return old.bag(i).similarity(to: new.bag(j), from: floor)
  }

  /// From which similarity on clauses between the same neighbours belong together.
  func floor(for kind: Clause.Kind) -> Double { kind == .tableRow || kind == .code ? 0.30 : 0.45 }

  /// Order-preserving assignment of the greatest total similarity between neighbours that kept their place.
  mutating func pairSimilarInGaps() {
    for gap in gaps() {
      let (a, b) = (gap.old.filter { !old.isPaired[$0] }, gap.new.filter { !new.isPaired[$0] })
      guard !a.isEmpty, !b.isEmpty, budget.clausePairs.spend(a.count * b.count) else { continue }
      var score = ScoreTable(rows: a.count, columns: b.count)
      let lone = (old: loneHeading(a, old), new: loneHeading(b, new))
      for (x, i) in a.enumerated() {
        let floor = floor(for: old.kind(i))
        for (y, j) in b.enumerated() {
          let similarity = similarity(i, j, from: floor)
          if similarity >= floor {
            score[x, y] = similarity * Double(min(old.comparable.weights[i], new.comparable.weights[j])).squareRoot()
          } else if lone.old == i, lone.new == j {
            score[x, y] = 0.01
          }
        }
      }
      for (x, y) in score.bestPath() { pair(a[x]..<a[x] + 1, b[y]..<b[y] + 1) }
    }
  }

  /// The one heading of a gap.
  private func loneHeading(_ gap: [Int], _ side: AlignmentSide) -> Int? {
    let headings = gap.filter { side.kind($0) == .heading }
    return headings.count == 1 ? headings[0] : nil
  }
}
