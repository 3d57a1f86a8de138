import Policies

@testable import Comparison

/// The words of one side of a comparison in reading order, each with what a reader is told of it.
struct MarkedText {
  enum Side { case old, new }

  struct Word: Equatable {
    let text: String
    let isMarked: Bool
    let isMoved: Bool
    let row: Int
  }

  private(set) var words: [Word] = []

  init(_ comparison: Comparison, _ side: Side) {
    var vocabulary = Vocabulary()
    let text = side == .old ? comparison.old : comparison.new
    for (index, row) in comparison.rows.enumerated() {
      switch row.shape {
      case .unchanged, .movedFrom, .movedTo(nil):
        for clause in side == .old ? row.old : row.new {
          let own = ClauseTextBuilder.build(text.clauses[clause], of: text, with: &vocabulary)
          add(own.tokens.indices, own, isMarked: false, row, index)
        }
      case .inserted: if side == .new { add(row.newText.tokens.indices, row.newText, isMarked: true, row, index) }
      case .deleted: if side == .old { add(row.oldText.tokens.indices, row.oldText, isMarked: true, row, index) }
      case .edited(let words), .movedTo(let words?):
        // The old words of a clause that moved are taken from its old place, whole.
        if case .movedTo = row.shape, side == .old {
          add(marksOf: words, row, index)
        } else {
          add(words, row, index, side)
        }
      }
    }
  }

  private mutating func add(_ words: WordComparison, _ row: Comparison.Row, _ index: Int, _ side: Side) {
    for run in words.runs {
      let (text, tokens) = side == .old ? (row.oldText, run.old) : (row.newText, run.new)
      guard !run.isGarbled else {
        // A garbled character may be a letter of a word to those who count words by blanks.
        for word in Self.words(of: tokens.map { text.string(text.tokens[$0]) }.joined()) {
          self.words.append(Word(text: word, isMarked: true, isMoved: row.move != nil, row: index))
        }
        continue
      }
      add(tokens, text, isMarked: run.kind != .equal, row, index)
    }
  }

  private mutating func add(marksOf words: WordComparison, _ row: Comparison.Row, _ index: Int) {
    for run in words.runs where run.kind == .deleted { add(run.old, row.oldText, isMarked: true, row, index) }
  }

  private mutating func add(
    _ tokens: Range<Int>, _ text: ClauseText, isMarked: Bool, _ row: Comparison.Row, _ index: Int
  ) {
    for token in text.tokens[tokens] where token.kind == .word {
      words.append(Word(text: text.string(token), isMarked: isMarked, isMoved: row.move != nil, row: index))
    }
  }

  var marked: [String] { words.filter(\.isMarked).map(\.text) }

  /// The places where a phrase stands, punctuation left aside.
  func occurrences(of phrase: String) -> [Range<Int>] {
    let wanted = Self.words(of: phrase)
    guard !wanted.isEmpty, words.count >= wanted.count else { return [] }
    return (0...words.count - wanted.count).map { $0..<$0 + wanted.count }.filter { range in
      zip(words[range], wanted).allSatisfy { Self.folded($0.text) == $1 }
    }
  }

  /// A text's words, cut as in `cases/SCHEMA.md`: blanks and dashes separate, signs at the ends do not count.
  static func words(of text: String) -> [String] {
    text.split { $0.isWhitespace || "–—".contains($0) }.map { folded(String($0)) }.filter { !$0.isEmpty }
  }

  static func folded(_ word: String) -> String {
    let straight = word.replacing("’", with: "'")
    let isSign: (Character) -> Bool = { !$0.isLetter && !$0.isNumber }
    return String(straight.drop(while: isSign).reversed().drop(while: isSign).reversed())
  }
}
