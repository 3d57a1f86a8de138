/// What each pairing of two sequences is worth, and the best way to pair them in order (Needleman–Wunsch without gap
/// costs).
struct ScoreTable {
  private let rows: Int
  private let columns: Int
  private var scores: [Float]

  init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    scores = [Float](repeating: 0, count: rows * columns)
  }

  /// Nothing is worth pairing at 0.
  subscript(row: Int, column: Int) -> Double {
    get { Double(scores[row * columns + column]) }
    set { scores[row * columns + column] = Float(newValue) }
  }

  func bestPath() -> [(row: Int, column: Int)] {
    let width = columns + 1
    var best = [Float](repeating: 0, count: (rows + 1) * width)
    scores.withUnsafeBufferPointer { scores in
      best.withUnsafeMutableBufferPointer { best in
        for x in stride(from: rows - 1, through: 0, by: -1) {
          for y in stride(from: columns - 1, through: 0, by: -1) {
            let own = scores[x * columns + y]
            let skipped = max(best[(x + 1) * width + y], best[x * width + y + 1])
            best[x * width + y] = own > 0 ? max(skipped, own + best[(x + 1) * width + y + 1]) : skipped
          }
        }
      }
    }
    var path: [(row: Int, column: Int)] = []
    var (x, y) = (0, 0)
    while x < rows, y < columns {
      let own = scores[x * columns + y]
      if own > 0, best[x * width + y] == own + best[(x + 1) * width + y + 1] {
        path.append((x, y))
        (x, y) = (x + 1, y + 1)
      } else if best[x * width + y] == best[(x + 1) * width + y] {
        x += 1
      } else {
        y += 1
      }
    }
    return path
  }
}
