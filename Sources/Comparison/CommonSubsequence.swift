/// The longest common subsequence of two sequences of integers: Myers 1986, "An O(ND) Difference Algorithm and Its
/// Variations", in linear space.
struct CommonSubsequence {
  /// Pairs of equal elements, in order of both sides.
  private(set) var matches: [(old: Int, new: Int)] = []
  private let old: [Int32]
  private let new: [Int32]
  private var forward: [Int]
  private var backward: [Int]

  /// - Parameter purse: pays for each step; what it does not pay for stays unmatched.
  init(_ old: [Int32], _ new: [Int32], purse: inout WorkBudget.Purse) {
    self.old = old
    self.new = new
    let size = old.count + new.count + 3
    forward = [Int](repeating: 0, count: size)
    backward = [Int](repeating: 0, count: size)
    find(0..<old.count, 0..<new.count, &purse)
  }

  private mutating func find(_ a: Range<Int>, _ b: Range<Int>, _ purse: inout WorkBudget.Purse) {
    var pending = [(a, b)]
    while let (a, b) = pending.popLast() {
      var (start, end) = ((a.lowerBound, b.lowerBound), (a.upperBound, b.upperBound))
      while start.0 < end.0, start.1 < end.1, old[start.0] == new[start.1] {
        matches.append((start.0, start.1))
        start = (start.0 + 1, start.1 + 1)
      }
      while start.0 < end.0, start.1 < end.1, old[end.0 - 1] == new[end.1 - 1] {
        end = (end.0 - 1, end.1 - 1)
        matches.append((end.0, end.1))
      }
      guard start.0 < end.0, start.1 < end.1 else { continue }
      guard let middle = middle(start.0..<end.0, start.1..<end.1, &purse) else { continue }
      pending.append((start.0..<middle.0, start.1..<middle.1))
      pending.append((middle.0..<end.0, middle.1..<end.1))
    }
    matches.sort { $0.old < $1.old }
  }

  /// A point on a shortest edit path, found by walking from both ends until the paths meet.
  private mutating func middle(_ a: Range<Int>, _ b: Range<Int>, _ purse: inout WorkBudget.Purse) -> (Int, Int)? {
    let (n, m) = (a.count, b.count)
    let delta = n - m
    let isOdd = delta & 1 != 0
    let half = (n + m + 1) / 2
    let origin = half + 1
    if forward.count < 2 * half + 3 {
      forward = [Int](repeating: 0, count: 2 * half + 3)
      backward = forward
    }
    forward[origin + 1] = 0
    backward[origin + 1] = 0
    /// Equal elements that the round before walked over.
    var walked = 0
    for d in 0...half {
      guard purse.spend(d + 1 + walked) else { return nil }
      walked = 0
      for k in stride(from: -d, through: d, by: 2) {
        var x =
          k == -d || (k != d && forward[origin + k - 1] < forward[origin + k + 1])
          ? forward[origin + k + 1] : forward[origin + k - 1] + 1
        var y = x - k
        let start = x
        while x < n, y < m, x >= 0, y >= 0, old[a.lowerBound + x] == new[b.lowerBound + y] { (x, y) = (x + 1, y + 1) }
        walked += x - start
        forward[origin + k] = x
        let mirror = delta - k
        if isOdd, mirror >= -(d - 1), mirror <= d - 1, x + backward[origin + mirror] >= n {
          return proper(a.lowerBound + x, b.lowerBound + y, a, b)
        }
      }
      for k in stride(from: -d, through: d, by: 2) {
        var x =
          k == -d || (k != d && backward[origin + k - 1] < backward[origin + k + 1])
          ? backward[origin + k + 1] : backward[origin + k - 1] + 1
        var y = x - k
        let start = x
        while x < n, y < m, x >= 0, y >= 0, old[a.upperBound - 1 - x] == new[b.upperBound - 1 - y] {
          (x, y) = (x + 1, y + 1)
        }
        walked += x - start
        backward[origin + k] = x
        let mirror = delta - k
        if !isOdd, mirror >= -d, mirror <= d, x + forward[origin + mirror] >= n {
          return proper(a.upperBound - x, b.upperBound - y, a, b)
        }
      }
    }
    return nil
  }

  /// Nil if the point would leave one of the halves as large as the whole.
  private func proper(_ x: Int, _ y: Int, _ a: Range<Int>, _ b: Range<Int>) -> (Int, Int)? {
    guard a.lowerBound...a.upperBound ~= x, b.lowerBound...b.upperBound ~= y,
      (x, y) != (a.lowerBound, b.lowerBound), (x, y) != (a.upperBound, b.upperBound)
    else { return nil }
    return (x, y)
  }
}
