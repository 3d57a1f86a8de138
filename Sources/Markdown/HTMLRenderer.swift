/// Writes a document, or a part of it, as HTML in the spelling of libcmark-gfm.
package struct HTMLRenderer<Dialect: HTMLDialect> {
  private let document: Document
  private let dialect: Dialect
  /// Indices of the open nodes, outermost first.
  private var open: [Int] = []
  private var tables = 0
  private var hasOpenTableBody = false
  private var hasOpenFootnotes = false

  package init(_ document: Document, dialect: Dialect) {
    self.document = document
    self.dialect = dialect
  }

  /// The whole document.
  package mutating func render(into html: inout HTMLBuffer) {
    render(0, into: &html)
    if hasOpenFootnotes { dialect.closeFootnotes(&html) }
    hasOpenFootnotes = false
  }

  /// One subtree.
  package mutating func render(_ root: Int, into html: inout HTMLBuffer) {
    let base = open.count
    let end = Int(document.nodes[root].end)
    var cursor = root
    while cursor < end {
      while open.count > base, let last = open.last, Int(document.nodes[last].end) <= cursor { leave(&html) }
      if dialect.omits(cursor) {
        cursor = Int(document.nodes[cursor].end)
        continue
      }
      cursor = enter(cursor, &html)
    }
    while open.count > base { leave(&html) }
  }

  /// Writes what stands before a node's children and returns the index to go on with.
  private mutating func enter(_ index: Int, _ html: inout HTMLBuffer) -> Int {
    let node = document.nodes[index]
    switch node.kind {
    case .text: dialect.text(document.slice(node.text), &html)
    case .softBreak: html.raw("\n")
    case .lineBreak: html.raw("<br />\n")
    case .code:
      html.raw("<code>")
      dialect.text(document.slice(node.text), &html)
      html.raw("</code>")
    case .htmlInline: dialect.htmlInline(document.slice(node.text), &html)
    case .htmlBlock:
      html.freshLine()
      dialect.htmlBlock(document.slice(node.text), &html)
      html.freshLine()
    case .codeBlock:
      writeCodeBlock(node, &html)
      dialect.writeMargin(index, &html)
    case .thematicBreak:
      html.freshLine()
      html.raw("<hr />\n")
    case .footnoteReference: dialect.footnoteReference(node, label: definitionLabel(node.number), &html)
    case .image:
      dialect.image(index, alternative: ArraySlice(alternative(of: index)), in: document, &html)
      return Int(node.end)
    default:
      openTag(of: index, node, &html)
      open.append(index)
    }
    return index + 1
  }

  private mutating func openTag(of index: Int, _ node: Node, _ html: inout HTMLBuffer) {
    switch node.kind {
    case .emphasis: html.raw("<em>")
    case .strong: html.raw("<strong>")
    case .strikethrough: dialect.openStrikethrough(&html)
    case .link: dialect.openLink(index, in: document, &html)
    case .paragraph:
      guard !isTight(index) else { break }
      html.freshLine()
      dialect.openParagraph(index, &html)
    case .heading:
      html.freshLine()
      dialect.openHeading(index, in: document, &html)
    case .blockQuote:
      html.freshLine()
      html.raw("<blockquote>\n")
    case .list:
      html.freshLine()
      openList(node, &html)
    case .item:
      html.freshLine()
      html.raw("<li>")
      if node.flags.contains(.task) {
        html.raw(
          node.flags.contains(.checked)
            ? "<input type=\"checkbox\" checked=\"\" disabled=\"\" /> " : "<input type=\"checkbox\" disabled=\"\" /> ")
      }
    case .footnoteDefinition:
      if !hasOpenFootnotes { dialect.openFootnotes(&html) }
      hasOpenFootnotes = true
      html.raw("<li id=\"fn-")
      html.address(document.slice(node.text))
      html.raw("\">\n")
    case .table, .tableRow, .tableCell: openTablePart(node, index, &html)
    default: break
    }
  }

  private func openList(_ node: Node, _ html: inout HTMLBuffer) {
    guard node.flags.contains(.ordered) else { return html.raw("<ul>\n") }
    guard node.number != 1 else { return html.raw("<ol>\n") }
    html.raw("<ol start=\"")
    html.raw(Int(node.number))
    html.raw("\">\n")
  }

  private mutating func openTablePart(_ node: Node, _ index: Int, _ html: inout HTMLBuffer) {
    html.freshLine()
    switch node.kind {
    case .table:
      tables += 1
      dialect.openTable(tables, &html)
      hasOpenTableBody = false
    case .tableRow:
      if node.flags.contains(.header) {
        html.raw("<thead>\n")
      } else if !hasOpenTableBody {
        html.raw("<tbody>\n")
        hasOpenTableBody = true
      }
      html.raw("<tr>")
    default:
      html.raw(node.flags.contains(.header) ? "<th" : "<td")
      switch node.alignment {
      case .none: break
      case .left: html.raw(" align=\"left\"")
      case .center: html.raw(" align=\"center\"")
      case .right: html.raw(" align=\"right\"")
      }
      html.raw(">")
    }
  }

  private mutating func leave(_ html: inout HTMLBuffer) {
    guard let index = open.popLast() else { return }
    let node = document.nodes[index]
    switch node.kind {
    case .emphasis: html.raw("</em>")
    case .strong: html.raw("</strong>")
    case .strikethrough: dialect.closeStrikethrough(&html)
    case .link: dialect.closeLink(index, in: document, &html)
    case .paragraph:
      if let parent = open.last, document.nodes[parent].kind == .footnoteDefinition,
        node.end == document.nodes[parent].end
      {
        html.raw(" ")
        writeBackReferences(document.nodes[parent], &html)
      }
      dialect.writeMargin(index, &html)
      if !isTight(index) { html.raw("</p>\n") }
    case .heading: dialect.closeHeading(index, in: document, &html)
    case .blockQuote:
      html.freshLine()
      html.raw("</blockquote>\n")
    case .list: html.raw(node.flags.contains(.ordered) ? "</ol>\n" : "</ul>\n")
    case .item: html.raw("</li>\n")
    case .footnoteDefinition:
      if !endsWithParagraph(index) {
        writeBackReferences(node, &html)
        html.raw("\n")
      }
      html.raw("</li>\n")
    case .table:
      html.freshLine()
      if hasOpenTableBody { html.raw("</tbody>\n") }
      hasOpenTableBody = false
      dialect.closeTable(&html)
      html.freshLine()
    case .tableRow:
      html.freshLine()
      html.raw("</tr>")
      if node.flags.contains(.header) {
        html.freshLine()
        html.raw("</thead>")
      }
    case .tableCell:
      dialect.writeMargin(index, &html)
      html.raw(node.flags.contains(.header) ? "</th>" : "</td>")
    default: break
    }
  }

  /// Whether a paragraph stands directly in an item of a tight list. The open nodes end with its parent.
  private func isTight(_ index: Int) -> Bool {
    let ancestors = open.last == index ? open.dropLast() : open[...]
    guard let item = ancestors.last, document.nodes[item].kind == .item, let list = ancestors.dropLast().last else {
      return false
    }
    return document.nodes[list].flags.contains(.tight)
  }

  private func endsWithParagraph(_ index: Int) -> Bool {
    document.children(of: index).reduce(into: false) { $0 = document.nodes[$1].kind == .paragraph }
  }

  private func writeCodeBlock(_ node: Node, _ html: inout HTMLBuffer) {
    html.freshLine()
    let language = document.slice(node.extra).prefix { $0 != UInt8(ascii: " ") && !(9...13).contains($0) }
    if language.isEmpty {
      html.raw("<pre><code>")
    } else {
      html.raw("<pre><code class=\"language-")
      html.text(language)
      html.raw("\">")
    }
    dialect.text(document.slice(node.text), &html)
    html.raw("</code></pre>\n")
  }

  private func alternative(of index: Int) -> [UInt8] {
    var text: [UInt8] = []
    for node in document.nodes[(index + 1)..<Int(document.nodes[index].end)] {
      switch node.kind {
      case .text, .code, .htmlInline: text += document.slice(node.text)
      case .softBreak, .lineBreak: text.append(UInt8(ascii: " "))
      default: break
      }
    }
    return text
  }

  // MARK: Footnotes

  private func definitionLabel(_ number: Int32) -> ArraySlice<UInt8> {
    let index = Int(number) - 1
    return document.footnotes.indices.contains(index) ? document.literal(document.footnotes[index]) : []
  }

  private func writeBackReferences(_ definition: Node, _ html: inout HTMLBuffer) {
    for ordinal in 1...max(1, definition.ordinal) {
      if ordinal > 1 { html.raw(" ") }
      html.raw("<a href=\"#fnref-")
      html.address(document.slice(definition.text))
      if ordinal > 1 {
        html.raw("-")
        html.raw(Int(ordinal))
      }
      html.raw("\" class=\"footnote-backref\" data-footnote-backref aria-label=\"")
      html.text(dialect.wayBack)
      html.raw("\">↩")
      if ordinal > 1 {
        html.raw("<sup class=\"footnote-ref\">")
        html.raw(Int(ordinal))
        html.raw("</sup>")
      }
      html.raw("</a>")
    }
  }
}
