import Markdown
package import Policies
package import Words

/// The parts of a page that come from a text: its body and its contents.
package struct TextFragments {
  package let body: [UInt8]
  /// The outline as nested lists; empty where there is hardly any.
  package let contents: [UInt8]
  package let repairs: Int

  /// - Parameters:
  ///   - place: the page, with the anchors of the text's sections.
  ///   - notes: what the margin says beside the clauses.
  ///   - emit: reads raw HTML as a browser would, and discloses its links.
  package init(
    _ text: PolicyText, _ words: Phrases, links table: LinkTable, in place: LinkPlace, allowsRawHTML: Bool,
    omitsTitle: Bool, notes: MarginNotes? = nil, emitting emit: (_ html: [UInt8]) -> [UInt8]
  ) {
    let document = text.document
    let repairs = Mojibake.repairs(in: document.bytes[...]).count
    var writer = LinkWriter(words, table: table, place: place)
    writer.hasMargin = true
    let dialect = PolicyDialect(
      text, words, links: writer, allowsRawHTML: allowsRawHTML, showsRepairs: repairs > 0, omitsTitle: omitsTitle,
      notes: notes)
    var html = HTMLBuffer(capacity: document.bytes.count * 2)
    var renderer = HTMLRenderer(document, dialect: dialect)
    renderer.render(into: &html)
    body = allowsRawHTML && document.holdsRawHTML ? emit(html.bytes) : html.bytes
    contents = ContentsList.html(text.sections)
    self.repairs = repairs
  }
}
