/// What a renderer may ask about the parts of a document that differ from use to use.
///
/// The default answers are those of `cmark-gfm --unsafe`; a dialect overrides what it renders in its own way.
package protocol HTMLDialect {
  func text(_ text: ArraySlice<UInt8>, _ html: inout HTMLBuffer)
  func openHeading(_ index: Int, in document: Document, _ html: inout HTMLBuffer)
  func closeHeading(_ index: Int, in document: Document, _ html: inout HTMLBuffer)
  func openParagraph(_ index: Int, _ html: inout HTMLBuffer)
  func openLink(_ index: Int, in document: Document, _ html: inout HTMLBuffer)
  func closeLink(_ index: Int, in document: Document, _ html: inout HTMLBuffer)
  /// - Parameter alternative: the image's alternative text, not escaped.
  func image(_ index: Int, alternative: ArraySlice<UInt8>, in document: Document, _ html: inout HTMLBuffer)
  func htmlBlock(_ literal: ArraySlice<UInt8>, _ html: inout HTMLBuffer)
  func htmlInline(_ literal: ArraySlice<UInt8>, _ html: inout HTMLBuffer)
  /// - Parameter number: which table of the text it is, counted from 1.
  func openTable(_ number: Int, _ html: inout HTMLBuffer)
  func closeTable(_ html: inout HTMLBuffer)
  func openStrikethrough(_ html: inout HTMLBuffer)
  func closeStrikethrough(_ html: inout HTMLBuffer)
  /// - Parameter label: the label of the footnote's definition.
  func footnoteReference(_ node: Node, label: ArraySlice<UInt8>, _ html: inout HTMLBuffer)
  func openFootnotes(_ html: inout HTMLBuffer)
  /// What the links are called that lead from a footnote back to where it is referred to.
  var wayBack: String { get }
  func closeFootnotes(_ html: inout HTMLBuffer)
  /// What stands at the end of a paragraph or cell, and behind a block of code.
  func writeMargin(_ index: Int, _ html: inout HTMLBuffer)
  /// Whether a node's whole subtree is left out.
  func omits(_ index: Int) -> Bool
}

extension HTMLDialect {
  package func text(_ text: ArraySlice<UInt8>, _ html: inout HTMLBuffer) { html.text(text) }

  package func writeMargin(_ index: Int, _ html: inout HTMLBuffer) {}

  package var wayBack: String { "Back to content" }

  package func openHeading(_ index: Int, in document: Document, _ html: inout HTMLBuffer) {
    html.raw("<h")
    html.raw(Int(document.nodes[index].number))
    html.raw(">")
  }

  package func closeHeading(_ index: Int, in document: Document, _ html: inout HTMLBuffer) {
    html.raw("</h")
    html.raw(Int(document.nodes[index].number))
    html.raw(">\n")
  }

  package func openParagraph(_ index: Int, _ html: inout HTMLBuffer) { html.raw("<p>") }

  package func openLink(_ index: Int, in document: Document, _ html: inout HTMLBuffer) {
    html.raw("<a href=\"")
    html.address(document.literal(index))
    writeTitle(of: document.nodes[index], in: document, &html)
    html.raw("\">")
  }

  package func closeLink(_ index: Int, in document: Document, _ html: inout HTMLBuffer) { html.raw("</a>") }

  package func image(
    _ index: Int, alternative: ArraySlice<UInt8>, in document: Document, _ html: inout HTMLBuffer
  ) {
    html.raw("<img src=\"")
    html.address(document.literal(index))
    html.raw("\" alt=\"")
    html.text(alternative)
    writeTitle(of: document.nodes[index], in: document, &html)
    html.raw("\" />")
  }

  /// Continues an attribute list whose last value is still open.
  package func writeTitle(of node: Node, in document: Document, _ html: inout HTMLBuffer) {
    guard !node.extra.isEmpty else { return }
    html.raw("\" title=\"")
    html.text(document.slice(node.extra))
  }

  package func htmlBlock(_ literal: ArraySlice<UInt8>, _ html: inout HTMLBuffer) { TagFilter.write(literal, &html) }
  package func htmlInline(_ literal: ArraySlice<UInt8>, _ html: inout HTMLBuffer) {
    TagFilter.writeInline(literal, &html)
  }
  package func openTable(_ number: Int, _ html: inout HTMLBuffer) { html.raw("<table>") }
  package func closeTable(_ html: inout HTMLBuffer) { html.raw("</table>") }
  package func openStrikethrough(_ html: inout HTMLBuffer) { html.raw("<del>") }
  package func closeStrikethrough(_ html: inout HTMLBuffer) { html.raw("</del>") }
  package func openFootnotes(_ html: inout HTMLBuffer) {
    html.raw("<section class=\"footnotes\" data-footnotes>\n<ol>\n")
  }

  package func closeFootnotes(_ html: inout HTMLBuffer) { html.raw("</ol>\n</section>\n") }

  package func omits(_ index: Int) -> Bool { false }

  package func footnoteReference(_ node: Node, label: ArraySlice<UInt8>, _ html: inout HTMLBuffer) {
    html.raw("<sup class=\"footnote-ref\"><a href=\"#fn-")
    html.address(label)
    html.raw("\" id=\"fnref-")
    html.address(label)
    if node.ordinal > 1 {
      html.raw("-")
      html.raw(Int(node.ordinal))
    }
    html.raw("\" data-footnote-ref>")
    html.raw(Int(node.number))
    html.raw("</a></sup>")
  }
}

/// Exactly what `cmark-gfm --unsafe` writes with all extensions of GFM and footnotes.
package struct GFMDialect: HTMLDialect {
  package init() {}
}
