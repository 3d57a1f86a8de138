import Links
import Markdown
import Words

/// How a redline shows words that did not change: as the page does, but with nothing that could be taken for a mark of
/// change, no anchors, and no tags of raw HTML.
struct RedlineDialect: HTMLDialect {
  private let links: LinkWriter
  private let words: Phrases

  init(_ words: Phrases, links: LinkWriter) {
    self.words = words
    self.links = links
  }

  func openLink(_ index: Int, in document: Document, _ html: inout HTMLBuffer) {
    links.open(index, in: document, &html)
  }
  func closeLink(_ index: Int, in document: Document, _ html: inout HTMLBuffer) {
    links.close(index, in: document, &html)
  }

  func image(_ index: Int, alternative: ArraySlice<UInt8>, in document: Document, _ html: inout HTMLBuffer) {
    html.raw("<span class=\"redline-note image-note\">")
    words.writeImage(alternative, into: &html)
    html.raw("</span>")
  }

  func htmlInline(_ literal: ArraySlice<UInt8>, _ html: inout HTMLBuffer) { RawHTML.writeInline(literal, &html) }
  func openStrikethrough(_ html: inout HTMLBuffer) { html.raw("<s>") }
  func closeStrikethrough(_ html: inout HTMLBuffer) { html.raw("</s>") }

  func footnoteReference(_ node: Node, label: ArraySlice<UInt8>, _ html: inout HTMLBuffer) {
    html.raw("<sup>")
    html.raw(Int(node.number))
    html.raw("</sup>")
  }
}
