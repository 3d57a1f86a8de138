package import Comparison
package import Links
package import Markdown
import Policies
package import Words

/// Renders a comparison as HTML in which insertions, deletions, moves and changes of format are marked where they
/// stand. docs/internals/redline-markup.md documents the markup.
package struct RedlineRenderer {
  private let comparison: Comparison
  private let dialect: RedlineDialect
  private let inlines: RedlineInlineWriter
  private var blocks: RedlineBlockWriter
  private let numbers: [Int]
  private let words: Phrases
  /// Unchanged clauses in a row from which on they are folded.
  private static let foldFrom = 5
  /// Unchanged clauses that stay open beside a change.
  private static let context = 1

  /// A redline of two files, which is not a page of a site.
  package init(_ comparison: Comparison, links: LinkTable) {
    self.init(comparison, .english, links: links, place: nil)
  }

  package init(_ comparison: Comparison, _ words: Phrases, links: LinkTable, place: LinkPlace?) {
    self.comparison = comparison
    self.words = words
    var writer = LinkWriter(words, table: links, place: place)
    writer.isRedline = true
    dialect = RedlineDialect(words, links: writer)
    inlines = RedlineInlineWriter(comparison, words, links: writer)
    blocks = RedlineBlockWriter(comparison, words)
    numbers = comparison.changeNumbers
  }

  /// - Parameter folds: whether long unchanged stretches are folded away.
  package mutating func render(into html: inout HTMLBuffer, folds: Bool) {
    html.raw("<div class=\"redline\" data-redline-root data-verdict=\"\(comparison.verdict.rawValue)\">\n")
    for group in comparison.rowGroups(context: Self.context, foldingFrom: folds ? Self.foldFrom : nil) {
      switch group {
      case .unchanged(let range): for index in range { renderUnchanged(comparison.rows[index], &html) }
      case .folded(let range): renderFold(range, &html)
      case .changed(let index): render(comparison.rows[index], index, &html)
      }
    }
    blocks.closeAll(&html)
    html.raw("</div>\n")
  }

  // MARK: Unchanged clauses

  private mutating func renderFold(_ range: Range<Int>, _ html: inout HTMLBuffer) {
    blocks.closeAll(&html)
    html.raw("<details class=\"fold\"><summary class=\"redline-note\">")
    words.write(.paragraphsUnchanged, .count(range.count), into: &html)
    writeSection(atEndOf: range, &html)
    html.raw("</summary>\n")
    for index in range { renderUnchanged(comparison.rows[index], &html) }
    blocks.closeAll(&html)
    html.raw("</details>\n")
  }

  /// The section in which what follows a fold stands, where its heading is folded away.
  private func writeSection(atEndOf range: Range<Int>, _ html: inout HTMLBuffer) {
    let text = comparison.new
    guard range.upperBound < comparison.rows.count,
      let section = comparison.rows[range].last?.new.last.flatMap({ text.clauses[$0].section }),
      comparison.rows[range].contains(where: { $0.new.contains { text.opensSection(text.clauses[$0]) } })
    else { return }
    html.raw(" <span>§ ")
    html.text(text.sections[section].title)
    html.raw("</span>")
  }

  private mutating func renderUnchanged(_ row: Comparison.Row, _ html: inout HTMLBuffer) {
    for index in row.new { renderClause(.new, index, &html) }
  }

  /// A clause as its document has it.
  private mutating func renderClause(_ side: ComparedSide, _ index: Int, _ html: inout HTMLBuffer) {
    let text = side == .new ? comparison.new : comparison.old
    let clause = text.clauses[index]
    blocks.open(side, clause, &html)
    switch clause.kind {
    case .rule: html.raw("<hr />\n")
    case .html:
      html.raw("<div class=\"redline-note\">")
      RawHTML.writeSource(text.document.literal(clause.node), &html)
      html.raw("</div>\n")
    case .code:
      html.raw("<pre><code>")
      html.text(text.document.literal(clause.node))
      html.raw("</code></pre>\n")
    case .heading, .paragraph, .tableRow:
      let tags = RedlineTags(clause, in: text)
      html.raw("<\(tags.name)>")
      html.text(text.lead(of: clause))
      var renderer = HTMLRenderer(text.document, dialect: dialect)
      var cursor = clause.inlines.lowerBound
      while cursor < clause.inlines.upperBound {
        renderer.render(cursor, into: &html)
        cursor = Int(text.document.nodes[cursor].end)
      }
      html.text(text.tail(of: clause))
      html.raw("</\(tags.name)>\n")
    }
  }

  // MARK: Changes

  private mutating func render(_ row: Comparison.Row, _ index: Int, _ html: inout HTMLBuffer) {
    switch row.shape {
    case .unchanged: renderUnchanged(row, &html)
    case .deleted: renderWhole(row, .old, row.old, index, &html)
    case .inserted: renderWhole(row, .new, row.new, index, &html)
    case .edited(let edit): renderEdited(row, edit, index, &html)
    case .movedFrom: renderMove(row, index, .old, row.old, nil, &html)
    case .movedTo(let edit): renderMove(row, index, .new, row.new, edit, &html)
    }
  }

  /// Clauses inserted or deleted as a whole.
  private mutating func renderWhole(
    _ row: Comparison.Row, _ side: ComparedSide, _ clauses: Range<Int>, _ index: Int, _ html: inout HTMLBuffer
  ) {
    let text = side == .new ? row.newText : row.oldText
    for (piece, clause) in clauses.enumerated() {
      let isSource = text.tokens.isEmpty
      openChange(row, piece == 0 ? index : nil, side, clause, &html)
      if isSource {
        renderSource(side, clause, row, &html)
      } else {
        let sideText = side == .new ? comparison.new : comparison.old
        inlines.writeWhole(
          row, piece: piece, side: side, isTableRow: sideText.clauses[clause].kind == .tableRow, &html)
      }
      closeChange(side, clause, &html)
    }
  }

  /// Raw HTML, a rule or an empty paragraph: nothing that could be marked word by word.
  private func renderSource(_ side: ComparedSide, _ index: Int, _ row: Comparison.Row, _ html: inout HTMLBuffer) {
    let text = side == .new ? comparison.new : comparison.old
    html.raw("<span class=\"format redline-note\" data-kind=\"structure\">")
    words.write(side == .new ? .sourceAdded : .sourceRemoved, into: &html) { _, html in
      switch text.clauses[index].kind {
      case .rule: words.write(.dividingLine, into: &html)
      case .html:
        html.raw("<code>")
        html.text(text.document.literal(text.clauses[index].node))
        html.raw("</code>")
      default: words.write(.emptyParagraph, into: &html)
      }
    }
    html.raw("</span>")
  }

  private mutating func renderEdited(
    _ row: Comparison.Row, _ edit: WordComparison, _ index: Int, _ html: inout HTMLBuffer
  ) {
    guard row.new.count > 1 else {
      openChange(row, index, .new, row.new.lowerBound, &html)
      inlines.write(row, edit, &html)
      return closeChange(.new, row.new.lowerBound, &html)
    }
    // One clause became several: each is shown with its share of the words.
    for (piece, clause) in row.new.enumerated() {
      openChange(row, piece == 0 ? index : nil, .new, clause, &html)
      if comparison.new.clauses[clause].kind == .rule {
        renderSource(.new, clause, row, &html)
      } else {
        inlines.write(row, edit, onlyPiece: piece, &html)
      }
      closeChange(.new, clause, &html)
    }
  }

  private mutating func renderMove(
    _ row: Comparison.Row, _ index: Int, _ side: ComparedSide, _ clauses: Range<Int>, _ edit: WordComparison?,
    _ html: inout HTMLBuffer
  ) {
    let number = numbers[index]
    let text = side == .new ? comparison.new : comparison.old
    blocks.openShared(side, clauses, &html)
    let name = side == .new ? "moved-to" : "moved-from"
    let id = side == .new ? "change-\(number)" : "change-\(number)-from"
    html.raw(
      "<div class=\"change \(row.changeClass == .movedAndEdited ? "moved edited" : "moved") \(name)\" data-redline=\"\(name)\""
    )
    if let changeClass = row.changeClass { html.raw(" data-change=\"\(changeClass.rawValue)\"") }
    html.raw(" id=\"\(id)\" role=\"group\" aria-label=\"")
    words.write(side == .new ? .movedHere : .movedAway, into: &html)
    html.raw("\">\n<p class=\"redline-note move-note\">")
    words.write(side == .new ? .movedHereFrom : .movedAwayTo, into: &html) { _, html in
      html.raw("<a href=\"#change-\(number)\(side == .new ? "-from" : "")\">")
      words.write(side == .new ? .itsOldPlace : .itsNewPlace, into: &html)
      html.raw("</a>")
    }
    html.raw("</p>\n")
    blocks.enterGroup()
    if let edit {
      for (piece, clause) in clauses.enumerated() {
        blocks.open(side, text.clauses[clause], &html)
        let tags = RedlineTags(text.clauses[clause], in: text)
        html.raw("<\(tags.opening)>")
        inlines.write(row, edit, onlyPiece: clauses.count > 1 ? piece : nil, &html)
        html.raw("</\(tags.closing)>\n")
      }
    } else {
      for clause in clauses { renderClause(side, clause, &html) }
    }
    blocks.leaveGroup(&html)
    html.raw("<p class=\"redline-note vh\">")
    words.write(side == .new ? .movedHereEnds : .movedAwayEnds, into: &html)
    html.raw("</p>\n</div>\n")
  }

  // MARK: The element of a change

  /// - Parameter index: the row, for the first clause of a change; the others carry no fragment of their own.
  private mutating func openChange(
    _ row: Comparison.Row, _ index: Int?, _ side: ComparedSide, _ clauseIndex: Int, _ html: inout HTMLBuffer
  ) {
    let text = side == .new ? comparison.new : comparison.old
    let clause = text.clauses[clauseIndex]
    blocks.open(side, clause, &html)
    let tags = RedlineTags(clause, in: text)
    html.raw("<\(tags.name) class=\"change")
    if let changeClass = row.changeClass {
      html.raw(" \(changeClass.rawValue)\" data-change=\"\(changeClass.rawValue)")
    }
    html.raw("\"")
    if let index { html.raw(" id=\"change-\(numbers[index])\"") }
    html.raw(">")
    html.raw(tags.inner.map { "<\($0)>" } ?? "")
    if let index, clause.kind != .tableRow, clause.kind != .code { writePermalink(numbers[index], &html) }
  }

  private func writePermalink(_ number: Int, _ html: inout HTMLBuffer) {
    html.raw("<a class=\"permalink redline-note\" href=\"#change-\(number)\" aria-label=\"")
    words.write(.linkToChange, .number("number", number), into: &html)
    html.raw("\">#</a>")
  }

  private func closeChange(_ side: ComparedSide, _ clauseIndex: Int, _ html: inout HTMLBuffer) {
    let text = side == .new ? comparison.new : comparison.old
    html.raw("</\(RedlineTags(text.clauses[clauseIndex], in: text).closing)>\n")
  }
}

/// The element that contains a clause.
struct RedlineTags {
  let name: String
  /// A second element inside it that contains the words.
  let inner: String?

  init(_ clause: Clause, in text: PolicyText) {
    switch clause.kind {
    case .heading:
      let section = clause.section.map { text.sections[$0] }
      name = "h\(section.map { $0.node == clause.node ? PolicyDialect.level(of: $0) : 2 } ?? 2)"
      inner = nil
    case .tableRow: (name, inner) = ("tr", nil)
    case .code: (name, inner) = ("pre", "code")
    case .paragraph, .html, .rule: (name, inner) = ("p", nil)
    }
  }

  var opening: SafeHTML { inner.map { "\(name)><\($0)" } ?? "\(name)" }
  var closing: SafeHTML { inner.map { "\($0)></\(name)" } ?? "\(name)" }
}
