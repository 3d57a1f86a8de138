/// Finds which columns of two versions of a table correspond, by the words of their cells in rows that correspond.
struct ColumnAlignment {
  private var rows: [(old: [WordBag], new: [WordBag])] = []
  private var columns = (old: 0, new: 0)

  mutating func add(_ old: ClauseText, _ new: ClauseText) {
    let row = (old: Self.cells(old), new: Self.cells(new))
    rows.append(row)
    columns = (max(columns.old, row.old.count), max(columns.new, row.new.count))
  }

  private static func cells(_ text: ClauseText) -> [WordBag] {
    var ids = [[Int32]](repeating: [], count: text.cells(ofPiece: 0))
    for token in text.tokens where token.isCompared && ids.indices.contains(Int(token.cell)) {
      ids[Int(token.cell)].append(token.id)
    }
    return ids.map { WordBag($0) }
  }

  /// Nil if columns correspond by position: unless another way is clearly better.
  ///
  /// - Parameter purse: told where there are too many columns to look for one.
  func map(_ purse: inout WorkBudget.Purse) -> ColumnMap? {
    guard columns.old > 0, columns.new > 0 else { return nil }
    guard columns.old * columns.new <= 4_096 else {
      purse.refuse()
      return nil
    }
    var scores = ScoreTable(rows: columns.old, columns: columns.new)
    var (straight, best) = (0.0, 0.0)
    for x in 0..<columns.old {
      for y in 0..<columns.new {
        let total = rows.reduce(0.0) { sum, row in
          guard x < row.old.count, y < row.new.count else { return sum }
          return sum + row.old[x].similarity(to: row.new[y], from: 0.2)
        }
        let score = total / Double(rows.count)
        if score >= 0.25 { scores[x, y] = score }
        if x == y { straight += scores[x, y] }
      }
    }
    let path = scores.bestPath()
    best = path.reduce(0) { $0 + scores[$1.row, $1.column] }
    if columns.old == columns.new, straight >= best - 0.25 { return nil }
    return ColumnMap(old: columns.old, new: columns.new, pairs: path.map { ($0.row, $0.column) })
  }
}
