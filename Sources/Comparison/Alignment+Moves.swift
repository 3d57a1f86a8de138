import Policies

extension Alignment {
  /// Equal clauses that stand once on each side, and whatever equal is beside them. Anywhere from four words on;
  /// shorter ones only among the members of one list or table.
  mutating func pairMoves(_ oldKeys: [UInt64], _ newKeys: [UInt64]) {
    var places: [UInt64: (old: [Int], new: [Int])] = [:]
    for index in old.unpaired { places[oldKeys[index], default: ([], [])].old.append(index) }
    for index in new.unpaired { places[newKeys[index], default: ([], [])].new.append(index) }
    let groups = groupsInPlace()
    func canMove(_ i: Int, _ j: Int) -> Bool { !old.isPaired[i] && !new.isPaired[j] && oldKeys[i] == newKeys[j] }
    for index in old.unpaired {
      guard let place = places[oldKeys[index]], place.old == [index], place.new.count == 1, canMove(index, place.new[0])
      else { continue }
      var (from, to) = (index..<index + 1, place.new[0]..<place.new[0] + 1)
      let words = old.wordCount(index)
      guard words >= 4 || words > 0 && areMembersOfOne(groups, from.lowerBound, to.lowerBound) else { continue }
      while from.lowerBound > 0, to.lowerBound > 0, canMove(from.lowerBound - 1, to.lowerBound - 1) {
        from = from.lowerBound - 1..<from.upperBound
        to = to.lowerBound - 1..<to.upperBound
      }
      while from.upperBound < old.count, to.upperBound < new.count, canMove(from.upperBound, to.upperBound) {
        from = from.lowerBound..<from.upperBound + 1
        to = to.lowerBound..<to.upperBound + 1
      }
      for (i, j) in zip(from, to) { pair(i..<i + 1, j..<j + 1, isMove: true) }
    }
  }

  /// Lists and tables of the new text by those of the old one with which they share a member that kept its place.
  private func groupsInPlace() -> [Int: Int] {
    var groups: [Int: Int] = [:]
    for link in links where !link.isMove {
      guard let a = old.group(link.old.lowerBound), let b = new.group(link.new.lowerBound) else { continue }
      groups[a] = groups[a] ?? b
    }
    return groups
  }

  private func areMembersOfOne(_ groups: [Int: Int], _ i: Int, _ j: Int) -> Bool {
    guard let a = old.group(i), let b = new.group(j) else { return false }
    return groups[a] == b
  }

  /// Similar clauses right beside moved ones moved along.
  mutating func growMoves() {
    for link in links where link.isMove {
      var (i, j) = (link.old.lowerBound - 1, link.new.lowerBound - 1)
      while i >= 0, j >= 0, movesAlong(i, j) {
        pair(i..<i + 1, j..<j + 1, isMove: true)
        (i, j) = (i - 1, j - 1)
      }
      (i, j) = (link.old.upperBound, link.new.upperBound)
      while i < old.count, j < new.count, movesAlong(i, j) {
        pair(i..<i + 1, j..<j + 1, isMove: true)
        (i, j) = (i + 1, j + 1)
      }
    }
  }

  private func movesAlong(_ i: Int, _ j: Int) -> Bool {
    !old.isPaired[i] && !new.isPaired[j] && similarity(i, j) >= floor(for: old.kind(i))
  }

  /// Moved and edited: at least eight words, similarity from 0.80, and a clear lead over the next best on both sides.
  mutating func pairSimilarElsewhere() {
    let a = old.unpaired.filter { old.wordCount($0) >= 8 }
    let b = new.unpaired.filter { new.wordCount($0) >= 8 }
    guard !a.isEmpty, !b.isEmpty, budget.clausePairs.spend(a.count * b.count) else { return }
    var bestOfOld = [Best](repeating: Best(), count: a.count)
    var bestOfNew = [Best](repeating: Best(), count: b.count)
    for (x, i) in a.enumerated() {
      for (y, j) in b.enumerated() {
        let similarity = similarity(i, j, from: 0.70)
        guard similarity > 0 else { continue }
        bestOfOld[x].note(similarity, y)
        bestOfNew[y].note(similarity, x)
      }
    }
    for (x, best) in bestOfOld.enumerated() {
      guard best.score >= 0.80, best.leads, let y = best.place, bestOfNew[y].place == x, bestOfNew[y].leads else {
        continue
      }
      pair(a[x]..<a[x] + 1, b[y]..<b[y] + 1, isMove: true)
    }
  }

  private struct Best {
    private(set) var score = 0.0
    private var next = 0.0
    private(set) var place: Int?

    var leads: Bool { score - next >= 0.10 }

    mutating func note(_ similarity: Double, _ index: Int) {
      if similarity > score {
        (score, next, place) = (similarity, score, index)
      } else {
        next = max(next, similarity)
      }
    }
  }
}
