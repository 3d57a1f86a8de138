import Comparison
import Markdown
import Policies

/// Walks over a comparison and writes down what a reader would be told.
struct TranscriptBuilder {
  private let comparison: Comparison
  private let numbers: [Int]
  /// The rows of the two places of each move.
  private var departures: [Int: Int] = [:]
  private var arrivals: [Int: Int] = [:]

  init(_ comparison: Comparison) {
    self.comparison = comparison
    numbers = comparison.changeNumbers
    for (index, row) in comparison.rows.enumerated() {
      guard let move = row.move else { continue }
      if case .movedFrom = row.shape { departures[move] = index } else { arrivals[move] = index }
    }
  }

  func entries(context: Int?) -> [Transcript.Entry] {
    var entries: [Transcript.Entry] = []
    for group in comparison.rowGroups(context: context ?? 0, foldingFrom: context == nil ? nil : 1) {
      switch group {
      case .unchanged(let rows):
        for clause in rows.flatMap({ comparison.rows[$0].new }) { entries.append(.unchanged(unchangedBlock(clause))) }
      case .folded(let rows): entries.append(.folded(rows.count))
      case .changed(let row): if let change = change(row) { entries.append(.change(change)) }
      }
    }
    return entries
  }

  // MARK: Changes

  private func change(_ index: Int) -> Transcript.Change? {
    let row = comparison.rows[index]
    guard
      let changeClass = row.changeClass
        ?? row.move.flatMap({ arrivals[$0] }).flatMap({ comparison.rows[$0].changeClass })
    else { return nil }
    let words = self.words(of: row)
    return Transcript.Change(
      number: numbers[index], changeClass: changeClass, place: place(of: row), blocks: blocks(of: row, words),
      old: isDeparture(row) || !hasOldText(row) ? nil : plainText(row.oldText),
      new: hasNewText(row) ? plainText(row.newText) : nil,
      facts: changeClass == .renumbered ? [] : words.map { facts(of: row, $0) } ?? [],
      formats: row.formats.map { Transcript.FormatNote(change: $0, text: plainText(row.newText, $0.tokens)) },
      organisations: row.organisations.map(\.name))
  }

  private func words(of row: Comparison.Row) -> WordComparison? {
    switch row.shape {
    case .edited(let words), .movedTo(.some(let words)): words
    default: nil
    }
  }

  private func isDeparture(_ row: Comparison.Row) -> Bool { row.move != nil && row.changeClass == nil }
  private func hasOldText(_ row: Comparison.Row) -> Bool { !row.old.isEmpty || row.move != nil }
  private func hasNewText(_ row: Comparison.Row) -> Bool { !row.new.isEmpty }

  private func place(of row: Comparison.Row) -> Transcript.Change.Place {
    guard let move = row.move, let from = departures[move], let to = arrivals[move] else { return .here }
    return isDeparture(row)
      ? .movedAway(to: section(.new, comparison.rows[to].new.lowerBound))
      : .movedHere(from: section(.old, comparison.rows[from].old.lowerBound))
  }

  private func blocks(of row: Comparison.Row, _ words: WordComparison?) -> [Transcript.Block] {
    if let words { return editedBlocks(row, words) }
    let side: ComparedSide = row.new.isEmpty ? .old : .new
    let kind: WordComparison.Run.Kind
    switch row.shape {
    case .inserted: kind = .inserted
    case .deleted: kind = .deleted
    default: kind = .equal
    }
    return (side == .old ? row.old : row.new).map { clause in
      block(side, clause, [Transcript.Run(kind: kind, text: plainText(side, clause))])
    }
  }

  /// The words of both texts together, one block for each clause of the new one.
  private func editedBlocks(_ row: Comparison.Row, _ words: WordComparison) -> [Transcript.Block] {
    var pieces = row.new.map { _ in TranscriptRunWriter(columns: row.columns) }
    func place(_ piece: Int) -> Int { pieces.count > 1 ? min(piece, pieces.count - 1) : 0 }
    for run in words.runs {
      guard run.kind == .deleted else {
        for token in run.new {
          let text = row.newText
          pieces[place(Int(text.tokens[token].piece))].add(
            word(token, text, .new), run.kind, text.tokens[token].cell, .new)
        }
        continue
      }
      let piece = place(row.piece(ofDeleted: run, in: words))
      if let blank = row.lostBlank(before: run) {
        pieces[piece].add(blank.kind == .lineBreak ? "\n" : " ", .equal, blank.cell, .old)
      }
      for token in run.old {
        pieces[piece].add(word(token, row.oldText, .old), .deleted, row.oldText.tokens[token].cell, .old)
      }
    }
    return zip(row.new, pieces).map { clause, writer in block(.new, clause, writer.finished()) }
  }

