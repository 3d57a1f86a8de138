import Comparison
import Markdown
import Policies

/// Writes the words of changed clauses with their marks.
struct RedlineInlineWriter {
  private let comparison: Comparison
  private let links: LinkWriter

  init(_ comparison: Comparison, links: LinkWriter) {
    self.comparison = comparison
    self.links = links
  }

  // MARK: Whole clauses

  func writeWhole(
    _ text: ClauseText, piece: Int, side: RedlineSide, isTableRow: Bool,
    organisations: [(name: String, tokens: Range<Int>)],
    _ html: inout HTMLBuffer
  ) {
    let tokens = text.tokens.indices.filter { Int(text.tokens[$0].piece) == piece }
    guard let first = tokens.first, let last = tokens.last else { return }
    var cells = CellWriter(text, clauseIsRow: isTableRow)
    write(side == .new ? .inserted : .deleted, first..<last + 1, text, &cells, organisations, &html)
    cells.finish(&html)
  }

  // MARK: Aligned words

  /// - Parameter onlyPiece: which of several new clauses to write; nil for all as one.
  func write(_ row: Comparison.Row, _ words: WordComparison, onlyPiece: Int? = nil, _ html: inout HTMLBuffer) {
    var cells = CellWriter(
      row.newText, clauseIsRow: comparison.new.clauses[row.new.lowerBound].kind == .tableRow)
    for run in words.runs {
      switch run.kind {
      case .equal: writeEqual(clip(run.new, onlyPiece, row.newText), row, &cells, &html)
      case .inserted: write(.inserted, clip(run.new, onlyPiece, row.newText), row.newText, &cells, row.organisations, &html)
      case .deleted:
        // Deleted words stand in the piece whose words they stand before.
        let place = row.newText.tokens.indices.contains(run.new.lowerBound) ? row.newText.tokens[run.new.lowerBound].piece : row.newText.tokens.last?.piece ?? 0
        if onlyPiece == nil || onlyPiece == Int(place) { write(.deleted, run.old, row.oldText, &cells, [], &html) }
      }
    }
    cells.finish(&html)
    writeRowNotes(row, onlyPiece, &html)
  }

  private func clip(_ range: Range<Int>, _ piece: Int?, _ text: ClauseText) -> Range<Int> {
    guard let piece else { return range }
    let inside = range.filter { Int(text.tokens[$0].piece) == piece }
    guard let first = inside.first, let last = inside.last else { return range.lowerBound..<range.lowerBound }
    return first..<last + 1
  }

  private func write(
    _ kind: WordComparison.Run.Kind, _ range: Range<Int>, _ text: ClauseText, _ cells: inout CellWriter,
    _ organisations: [(name: String, tokens: Range<Int>)], _ html: inout HTMLBuffer
  ) {
    let isInserted = kind == .inserted
    var cursor = range.lowerBound
    while cursor < range.upperBound {
      cells.move(to: text.tokens[cursor].cell, &html)
      var end = cursor
      while end < range.upperBound, text.tokens[end].cell == text.tokens[cursor].cell { end += 1 }
      // Blanks at the end stay outside the mark.
      var last = end
      while last > cursor, text.tokens[last - 1].kind == .space { last -= 1 }
      if last > cursor { writeMarked(cursor..<last, isInserted, text, organisations, &html) }
      if last < end { html.raw(" ") }
      cursor = end
    }
  }

  private func writeMarked(
    _ range: Range<Int>, _ isInserted: Bool, _ text: ClauseText, _ organisations: [(name: String, tokens: Range<Int>)],
    _ html: inout HTMLBuffer
  ) {
    html.raw(isInserted ? "<ins" : "<del")
    let facts = facts(in: range, of: text)
    if !facts.isEmpty { html.raw(" class=\"called\" data-fact=\"\(facts.map(\.rawValue).joined(separator: " "))\"") }
    html.raw(isInserted ? "><span class=\"redline-note vh\">inserted: </span>" : "><span class=\"redline-note vh\">deleted: </span>")
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
    html.raw(isInserted ? "<span class=\"redline-note vh\"> end of insertion</span></ins>" : "<span class=\"redline-note vh\"> end of deletion</span></del>")
  }

  /// The facts that a short change states; a long one is not called out word by word.
  private func facts(in range: Range<Int>, of text: ClauseText) -> [Fact] {
    guard range.count <= 24 else { return [] }
    return Set(range.compactMap { Fact.of($0, in: text) }).sorted { $0.rawValue < $1.rawValue }
  }

  // MARK: Equal words

  private func writeEqual(
    _ range: Range<Int>, _ row: Comparison.Row, _ cells: inout CellWriter, _ html: inout HTMLBuffer
  ) {
    let text = row.newText
    var cursor = range.lowerBound
    while cursor < range.upperBound {
      cells.move(to: text.tokens[cursor].cell, &html)
      let change = row.formats.first { $0.tokens.contains(cursor) }
      var end = cursor + 1
      while end < range.upperBound, text.tokens[end].cell == text.tokens[cursor].cell,
        change.map({ $0.tokens.contains(end) }) ?? !row.formats.contains(where: { $0.tokens.contains(end) })
      {
        end += 1
      }
      if let change { writeFormatChange(change, cursor..<end, text, &html) } else { writeTokens(cursor..<end, text, side: .new, &html) }
      cursor = end
    }
  }

