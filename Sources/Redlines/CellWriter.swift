import Comparison
import Markdown

/// Opens and closes the cells of a table row as words of the next cell come.
struct CellWriter {
  private let columns: ColumnMap?
  private let count: Int
  private var current = -1

  /// - Parameters:
  ///   - count: how many cells the row has; 0 for what is not a row.
  ///   - columns: where its cells are in a table that two versions share.
  init(_ count: Int, columns: ColumnMap?) {
    self.columns = columns
    self.count = count == 0 ? 0 : columns?.count ?? count
  }

  mutating func move(to cell: Int16, _ side: ComparedSide, _ html: inout HTMLBuffer) {
    guard let columns else { return move(to: Int(cell), &html) }
    move(to: side == .new ? columns.place(ofNew: Int(cell)) : columns.place(ofOld: Int(cell)), &html)
  }

  private mutating func move(to cell: Int, _ html: inout HTMLBuffer) {
    while current < min(cell, count - 1) {
      if current >= 0 { html.raw("</td>") }
      html.raw("<td>")
      current += 1
    }
  }

  /// Opens the last cell, for what belongs to the row as a whole.
  mutating func moveToLast(_ html: inout HTMLBuffer) {
    if count > 0 { move(to: count - 1, &html) }
  }

  mutating func finish(_ html: inout HTMLBuffer) {
    guard count > 0 else { return }
    moveToLast(&html)
    html.raw("</td>")
  }
}