  /// Deleted words and the inserted ones that take their place are one change of a fact.
  private func facts(of row: Comparison.Row, _ words: WordComparison) -> [Transcript.FactChange] {
    var changes: [Transcript.FactChange] = []
    var deleted: Range<Int> = 0..<0
    for run in words.runs + [.whole(.equal, 0..<0)] {
      let inserted = run.kind == .inserted && run.isChange ? run.new : 0..<0
      if run.kind != .deleted || !deleted.isEmpty {
        changes += factChanges(deleted, inserted, row)
        deleted = 0..<0
      }
      if run.kind == .deleted, run.isChange { deleted = run.old }
    }
    return changes
  }

  private func factChanges(
    _ deleted: Range<Int>, _ inserted: Range<Int>, _ row: Comparison.Row
  ) -> [Transcript.FactChange] {
    func states(_ fact: Fact, _ tokens: Range<Int>, _ text: ClauseText) -> String? {
      let stated = Fact.calledOut(in: tokens, of: text).filter { $0.fact == fact }.map {
        text.string(text.tokens[$0.token])
      }
      return stated.isEmpty ? nil : stated.joined(separator: " ")
    }
    return Fact.allCases.compactMap { fact in
      let (old, new) = (states(fact, deleted, row.oldText), states(fact, inserted, row.newText))
      return old == new ? nil : Transcript.FactChange(fact: fact, old: old, new: new)
    }
  }

  // MARK: Clauses

  private func text(_ side: ComparedSide) -> PolicyText { side == .new ? comparison.new : comparison.old }

  private func unchangedBlock(_ clause: Int) -> Transcript.Block {
    block(.new, clause, [Transcript.Run(kind: .equal, text: plainText(.new, clause))])
  }

  private func block(_ side: ComparedSide, _ index: Int, _ runs: [Transcript.Run]) -> Transcript.Block {
    let text = text(side)
    let clause = text.clauses[index]
    let containers = text.containers(of: clause).map { text.containers[$0] }.filter {
      $0.kind != .list && $0.kind != .table
    }
    return Transcript.Block(
      kind: clause.kind, marker: containers.last.map { marker(of: clause, in: $0, text) } ?? "",
      depth: containers.count, runs: runs, section: section(side, index),
      isHeading: text.opensSection(clause) || clause.section == nil && clause.kind == .heading)
  }

  private func marker(of clause: Clause, in container: Container, _ text: PolicyText) -> String {
    let node = text.document.nodes[container.node]
    if container.kind == .blockQuote { return "> " }
    let isFirst = clause.node == container.node + 1
    switch container.kind {
    case .footnoteDefinition: return isFirst ? "[\(node.number)] " : "    "
    case .item where node.flags.contains(.ordered): return isFirst ? "\(node.number). " : "   "
    default: return isFirst ? "- " : "  "
    }
  }

  private func section(_ side: ComparedSide, _ clause: Int) -> String? {
    let text = text(side)
    return text.clauses[clause].section.map { text.sections[$0].title }
  }

  // MARK: Words

  private func plainText(_ text: ClauseText) -> String { plainText(text, text.tokens.indices) }

  /// Table cells are a bar apart, several clauses a line.
  private func plainText(_ text: ClauseText, _ tokens: Range<Int>) -> String {
    var plain = ""
    var last: ClauseText.Token?
    for index in tokens {
      let token = text.tokens[index]
      if let last, last.piece != token.piece {
        plain += "\n"
      } else if let last, last.cell != token.cell {
        plain += " | "
      }
      plain += token.kind == .image ? "[Image]" : text.string(token)
      last = token
    }
    return plain
  }

