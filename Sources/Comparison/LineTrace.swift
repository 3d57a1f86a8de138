/// Where the lines of changed clauses come from, and in which of them words changed.
///
/// A clause may be long, a table row with a list in each cell, and be split or joined later. So its lines are followed.
struct LineTrace {
  let old: ClauseLines
  let new: ClauseLines
  /// The older line that each newer one has most of its words from; nil if it is new.
  private(set) var sources: [Int?]
  /// The older lines with which each newer one has more in common than chance.
  private var relatives: [Set<Int>]
  /// Whether words of a newer line came, went or changed: not only its label, where it breaks, or how it is typeset.
  private(set) var isChanged: [Bool]
  /// The joined clauses of each side in which words came or went, counted from 0.
  private var changedPieces: (old: Set<Int>, new: Set<Int>) = ([], [])
  /// Which older of the joined clauses each newer one has most of its words from.
  private(set) var pieceSources: [Int]

  init(_ row: Comparison.Row, _ words: WordComparison) {
    old = ClauseLines(of: row.oldText)
    new = ClauseLines(of: row.newText)
    sources = [Int?](repeating: nil, count: new.count)
    relatives = [Set<Int>](repeating: [], count: new.count)
    isChanged = [Bool](repeating: false, count: new.count)
    pieceSources = [Int](repeating: 0, count: row.newText.pieces)
    let kept = words.pairs + words.respellings.map { ($0.old.lowerBound, $0.new.lowerBound) }
    if old.count == 1, new.count == 1 {
      (sources, relatives) = ([0], [[0]])
    } else {
      findSources(row, kept)
    }
    findChanges(row, words, kept)
  }

  /// The older lines of which nothing is left.
  var lost: Set<Int> { relatives.reduce(into: Set(old.pieces.indices)) { $0.subtract($1) } }

  /// Whether words of a clause that stayed one came, went or changed.
  func changesWords(ofPiece piece: Int) -> Bool {
    changedPieces.old.contains(piece) || changedPieces.new.contains(piece)
  }

  private mutating func findSources(_ row: Comparison.Row, _ kept: [(old: Int, new: Int)]) {
    var shared = [[Int: Int]](repeating: [:], count: new.count)
    for pair in kept { shared[new.lines[pair.new]][old.lines[pair.old], default: 0] += 1 }
    let sizes = (old: old.sizes(in: row.oldText), new: new.sizes(in: row.newText))
    var sharedByPiece = [[Int: Int]](repeating: [:], count: pieceSources.count)
    for line in shared.indices {
      for (source, count) in shared[line] {
        sharedByPiece[new.pieces[line]][old.pieces[source], default: 0] += count
      }
      // With less in common it reads as replaced; what they share is chance.
      let related = shared[line].filter { Double($1) >= 0.35 * Double(min(sizes.old[$0], sizes.new[line])) }
      relatives[line] = Set(related.keys)
      sources[line] = Self.largest(related)
    }
    pieceSources = sharedByPiece.map { Self.largest($0) ?? 0 }
  }

  /// The first of the keys with the greatest count.
  private static func largest(_ counts: [Int: Int]) -> Int? {
    counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  private mutating func findChanges(
    _ row: Comparison.Row, _ words: WordComparison, _ kept: [(old: Int, new: Int)]
  ) {
    let places = remains(kept)
    for run in words.runs where run.isChange {
      for token in run.new where row.newText.isWording(token) {
        isChanged[new.lines[token]] = true
        changedPieces.new.insert(new.pieces[new.lines[token]])
      }
      for token in run.old where row.oldText.isWording(token) {
        if let line = places[token] { isChanged[line] = true }
        changedPieces.old.insert(old.pieces[old.lines[token]])
      }
    }
  }

  /// By token of the older text: the newer line in which it is, or what stood beside it in its line; nil if nothing
  /// of its line is left.
  private func remains(_ kept: [(old: Int, new: Int)]) -> [Int?] {
    var places = [Int?](repeating: nil, count: old.lines.count)
    for pair in kept where relatives[new.lines[pair.new]].contains(old.lines[pair.old]) {
      places[pair.old] = new.lines[pair.new]
    }
    for index in places.indices.dropFirst() where old.lines[index] == old.lines[index - 1] {
      places[index] = places[index] ?? places[index - 1]
    }
    for index in places.indices.dropLast().reversed() where old.lines[index] == old.lines[index + 1] {
      places[index] = places[index] ?? places[index + 1]
    }
    return places
  }
}

extension ClauseLines {
  /// How many words and signs each line has.
  fileprivate func sizes(in text: ClauseText) -> [Int] {
    var sizes = [Int](repeating: 0, count: count)
    for (token, line) in zip(text.tokens, lines) where token.isCompared { sizes[line] += 1 }
    return sizes
  }
}

extension ClauseText {
  /// Whether a token is more than a label, a break, or a sign that a typesetter changes.
  fileprivate func isWording(_ token: Int) -> Bool {
    !isLabel(token) && !ComparisonBuilder.isTypographic(token..<token + 1, in: self)
  }
}
