package import Markdown
package import Policies
package import Words

/// How a page shows the text of a policy or of a plain page: headings with anchors, links with their disclosure,
/// repaired characters marked, raw HTML only where the publisher allows it.
package struct PolicyDialect: HTMLDialect {
  private let headings: [Int: Section]
  private let titleNode: Int?
  private let links: LinkWriter
  private let allowsRawHTML: Bool
  private let showsRepairs: Bool
  private let notes: MarginNotes?
  private let words: Phrases

  /// - Parameters:
  ///   - omitsTitle: whether the text's own title is shown elsewhere on the page.
  ///   - notes: what is said beside the clauses.
  package init(
    _ text: PolicyText, _ words: Phrases, links: LinkWriter, allowsRawHTML: Bool, showsRepairs: Bool, omitsTitle: Bool,
    notes: MarginNotes? = nil
  ) {
    self.notes = notes
    self.words = words
    headings = Dictionary(uniqueKeysWithValues: text.sections.map { ($0.node, $0) })
    titleNode = omitsTitle ? text.titleNode : nil
    self.links = links
    self.allowsRawHTML = allowsRawHTML
    self.showsRepairs = showsRepairs
  }

  package func omits(_ index: Int) -> Bool { index == titleNode }

  package func writeMargin(_ index: Int, _ html: inout HTMLBuffer) { notes?.write(beside: index, into: &html) }

  package func text(_ text: ArraySlice<UInt8>, _ html: inout HTMLBuffer) {
    guard showsRepairs else { return html.text(text) }
    let repairs = Mojibake.repairs(in: text)
    guard !repairs.isEmpty else { return html.text(text) }
    var cursor = text.startIndex
    for repair in repairs {
      html.text(text[cursor..<repair.range.lowerBound])
      html.raw("<mark class=\"repaired\" title=\"")
      html.text(words(.shownRepaired, .foreign("text", String(decoding: text[repair.range], as: UTF8.self))))
      html.raw("\">")
      html.text(String(repair.repaired))
      html.raw("</mark>")
      cursor = repair.range.upperBound
    }
    html.text(text[cursor...])
  }

  package func openHeading(_ index: Int, in document: Document, _ html: inout HTMLBuffer) {
    guard let section = headings[index] else { return html.raw("<h2>") }
    html.raw("<h")
    html.raw(Self.level(of: section))
    html.raw(" id=\"")
    html.text(section.anchor)
    html.raw("\">")
  }

  package func closeHeading(_ index: Int, in document: Document, _ html: inout HTMLBuffer) {
    defer { writeMargin(index, &html) }
    guard let section = headings[index] else { return html.raw("</h2>\n") }
    html.raw(" <a class=\"anchor\" href=\"#")
    html.address(section.anchor)
    html.raw("\" aria-label=\"")
    words.write(.linkToSection, into: &html)
    html.raw("\">§</a></h")
    html.raw(Self.level(of: section))
    html.raw(">\n")
  }

  /// A paragraph that stands for a heading stays a paragraph, but can be linked to.
  package func openParagraph(_ index: Int, _ html: inout HTMLBuffer) {
    guard let section = headings[index] else { return html.raw("<p>") }
    html.raw("<p class=\"recovered-heading\" id=\"")
    html.text(section.anchor)
    html.raw("\">")
  }

  /// The page's title is the only first-level heading.
  package static func level(of section: Section) -> Int { min(6, section.depth + 1) }

  package func openLink(_ index: Int, in document: Document, _ html: inout HTMLBuffer) {
    links.open(index, in: document, &html)
  }
  package func closeLink(_ index: Int, in document: Document, _ html: inout HTMLBuffer) {
    links.close(index, in: document, &html)
  }

  package func image(_ index: Int, alternative: ArraySlice<UInt8>, in document: Document, _ html: inout HTMLBuffer) {
    links.image(index, alternative: alternative, in: document, &html)
  }

  package func htmlBlock(_ literal: ArraySlice<UInt8>, _ html: inout HTMLBuffer) {
    if allowsRawHTML { html.raw(literal) } else { RawHTML.writeSource(literal, &html) }
  }

  package func htmlInline(_ literal: ArraySlice<UInt8>, _ html: inout HTMLBuffer) {
    if allowsRawHTML { html.raw(literal) } else { RawHTML.writeInline(literal, &html) }
  }

  package func openFootnotes(_ html: inout HTMLBuffer) {
    html.raw("<div class=\"footnotes\" role=\"region\" aria-label=\"")
    words.write(.footnotes, into: &html)
    html.raw("\">\n<ol>\n")
  }

  package var wayBack: String { words(.backToText) }

  package func closeFootnotes(_ html: inout HTMLBuffer) { html.raw("</ol>\n</div>\n") }

  /// Wide tables scroll by themselves, also with the keyboard.
  package func openTable(_ number: Int, _ html: inout HTMLBuffer) {
    words.openTable(number, into: &html)
  }

  package func closeTable(_ html: inout HTMLBuffer) { html.raw("</table></div>") }
}

extension Phrases {
  /// The region of a wide table and the table itself.
  package func openTable(_ number: Int, into html: inout HTMLBuffer) {
    html.raw("<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"")
    write(.tableNumber, .number("number", number), into: &html)
    html.raw("\"><table>")
  }
}
