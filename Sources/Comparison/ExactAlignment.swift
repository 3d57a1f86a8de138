/// Pairs equal elements of two sequences in order: common ends, unique anchors (as in patience diff), then the longest
/// common subsequence between them.
struct ExactAlignment {
  /// Pairs in order of both sides.
  private(set) var matches: [(old: Int, new: Int)] = []
  private let old: [UInt64]
  private let new: [UInt64]
  private let weights: [Int32]

  /// - Parameters:
  ///   - weights: how much each new element is worth keeping in place.
  init(
    _ old: [UInt64], _ new: [UInt64], weights: [Int32], oldRange: Range<Int>, newRange: Range<Int>,
    budget: inout WorkBudget
  ) {
    self.old = old
    self.new = new
    self.weights = weights
    align(oldRange, newRange, &budget, usesAnchors: true)
    matches.sort { $0.old < $1.old }
  }

  private mutating func align(_ a: Range<Int>, _ b: Range<Int>, _ budget: inout WorkBudget, usesAnchors: Bool) {
    var (i, j, p, q) = (a.lowerBound, b.lowerBound, a.upperBound, b.upperBound)
    while i < p, j < q, old[i] == new[j] {
      matches.append((i, j))
      (i, j) = (i + 1, j + 1)
    }
    while i < p, j < q, old[p - 1] == new[q - 1] {
      (p, q) = (p - 1, q - 1)
      matches.append((p, q))
    }
    guard i < p, j < q else { return }
    let anchors = usesAnchors ? anchors(i..<p, j..<q) : []
    guard !anchors.isEmpty else { return alignRest(i..<p, j..<q, &budget) }
    for anchor in anchors {
      matches.append((anchor.old, anchor.new))
      align(i..<anchor.old, j..<anchor.new, &budget, usesAnchors: false)
      (i, j) = (anchor.old + 1, anchor.new + 1)
    }
    align(i..<p, j..<q, &budget, usesAnchors: false)
  }

  private func anchors(_ a: Range<Int>, _ b: Range<Int>) -> [IncreasingRun.Pair] {
    var places: [UInt64: (old: Int, new: Int)] = [:]
    for index in a { places[old[index], default: (-1, -1)].old = places[old[index]] == nil ? index : -2 }
    for index in b {
      guard let place = places[new[index]] else { continue }
      places[new[index]]?.new = place.new == -1 ? index : -2
    }
    let pairs = a.compactMap { index -> IncreasingRun.Pair? in
      guard let place = places[old[index]], place.old == index, place.new >= 0 else { return nil }
      return IncreasingRun.Pair(old: index, new: place.new, weight: Int(weights[place.new]))
    }
    return IncreasingRun.heaviest(pairs)
  }

  private mutating func alignRest(_ a: Range<Int>, _ b: Range<Int>, _ budget: inout WorkBudget) {
    var ids: [UInt64: Int32] = [:]
    func id(_ value: UInt64) -> Int32 {
      if let id = ids[value] { return id }
      ids[value] = Int32(ids.count)
      return Int32(ids.count - 1)
    }
    let (before, after) = (old[a].map(id), new[b].map(id))
    let subsequence = budget.clausePairs.lend(atMost: 500_000) { CommonSubsequence(before, after, purse: &$0) }
    matches += subsequence.matches.map { (a.lowerBound + $0.old, b.lowerBound + $0.new) }
  }
}
