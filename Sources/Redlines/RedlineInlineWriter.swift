import Comparison
import Links
import Markdown
import Policies
import Words

/// Writes the words of changed clauses with their marks.
struct RedlineInlineWriter {
  private let comparison: Comparison
  private let words: Phrases
  private let links: LinkWriter
  private let marks: Marks

  init(_ comparison: Comparison, _ words: Phrases, links: LinkWriter) {
    self.comparison = comparison
    self.words = words
    self.links = links
    marks = Marks(words)
  }

  // MARK: Whole clauses

  func writeWhole(
    _ row: Comparison.Row, piece: Int, side: ComparedSide, isTableRow: Bool, _ html: inout HTMLBuffer
  ) {
    let text = side == .new ? row.newText : row.oldText
    let tokens = text.tokens.indices.filter { Int(text.tokens[$0].piece) == piece }
    var cells = CellWriter(isTableRow ? text.cells(ofPiece: piece) : 0, columns: row.columns)
    if let first = tokens.first, let last = tokens.last {
      let tokens = first..<last + 1
      write(
        .whole(side == .new ? .inserted : .deleted, tokens), tokens, text, &cells, row.organisations, calls: false,
        &html)
    }
    cells.finish(&html)
  }

  // MARK: Aligned words

  /// - Parameter onlyPiece: which of several new clauses to write; nil for all as one.
  func write(_ row: Comparison.Row, _ edit: WordComparison, onlyPiece: Int? = nil, _ html: inout HTMLBuffer) {
    let clause = comparison.new.clauses[row.new.lowerBound + (onlyPiece ?? 0)]
    var cells = CellWriter(
      clause.kind == .tableRow ? row.newText.cells(ofPiece: onlyPiece ?? 0) : 0, columns: row.columns)
    for (index, run) in edit.runs.enumerated() {
      switch run.kind {
      case .equal: writeEqual(clip(run.new, onlyPiece, row.newText), row, &cells, &html)
      case .inserted:
        if index > 0, edit.runs[index - 1].kind == .deleted, isGlued(edit.runs[index - 1], run, row) { html.raw(" ") }
        write(run, clip(run.new, onlyPiece, row.newText), row.newText, &cells, row.organisations, &html)
      case .deleted:
        guard onlyPiece == nil || onlyPiece == row.piece(ofDeleted: run, in: edit) else { continue }
        writeLostBlank(before: run, row, &html)
        write(run, run.old, row.oldText, &cells, [], &html)
      }
    }
    cells.moveToLast(&html)
    writeRowNotes(row, onlyPiece, &html)
    cells.finish(&html)
  }

  private func writeLostBlank(before run: WordComparison.Run, _ row: Comparison.Row, _ html: inout HTMLBuffer) {
    guard let blank = row.lostBlank(before: run) else { return }
    let isCode = row.oldText.format(at: blank.range.lowerBound).emphasis.contains(.preformatted)
    html.raw(blank.kind == .space ? " " : isCode ? "\n" : "<br />\n")
  }

  /// Whether a deleted word and the one that replaces it would read as one word.
  private func isGlued(_ deleted: WordComparison.Run, _ inserted: WordComparison.Run, _ row: Comparison.Row) -> Bool {
    guard let last = deleted.old.last, let first = inserted.new.first else { return false }
    return row.oldText.isSpaced(row.oldText.tokens[last]) && row.newText.isSpaced(row.newText.tokens[first])
      && row.oldText.tokens[last].cell == row.newText.tokens[first].cell
  }

  /// The tokens of one of several clauses. Those of each are together, in the order of the clauses.
  private func clip(_ range: Range<Int>, _ piece: Int?, _ text: ClauseText) -> Range<Int> {
    guard let piece else { return range }
    func start(of piece: Int) -> Int {
      var (low, high) = (range.lowerBound, range.upperBound)
      while low < high {
        let middle = (low + high) / 2
        if Int(text.tokens[middle].piece) < piece { low = middle + 1 } else { high = middle }
      }
      return low
    }
    return start(of: piece)..<start(of: piece + 1)
  }

