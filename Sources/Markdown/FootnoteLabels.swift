/// The labels of footnote definitions, read from the source: the library's public interface does not tell them.
struct FootnoteLabels {
  private let source: [UInt8]
  /// The offset of each line; made when the first label is asked for.
  private lazy var lineStarts = Self.lineStarts(of: source)

  init(source: [UInt8]) { self.source = source }

  /// The label of the definition whose text starts at a line and column, both counted from 1: what stands between
  /// `[^` and `]` before it. A label holds no blanks.
  mutating func label(line: Int32, column: Int32) -> ArraySlice<UInt8> {
    guard lineStarts.indices.contains(Int(line) - 1) else { return [] }
    let lineStart = lineStarts[Int(line) - 1]
    let head = source[lineStart..<min(source.count, lineStart + max(0, Int(column) - 1))]
    guard let close = head.lastIndex(of: UInt8(ascii: "]")) else { return [] }
    let word =
      head[..<close].lastIndex { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.map { $0 + 1 } ?? lineStart
    guard let caret = source[word..<close].firstIndex(of: UInt8(ascii: "^")) else { return [] }
    return source[(caret + 1)..<close]
  }

  /// Lines end with LF, CR LF or CR.
  private static func lineStarts(of source: [UInt8]) -> [Int] {
    var starts = [0]
    for (offset, byte) in source.enumerated() {
      let next = offset + 1
      switch byte {
      case UInt8(ascii: "\n"): starts.append(next)
      case UInt8(ascii: "\r") where next == source.count || source[next] != UInt8(ascii: "\n"): starts.append(next)
      default: break
      }
    }
    return starts
  }
}
