/// Which line of a text each token is in: what lies between line breaks, in one table cell, of one clause. Every line
/// has a word or a sign, unless its clause has none.
struct ClauseLines {
  /// By token: its line.
  private(set) var lines: [Int] = []
  /// By line: which of the joined clauses it belongs to. Each has a line at least.
  private(set) var pieces = [0]

  /// By joined clause: its lines.
  private(set) var ranges: [Range<Int>] = []
  /// By line: its tokens.
  private var tokens: [Range<Int>] = []

  var count: Int { pieces.count }

  init(of text: ClauseText) {
    lines.reserveCapacity(text.tokens.count)
    var (piece, cell) = (0, Int16(0))
    var (isEnded, isEmpty) = (false, true)
    for token in text.tokens {
      if token.piece > piece {
        pieces += piece + 1...Int(token.piece)
        (piece, cell) = (Int(token.piece), token.cell)
        (isEnded, isEmpty) = (false, true)
      }
      if token.cell != cell || token.kind == .lineBreak { isEnded = true }
      cell = token.cell
      if token.isCompared {
        if isEnded, !isEmpty { pieces.append(piece) }
        (isEnded, isEmpty) = (false, false)
      }
      lines.append(count - 1)
    }
    if piece + 1 < text.pieces { pieces += piece + 1..<text.pieces }
    ranges = Self.runs(of: pieces, count: text.pieces)
    tokens = Self.runs(of: lines, count: count)
  }

  /// Where each of the numbers is in a rising list of them.
  private static func runs(of numbers: [Int], count: Int) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    runs.reserveCapacity(count)
    var start = 0
    for number in 0..<count {
      let end = numbers[start...].firstIndex { $0 != number } ?? numbers.count
      runs.append(start..<end)
      start = end
    }
    return runs
  }

  /// Which clause a line belongs to, and which of that clause's lines it is.
  ///
  /// - Parameter clauses: those that were joined.
  func place(of line: Int, in clauses: Range<Int>) -> (clause: Int, line: Int) {
    (clauses.lowerBound + pieces[line], line - ranges[pieces[line]].lowerBound)
  }

  /// The words of a line without its label, by their ids.
  func words(of line: Int, in text: ClauseText) -> [Int32] {
    tokens[line].filter { text.tokens[$0].kind == .word && !text.isLabel($0) }.map { text.tokens[$0].id }
  }
}