  private func write(
    _ run: WordComparison.Run, _ range: Range<Int>, _ text: ClauseText, _ cells: inout CellWriter,
    _ organisations: [(name: String, tokens: Range<Int>)], calls: Bool = true, _ html: inout HTMLBuffer
  ) {
    let side: ComparedSide = run.kind == .inserted ? .new : .old
    var cursor = range.lowerBound
    while cursor < range.upperBound {
      cells.move(to: text.tokens[cursor].cell, side, &html)
      var end = cursor
      while end < range.upperBound, text.tokens[end].cell == text.tokens[cursor].cell { end += 1 }
      // Blanks at the end stay outside the mark.
      var last = end
      while last > cursor, text.tokens[last - 1].kind == .space { last -= 1 }
      if last > cursor { writeMarked(cursor..<last, of: run, text, organisations, calls: calls, &html) }
      if last < end { html.raw(" ") }
      cursor = end
    }
  }

  private func writeMarked(
    _ range: Range<Int>, of run: WordComparison.Run, _ text: ClauseText,
    _ organisations: [(name: String, tokens: Range<Int>)], calls: Bool, _ html: inout HTMLBuffer
  ) {
    let isInserted = run.kind == .inserted
    html.raw(isInserted ? "<ins" : "<del")
    let facts = calls && run.isChange ? Set(Fact.calledOut(in: range, of: text).map(\.fact.rawValue)).sorted() : []
    if !facts.isEmpty { html.raw(" class=\"called\" data-fact=\"\(facts.joined(separator: " "))\"") }
    html.raw(">")
    html.raw(isInserted ? marks.insertion : marks.deletion)
    var cursor = range.lowerBound
    for organisation in organisations where isInserted && organisation.tokens.overlaps(range) {
      let tokens = organisation.tokens.clamped(to: range)
      guard cursor <= tokens.lowerBound else { continue }
      writeTokens(cursor..<tokens.lowerBound, text, side: .new, &html)
      if organisation.tokens.lowerBound >= range.lowerBound {
        html.raw("<span data-third-party=\"")
        html.text(organisation.name)
        html.raw("\">")
      } else {
        html.raw("<span>")
      }
      writeTokens(tokens, text, side: .new, &html)
      html.raw("</span>")
      cursor = tokens.upperBound
    }
    writeTokens(cursor..<range.upperBound, text, side: isInserted ? .new : .old, &html)
    html.raw(isInserted ? marks.endOfInsertion : marks.endOfDeletion)
  }

  // MARK: Equal words

  private func writeEqual(
    _ range: Range<Int>, _ row: Comparison.Row, _ cells: inout CellWriter, _ html: inout HTMLBuffer
  ) {
    let text = row.newText
    var cursor = range.lowerBound
    while cursor < range.upperBound {
      cells.move(to: text.tokens[cursor].cell, .new, &html)
      let change = row.formats.first { $0.tokens.contains(cursor) }
      var end = cursor + 1
      while end < range.upperBound, text.tokens[end].cell == text.tokens[cursor].cell,
        change.map({ $0.tokens.contains(end) }) ?? !row.formats.contains(where: { $0.tokens.contains(end) })
      {
        end += 1
      }
      if let change {
        writeFormatChange(change, cursor..<end, text, &html)
      } else {
        writeTokens(cursor..<end, text, side: .new, &html)
      }
      cursor = end
    }
  }

  private func writeFormatChange(
    _ change: FormatChange, _ range: Range<Int>, _ text: ClauseText, _ html: inout HTMLBuffer
  ) {
    var last = range.upperBound
    while last > range.lowerBound, text.tokens[last - 1].kind == .space { last -= 1 }
    html.raw("<span class=\"format\" data-redline=\"format\" data-kind=\"\(change.kind.rawValue)\">")
    let format = words.name(of: change.kind)
    html.raw("<span class=\"redline-note vh\">")
    words.write(.formatBegins, .words("format", format), into: &html)
    html.raw(" </span>")
    writeTokens(range.lowerBound..<last, text, side: .new, &html)
    html.raw("<span class=\"redline-note vh\"> ")
    words.write(.formatEnds, .words("format", format), into: &html)
    html.raw("</span></span>")
    if range.upperBound >= change.tokens.upperBound
      || last < range.upperBound && change.tokens.upperBound <= range.upperBound
    {
      writeNote(change, &html)
    }
    if last < range.upperBound { writeTokens(last..<range.upperBound, text, side: .new, &html) }
  }

