import Testing

@testable import Comparison

/// The algorithms on sequences, held against slow and plain ones.
@Suite struct SequenceTests {
  /// A fixed sequence of pseudo-random numbers (Knuth's MMIX constants).
  private struct Dice {
    var state: UInt64
    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % sides
    }
  }

  private static func longest(_ a: [Int32], _ b: [Int32]) -> Int {
    var best = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
    for i in a.indices {
      for j in b.indices { best[i + 1][j + 1] = a[i] == b[j] ? best[i][j] + 1 : max(best[i][j + 1], best[i + 1][j]) }
    }
    return best[a.count][b.count]
  }

  @Test(arguments: 1...60)
  func commonSubsequenceIsALongestOne(_ seed: Int) {
    var dice = Dice(state: UInt64(seed))
    let alphabet = 2 + seed % 9
    let a = (0..<dice.roll(60)).map { _ in Int32(dice.roll(alphabet)) }
    let b = (0..<dice.roll(60)).map { _ in Int32(dice.roll(alphabet)) }
    var purse = WorkBudget.Purse(1_000_000)
    let found = CommonSubsequence(a, b, purse: &purse)
    #expect(found.matches.count == Self.longest(a, b))
    #expect(found.matches.allSatisfy { a[$0.old] == b[$0.new] })
    #expect(zip(found.matches, found.matches.dropFirst()).allSatisfy { $0.old < $1.old && $0.new < $1.new })
  }

  @Test func commonSubsequenceStopsAtItsAllowance() {
    let a = (0..<2_000).map { Int32($0 * 2) }
    let b = (0..<2_000).map { Int32($0 * 2 + 1) }
    var purse = WorkBudget.Purse(1_000)
    let found = CommonSubsequence([7] + a, [7] + b, purse: &purse)
    #expect(found.matches.count == 1)
    #expect(purse.isExhausted)
    #expect(purse.left >= 0)
  }

  @Test(arguments: 1...40)
  func increasingRunIsAHeaviestOne(_ seed: Int) {
    var dice = Dice(state: UInt64(seed) << 7)
    let count = 1 + dice.roll(9)
    var places = Array(0..<count)
    for index in places.indices { places.swapAt(index, dice.roll(count)) }
    let pairs = places.enumerated().map { IncreasingRun.Pair(old: $0, new: $1, weight: 1 + dice.roll(20)) }
    var heaviest = 0
    for subset in 0..<(1 << count) {
      let chosen = pairs.indices.filter { subset >> $0 & 1 == 1 }.map { pairs[$0] }
      guard zip(chosen, chosen.dropFirst()).allSatisfy({ $0.new < $1.new }) else { continue }
      heaviest = max(heaviest, chosen.reduce(0) { $0 + $1.weight })
    }
    let run = IncreasingRun.heaviest(pairs)
    #expect(run.reduce(0) { $0 + $1.weight } == heaviest)
    #expect(zip(run, run.dropFirst()).allSatisfy { $0.old < $1.old && $0.new < $1.new })
  }

  @Test func bestPathTakesTheGreatestTotal() {
    var scores = ScoreTable(rows: 3, columns: 3)
    scores[0, 1] = 0.9
    scores[1, 0] = 0.5
    scores[1, 1] = 0.6
    scores[2, 2] = 0.1
    #expect(scores.bestPath().map { [$0.row, $0.column] } == [[0, 1], [2, 2]])
  }

  @Test func columnsBetweenPairsCorrespondInOrder() {
    let map = ColumnMap(old: 4, new: 5, pairs: [(0, 0), (2, 3)])
    #expect(map.count == 5)
    #expect((0..<4).map(map.place(ofOld:)) == [0, 1, 3, 4])
    #expect((0..<5).map(map.place(ofNew:)) == [0, 1, 2, 3, 4])
    #expect((0..<4).map(map.mirrored.place(ofNew:)) == [0, 1, 3, 4])
  }
}
