import Policies

/// Where the clauses of the newer of two texts come from.
struct LineageStep {
  /// What a newer clause has of older ones.
  struct Source {
    /// The older clause that it goes on; nil if it is new, or a later piece of one that was split.
    var clause: Int?
    /// Whether its lines alone tell its age: it is one of several that were split, joined or regrouped.
    var isRegrouped = false
    /// Whether its words changed on the way, not only its number, place or looks.
    var isChanged = false
    /// One for each of its lines; empty if they are those of the older clause.
    var lines: [Line] = []
  }

  struct Line {
    /// The older clause and which of its lines it comes from; nil if it is new.
    var source: (clause: Int, line: Int)?
    var isChanged = false
  }

  private let comparison: Comparison
  /// By newer clause.
  private(set) var sources: [Source]
  private var isKept: [Bool]
  private var lost = LostLines()

  init(_ comparison: Comparison) {
    self.comparison = comparison
    sources = [Source](repeating: Source(), count: comparison.new.clauses.count)
    isKept = [Bool](repeating: false, count: comparison.old.clauses.count)
    run()
    recover()
  }

  /// The older clauses that none of the newer ones goes on.
  var departed: [Int] { isKept.indices.filter { !isKept[$0] } }

  private mutating func run() {
    var origins: [Int: Range<Int>] = [:]
    for row in comparison.rows {
      if case .movedFrom = row.shape, let move = row.move { origins[move] = row.old }
    }
    for row in comparison.rows {
      switch row.shape {
      case .unchanged: carry(row.old, row.new)
      case .edited(let words): trace(row, row.old, words, isOneToOne: row.old.count == 1 && row.new.count == 1)
      case .movedTo(let words):
        let old = row.move.flatMap { origins[$0] } ?? 0..<0
        if let words { trace(row, old, words, isOneToOne: true) } else { carry(old, row.new) }
      case .deleted: lost.add(row.oldText, ClauseLines(of: row.oldText), of: row.old)
      case .inserted, .movedFrom: break
      }
    }
  }

  /// Clauses with the words they had, one to one.
  private mutating func carry(_ old: Range<Int>, _ new: Range<Int>) {
    for (source, clause) in zip(old, new) { keep(source, for: clause) }
  }

  private mutating func keep(_ source: Int, for clause: Int) {
    guard !isKept[source] else { return }
    sources[clause].clause = source
    isKept[source] = true
  }

  private mutating func trace(_ row: Comparison.Row, _ old: Range<Int>, _ words: WordComparison, isOneToOne: Bool) {
    let trace = LineTrace(row, words)
    let isEdited = [.edited, .movedAndEdited, .dateOnly].contains(row.changeClass)
    for (piece, clause) in row.new.enumerated() {
      keep(old.lowerBound + (isOneToOne ? piece : trace.pieceSources[piece]), for: clause)
      sources[clause].isRegrouped = !isOneToOne
      sources[clause].isChanged = isEdited && isOneToOne && trace.changesWords(ofPiece: piece)
      sources[clause].lines = trace.new.ranges[piece].map { line in
        let source = trace.sources[line].map { trace.old.place(of: $0, in: old) }
        return Line(source: source, isChanged: isEdited && trace.isChanged[line])
      }
    }
    lost.add(row.oldText, trace.old, of: old, only: trace.lost)
  }

  // MARK: Lines elsewhere

  /// New lines with the words of lines that are gone are these: a list that became a cell of a table, or the reverse.
  private mutating func recover() {
    guard !lost.isEmpty else { return }
    for row in comparison.rows where row.changeClass != nil && !row.newText.tokens.isEmpty {
      let lines = ClauseLines(of: row.newText)
      for (piece, clause) in row.new.enumerated() { recover(clause, lines, lines.ranges[piece], row.newText) }
    }
  }

  private mutating func recover(_ clause: Int, _ lines: ClauseLines, _ range: Range<Int>, _ text: ClauseText) {
    let isNew = sources[clause].clause == nil && sources[clause].lines.isEmpty
    var found = isNew ? range.map { _ in Line() } : sources[clause].lines
    for (place, line) in range.enumerated() where found.indices.contains(place) && found[place].source == nil {
      guard let source = lost.take(lines.words(of: line, in: text)) else { continue }
      found[place] = Line(source: source)
      if isNew { sources[clause].isRegrouped = true }
    }
    if !isNew || sources[clause].isRegrouped { sources[clause].lines = found }
  }
}

/// Lines of an older text that no newer clause has where they were expected.
private struct LostLines {
  private var places: [[Int32]: [(clause: Int, line: Int)]] = [:]

  var isEmpty: Bool { places.isEmpty }

  mutating func add(
    _ text: ClauseText, _ lines: ClauseLines, of clauses: Range<Int>, only lost: Set<Int>? = nil
  ) {
    for line in lost?.sorted() ?? Array(lines.pieces.indices) {
      let words = lines.words(of: line, in: text)
      // Shorter ones are found anywhere.
      if words.count >= 4 { places[words, default: []].append(lines.place(of: line, in: clauses)) }
    }
  }

  /// The first line with these words that was not taken yet.
  mutating func take(_ words: [Int32]) -> (clause: Int, line: Int)? {
    guard let found = places[words], !found.isEmpty else { return nil }
    return places[words]?.removeFirst()
  }
}
