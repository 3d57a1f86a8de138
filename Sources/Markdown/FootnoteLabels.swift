/// The labels of footnote definitions, read from the source: the library's public interface does not tell them.
struct FootnoteLabels {
  let source: [UInt8]

  /// The label of the definition whose text starts at a line and column, both counted from 1: what stands between
  /// `[^` and `]` before it. A label holds no blanks.
  func label(line: Int32, column: Int32) -> ArraySlice<UInt8> {
    let lineStart = offset(ofLine: Int(line))
    let head = source[lineStart..<min(source.count, lineStart + max(0, Int(column) - 1))]
    guard let close = head.lastIndex(of: UInt8(ascii: "]")) else { return [] }
    let word = head[..<close].lastIndex { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.map { $0 + 1 } ?? lineStart
    guard let caret = source[word..<close].firstIndex(of: UInt8(ascii: "^")) else { return [] }
    return source[(caret + 1)..<close]
  }

  /// Lines end with LF, CR LF or CR.
  private func offset(ofLine number: Int) -> Int {
    var line = 1
    var offset = 0
    while line < number, offset < source.count {
      if source[offset] == UInt8(ascii: "\n") { line += 1 }
      if source[offset] == UInt8(ascii: "\r"), offset + 1 == source.count || source[offset + 1] != UInt8(ascii: "\n") {
        line += 1
      }
      offset += 1
    }
    return offset
  }
}