  private func word(_ index: Int, _ text: ClauseText, _ side: ComparedSide) -> String {
    let token = text.tokens[index]
    switch token.kind {
    case .lineBreak: return "\n"
    case .space: return " "
    case .image: return Self.image(Int(text.format(at: token.range.lowerBound).link), in: self.text(side).document)
    case .word, .punctuation: return withReferences(token, text)
    }
  }

  /// The numbers of footnotes in brackets, apart from the word they hang on.
  private func withReferences(_ token: ClauseText.Token, _ text: ClauseText) -> String {
    var plain = ""
    var (start, span) = (token.range.lowerBound, text.spanIndex(at: token.range.lowerBound))
    while start < token.range.upperBound {
      let next = span + 1 < text.spans.count ? text.spans[span + 1].start : token.range.upperBound
      let end = min(next, token.range.upperBound)
      let words = String(decoding: text.bytes[Int(start)..<Int(end)], as: UTF8.self)
      plain += text.spans[span].format.emphasis.contains(.reference) ? "[\(words)]" : words
      (start, span) = (end, span + 1)
    }
    return plain
  }

  private static func image(_ node: Int, in document: Document) -> String {
    "[Image: \(document.plainText(of: node))]"
  }

  /// A clause as it reads in its own text.
  private func plainText(_ side: ComparedSide, _ index: Int) -> String {
    let (document, clause) = (text(side).document, text(side).clauses[index])
    switch clause.kind {
    case .rule: return "* * *"
    case .code, .html:
      let source = String(decoding: document.literal(clause.node), as: UTF8.self)
      return String(source.prefix(upTo: source.endOfWords))
    case .heading, .paragraph, .tableRow: break
    }
    var plain = text(side).lead(of: clause)
    var cells = 0
    var cursor = clause.inlines.lowerBound
    while cursor < clause.inlines.upperBound {
      let node = document.nodes[cursor]
      switch node.kind {
      case .text, .code: plain += document.string(node.text)
      case .softBreak: plain += " "
      case .lineBreak: plain += "\n"
      case .tableCell:
        if cells > 0 { plain += " | " }
        cells += 1
      case .footnoteReference: plain += "[\(node.number)]"
      case .image: plain += Self.image(cursor, in: document)
      default: break
      }
      cursor = node.kind == .image ? Int(node.end) : cursor + 1
    }
    return plain
  }
}

/// Gathers the runs of one block. Blanks behind marked words stay outside their mark.
private struct TranscriptRunWriter {
  private let columns: ColumnMap?
  private var runs: [Transcript.Run] = []
  private var cell = 0

  init(columns: ColumnMap?) { self.columns = columns }

  mutating func add(_ text: String, _ kind: WordComparison.Run.Kind, _ cell: Int16, _ side: ComparedSide) {
    let place = columns.map { side == .new ? $0.place(ofNew: Int(cell)) : $0.place(ofOld: Int(cell)) } ?? Int(cell)
    while self.cell < place {
      append(" | ", .equal)
      self.cell += 1
    }
    append(text, kind)
  }

  private mutating func append(_ text: String, _ kind: WordComparison.Run.Kind) {
    if let last = runs.last, last.kind == kind {
      runs[runs.count - 1] = Transcript.Run(kind: kind, text: last.text + text)
    } else {
      runs.append(Transcript.Run(kind: kind, text: text))
    }
  }

  func finished() -> [Transcript.Run] {
    var writer = TranscriptRunWriter(columns: nil)
    for (index, run) in runs.enumerated() {
      guard run.kind != .equal else {
        writer.append(run.text, .equal)
        continue
      }
      let words = run.text.prefix(upTo: run.text.endOfWords)
      if !words.isEmpty { writer.append(String(words), run.kind) }
      let isReplaced = run.kind == .deleted && index + 1 < runs.count && runs[index + 1].kind == .inserted
      let blanks = isReplaced ? " " : String(run.text[words.endIndex...])
      if !blanks.isEmpty { writer.append(blanks, .equal) }
    }
    return writer.runs
  }
}

extension String {
  /// Where the blanks at its end begin.
  fileprivate var endOfWords: Index { lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? startIndex }
}
