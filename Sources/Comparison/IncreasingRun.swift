/// The heaviest set of pairs that rise on both sides: what keeps its order while the rest has moved.
///
/// O(n log n) with a Fenwick tree of prefix maxima.
enum IncreasingRun {
  struct Pair {
    let old: Int
    let new: Int
    let weight: Int
  }

  /// - Parameter pairs: in order of `old`, no index twice on a side.
  static func heaviest(_ pairs: [Pair]) -> [Pair] {
    guard !pairs.isEmpty else { return [] }
    let ranks = pairs.indices.sorted { pairs[$0].new < pairs[$1].new }
    var rank = [Int](repeating: 0, count: pairs.count)
    for (position, index) in ranks.enumerated() { rank[index] = position + 1 }
    /// The pair that ends the heaviest run among the ranks of a node; -1 for none.
    var tree = [Int](repeating: -1, count: pairs.count + 1)
    var total = [Int](repeating: 0, count: pairs.count)
    var previous = [Int](repeating: -1, count: pairs.count)
    var best = 0
    for index in pairs.indices {
      var cursor = rank[index] - 1
      while cursor > 0 {
        if tree[cursor] >= 0, previous[index] < 0 || total[tree[cursor]] > total[previous[index]] {
          previous[index] = tree[cursor]
        }
        cursor &= cursor - 1
      }
      total[index] = pairs[index].weight + (previous[index] >= 0 ? total[previous[index]] : 0)
      cursor = rank[index]
      while cursor < tree.count {
        if tree[cursor] < 0 || total[tree[cursor]] < total[index] { tree[cursor] = index }
        cursor += cursor & -cursor
      }
      if total[index] > total[best] { best = index }
    }
    var run: [Pair] = []
    var cursor = best
    while cursor >= 0 {
      run.append(pairs[cursor])
      cursor = previous[cursor]
    }
    return run.reversed()
  }
}