  private func writeFormatChange(
    _ change: FormatChange, _ range: Range<Int>, _ text: ClauseText, _ html: inout HTMLBuffer
  ) {
    var last = range.upperBound
    while last > range.lowerBound, text.tokens[last - 1].kind == .space { last -= 1 }
    html.raw("<span class=\"format\" data-redline=\"format\" data-kind=\"\(change.kind.rawValue)\">")
    writeTokens(range.lowerBound..<last, text, side: .new, &html)
    html.raw("</span>")
    if range.upperBound >= change.tokens.upperBound || last < range.upperBound && change.tokens.upperBound <= range.upperBound {
      writeNote(change, &html)
    }
    if last < range.upperBound { writeTokens(last..<range.upperBound, text, side: .new, &html) }
  }

  private func writeNote(_ change: FormatChange, _ html: inout HTMLBuffer) {
    guard change.kind != .typography, change.kind != .lineBreak, change.kind != .headingLevel, change.kind != .structure else {
      return
    }
    html.raw("<span class=\"redline-note format-note\"> (")
    switch change.kind {
    case .linkTarget:
      switch (change.old, change.new) {
      case (let old?, let new?):
        html.raw("link changed from ")
        html.text(old)
        html.raw(" to ")
        html.text(new)
      case (nil, let new?):
        html.raw("link added, to ")
        html.text(new)
      default:
        html.raw("link removed, led to ")
        html.text(change.old ?? "")
      }
    case .imageSource:
      html.raw("image changed from ")
      html.text(change.old ?? "")
      html.raw(" to ")
      html.text(change.new ?? "")
    default: html.raw("emphasis changed")
    }
    html.raw(")</span>")
  }

  /// What changed about the clause as a whole.
  private func writeRowNotes(_ row: Comparison.Row, _ piece: Int?, _ html: inout HTMLBuffer) {
    guard piece == nil || piece == row.new.count - 1 else { return }
    for change in row.formats {
      let note: String
      switch change.kind {
      case .headingLevel: note = "heading level \(change.old ?? "?"), now \(change.new ?? "?")"
      case .structure:
        note = change.old.map { "\($0) became \(change.new ?? "another form")" } ?? "now in another kind of list or block"
      case .lineBreak: note = "line breaks changed"
      case .typography: note = "spelling of signs changed"
      default: continue
      }
      html.raw("<span class=\"redline-note format-note\"> (")
      html.text(note)
      html.raw(")</span>")
      if change.kind == .typography || change.kind == .lineBreak { return }
    }
  }

  // MARK: Tokens

  /// Words with their emphasis and, on the new side, their links.
  private func writeTokens(_ range: Range<Int>, _ text: ClauseText, side: RedlineSide, _ html: inout HTMLBuffer) {
    guard !range.isEmpty else { return }
    let document = side == .new ? comparison.new.document : comparison.old.document
    var current = ClauseText.Format.plain
    for index in range {
      let token = text.tokens[index]
      var span = text.spanIndex(at: token.range.lowerBound)
      var start = token.range.lowerBound
      while start < token.range.upperBound {
        let end = span + 1 < text.spans.count ? min(text.spans[span + 1].start, token.range.upperBound) : token.range.upperBound
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
      html.raw("<span class=\"redline-note image-note\">Image: ")
      html.text(document.plainText(of: Int(format.link)))
      html.raw("</span>")
    default: html.text(text.bytes[Int(range.lowerBound)..<Int(range.upperBound)])
    }
  }

  private func open(_ format: ClauseText.Format, _ side: RedlineSide, _ document: Document, _ html: inout HTMLBuffer) {
    if side == .new, format.link >= 0, !format.isImage { links.open(Int(format.link), in: document, &html) }
    if format.emphasis.contains(.reference) { html.raw("<sup>") }
    if format.emphasis.contains(.strong) { html.raw("<strong>") }
    if format.emphasis.contains(.emphasis) { html.raw("<em>") }
    if format.emphasis.contains(.struck) { html.raw("<s>") }
    if format.emphasis.contains(.code) { html.raw("<code>") }
  }

  private func close(_ format: ClauseText.Format, _ side: RedlineSide, _ document: Document, _ html: inout HTMLBuffer) {
    if format.emphasis.contains(.code) { html.raw("</code>") }
    if format.emphasis.contains(.struck) { html.raw("</s>") }
    if format.emphasis.contains(.emphasis) { html.raw("</em>") }
    if format.emphasis.contains(.strong) { html.raw("</strong>") }
    if format.emphasis.contains(.reference) { html.raw("</sup>") }
    if side == .new, format.link >= 0, !format.isImage { links.close(Int(format.link), in: document, &html) }
  }

  func writeBackReferences(_ clause: Clause, in text: PolicyText, _ html: inout HTMLBuffer) {
    guard clause.kind == .paragraph, let container = clause.container.map({ text.containers[$0] }),
      container.kind == .footnoteDefinition,
      text.document.nodes[clause.node].end == text.document.nodes[container.node].end
    else { return }
    for ordinal in 1...max(1, text.document.nodes[container.node].ordinal) {
      html.raw(ordinal > 1 ? " ↩\(ordinal)" : " ↩")
    }
  }
}

/// Opens and closes the cells of a table row as words of the next cell come.
struct CellWriter {
  private let clauseIsRow: Bool
  private var current: Int16 = -1
  private let count: Int

  init(_ text: ClauseText, clauseIsRow: Bool) {
    self.clauseIsRow = clauseIsRow
    count = text.cells
  }

  mutating func move(to cell: Int16, _ html: inout HTMLBuffer) {
    guard clauseIsRow else { return }
    while current < cell {
      if current >= 0 { html.raw("</td>") }
      html.raw("<td>")
      current += 1
    }
  }

  mutating func finish(_ html: inout HTMLBuffer) {
    guard clauseIsRow else { return }
    move(to: Int16(count - 1), &html)
    if current >= 0 { html.raw("</td>") }
  }
}