  private func writeNote(_ change: FormatChange, _ html: inout HTMLBuffer) {
    guard let note = words.note(of: change) else { return }
    html.raw("<span class=\"redline-note format-note\"> (")
    html.text(note)
    html.raw(")</span>")
  }

  /// What changed about the clause as a whole.
  private func writeRowNotes(_ row: Comparison.Row, _ piece: Int?, _ html: inout HTMLBuffer) {
    guard piece == nil || piece == row.new.count - 1 else { return }
    for note in words.notes(ofClause: row.formats) {
      html.raw("<span class=\"redline-note format-note\"> (")
      html.text(note)
      html.raw(")</span>")
    }
  }

  // MARK: Tokens

  /// Words with their emphasis and, on the new side, their links.
  private func writeTokens(_ range: Range<Int>, _ text: ClauseText, side: ComparedSide, _ html: inout HTMLBuffer) {
    guard !range.isEmpty else { return }
    let document = side == .new ? comparison.new.document : comparison.old.document
    var current = ClauseText.Format.plain
    for index in range {
      let token = text.tokens[index]
      var span = text.spanIndex(at: token.range.lowerBound)
      var start = token.range.lowerBound
      while start < token.range.upperBound {
        let end =
          span + 1 < text.spans.count ? min(text.spans[span + 1].start, token.range.upperBound) : token.range.upperBound
        let format = text.spans[span].format
        if format != current {
          close(current, side, document, &html)
          open(format, side, document, &html)
          current = format
        }
        writeBytes(token, start..<end, text, format, document, &html)
        (start, span) = (end, span + 1)
      }
    }
    close(current, side, document, &html)
  }

  private func writeBytes(
    _ token: ClauseText.Token, _ range: Range<Int32>, _ text: ClauseText, _ format: ClauseText.Format,
    _ document: Document, _ html: inout HTMLBuffer
  ) {
    switch token.kind {
    case .lineBreak: html.raw(format.emphasis.contains(.preformatted) ? "\n" : "<br />\n")
    case .image:
      html.raw("<span class=\"redline-note image-note\">")
      words.writeImage(Array(document.plainText(of: Int(format.link)).utf8)[...], into: &html)
      html.raw("</span>")
    default: html.text(text.bytes[Int(range.lowerBound)..<Int(range.upperBound)])
    }
  }

  private func open(_ format: ClauseText.Format, _ side: ComparedSide, _ document: Document, _ html: inout HTMLBuffer) {
    if side == .new, format.link >= 0, !format.isImage { links.open(Int(format.link), in: document, &html) }
    if format.emphasis.contains(.reference) { html.raw("<sup>") }
    if format.emphasis.contains(.strong) { html.raw("<strong>") }
    if format.emphasis.contains(.emphasis) { html.raw("<em>") }
    if format.emphasis.contains(.struck) { html.raw("<s>") }
    if format.emphasis.contains(.code) { html.raw("<code>") }
  }

  private func close(_ format: ClauseText.Format, _ side: ComparedSide, _ document: Document, _ html: inout HTMLBuffer)
  {
    if format.emphasis.contains(.code) { html.raw("</code>") }
    if format.emphasis.contains(.struck) { html.raw("</s>") }
    if format.emphasis.contains(.emphasis) { html.raw("</em>") }
    if format.emphasis.contains(.strong) { html.raw("</strong>") }
    if format.emphasis.contains(.reference) { html.raw("</sup>") }
    if side == .new, format.link >= 0, !format.isImage { links.close(Int(format.link), in: document, &html) }
  }
}

/// What those hear who cannot see a mark. A redline has thousands of them, so they are written once.
private struct Marks {
  let insertion, endOfInsertion, deletion, endOfDeletion: [UInt8]

  init(_ words: Phrases) {
    func note(_ phrase: Phrase, before lead: StaticString = "", after tail: StaticString) -> [UInt8] {
      var html = HTMLBuffer(capacity: 64)
      html.raw("<span class=\"redline-note vh\">")
      html.raw(lead)
      words.write(phrase, into: &html)
      html.raw(tail)
      return html.bytes
    }
    insertion = note(.insertedBegins, after: " </span>")
    endOfInsertion = note(.insertedEnds, before: " ", after: "</span></ins>")
    deletion = note(.deletedBegins, after: " </span>")
    endOfDeletion = note(.deletedEnds, before: " ", after: "</span></del>")
  }
}
