import Policies

@testable import Comparison

/// Finds where a comparison does not give back its two texts.
struct Faithfulness {
  private(set) var faults: [String] = []
  private var vocabulary = Vocabulary()

  /// Words of the whole clauses, cut anew.
  private var texts: (old: [ClauseText], new: [ClauseText]) = ([], [])

  init(_ comparison: Comparison) {
    texts.old = comparison.old.clauses.map { ClauseTextBuilder.build($0, of: comparison.old, with: &vocabulary) }
    texts.new = comparison.new.clauses.map { ClauseTextBuilder.build($0, of: comparison.new, with: &vocabulary) }
    // The old text stands at the old places of moves, the new one at the new places; both in reading order.
    if comparison.rows.flatMap(\.old) != Array(comparison.old.clauses.indices) {
      faults.append("not every old clause appears once, in order")
    }
    if comparison.rows.flatMap(\.new) != Array(comparison.new.clauses.indices) {
      faults.append("not every new clause appears once, in order")
    }
    let departures = Dictionary(
      comparison.rows.filter { isDeparture($0) }.compactMap { row in row.move.map { ($0, row.old) } },
      uniquingKeysWith: { a, _ in a })
    for row in comparison.rows { check(row, departures) }
  }

  private func isDeparture(_ row: Comparison.Row) -> Bool {
    if case .movedFrom = row.shape { return true }
    return false
  }

  private mutating func check(_ row: Comparison.Row, _ departures: [Int: Range<Int>]) {
    switch row.shape {
    case .unchanged: checkSame(row.old, row.new, "an unchanged clause")
    case .inserted: checkText(row.newText, row.new, texts.new)
    case .deleted: checkText(row.oldText, row.old, texts.old)
    case .movedFrom: if row.move == nil { faults.append("a move without a number") }
    case .edited(let words):
      checkText(row.oldText, row.old, texts.old)
      checkText(row.newText, row.new, texts.new)
      checkRuns(words, row.old, row.new)
    case .movedTo(let words):
      guard let from = row.move.flatMap({ departures[$0] }) else {
        faults.append("an arrival without a departure")
        return
      }
      if let words { checkRuns(words, from, row.new) } else { checkSame(from, row.new, "a moved clause") }
    }
  }

  private mutating func checkSame(_ old: Range<Int>, _ new: Range<Int>, _ what: String) {
    if key(old, texts.old) != key(new, texts.new) { faults.append("\(what) whose words differ: \(old) \(new)") }
  }

  private func key(_ clauses: Range<Int>, _ side: [ClauseText]) -> [Int32] {
    clauses.flatMap { side[$0].tokens }.filter(\.isCompared).map(\.id)
  }

  private mutating func checkText(_ text: ClauseText, _ clauses: Range<Int>, _ side: [ClauseText]) {
    if text.bytes != clauses.flatMap({ side[$0].bytes }) {
      faults.append("a row with the words of other clauses: \(clauses)")
    }
  }

  /// Equal and deleted runs are the old words, equal and inserted ones the new words; equal runs read the same.
  private mutating func checkRuns(_ words: WordComparison, _ old: Range<Int>, _ new: Range<Int>) {
    let (a, b) = (ClauseText(joining: old.map { texts.old[$0] }), ClauseText(joining: new.map { texts.new[$0] }))
    let (oldTokens, newTokens) = (words.runs.flatMap(\.old), words.runs.flatMap(\.new))
    if oldTokens.filter({ a.tokens[$0].isCompared }) != a.tokens.indices.filter({ a.tokens[$0].isCompared }) {
      faults.append("old words lost or doubled: \(old)")
    }
    if newTokens.filter({ b.tokens[$0].isCompared }) != b.tokens.indices.filter({ b.tokens[$0].isCompared }) {
      faults.append("new words lost or doubled: \(new)")
    }
    for run in words.runs {
      switch run.kind {
      case .inserted: if !run.old.isEmpty { faults.append("an insertion with old words") }
      case .deleted: if !run.new.isEmpty { faults.append("a deletion with new words") }
      case .equal:
        let (x, y) = (ids(a, run.old), ids(b, run.new))
        if x != y, !words.respellings.contains(where: { run.old.contains($0.old.lowerBound) }) {
          faults.append("an unmarked change: \(old) \(new)")
        }
      }
    }
  }

  private func ids(_ text: ClauseText, _ tokens: Range<Int>) -> [Int32] {
    text.tokens[tokens].filter(\.isCompared).map(\.id)
  }
}
