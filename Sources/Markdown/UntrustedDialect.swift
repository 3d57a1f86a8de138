/// Text captured elsewhere, made harmless: raw HTML is shown as source or dropped, an address of another scheme than
/// http, https, mailto and tel leads nowhere, and a remote image is a link that says so.
package struct UntrustedDialect: HTMLDialect {
  package init() {}

  package func openLink(_ index: Int, in document: Document, _ html: inout HTMLBuffer) {
    let address = document.literal(index)
    guard AddressSafety.isAllowed(address) else { return html.raw("<span class=\"refused-link\">") }
    html.raw("<a href=\"")
    html.address(address)
    writeTitle(of: document.nodes[index], in: document, &html)
    html.raw("\">")
  }

  package func closeLink(_ index: Int, in document: Document, _ html: inout HTMLBuffer) {
    if AddressSafety.isAllowed(document.literal(index)) { html.raw("</a>") } else { html.raw("</span>") }
  }

  package func image(
    _ index: Int, alternative: ArraySlice<UInt8>, in document: Document, _ html: inout HTMLBuffer
  ) {
    let address = document.literal(index)
    guard AddressSafety.isRemote(address) else {
      html.raw("<img src=\"")
      html.address(address)
      html.raw("\" alt=\"")
      html.text(alternative)
      writeTitle(of: document.nodes[index], in: document, &html)
      return html.raw("\" />")
    }
    html.raw("<span class=\"remote-image\">")
    html.text(alternative)
    html.raw("</span>")
  }

  package func htmlBlock(_ literal: ArraySlice<UInt8>, _ html: inout HTMLBuffer) {
    RawHTML.writeSource(literal, &html)
  }

  package func htmlInline(_ literal: ArraySlice<UInt8>, _ html: inout HTMLBuffer) {
    RawHTML.writeInline(literal, &html)
  }
}

/// Raw HTML of a text that is not trusted with it.
package enum RawHTML {
  /// A block is shown as its source, so that nothing an archived text says is lost; comments are dropped.
  package static func writeSource(_ literal: ArraySlice<UInt8>, _ html: inout HTMLBuffer) {
    if isComment(literal) { return }
    html.raw("<pre class=\"raw-html\"><code>")
    html.text(literal)
    html.raw("</code></pre>")
  }

  /// Whether the whole block is one comment: words between two comments are not lost.
  private static func isComment(_ literal: ArraySlice<UInt8>) -> Bool {
    let block = literal.drop { $0 <= 32 }
    guard block.starts(with: "<!--".utf8) else { return false }
    let words = block.dropFirst(4)
    guard let end = words.firstRange(of: "-->".utf8) else { return false }
    return words[end.upperBound...].allSatisfy { $0 <= 32 }
  }

  /// A tag inside a line is dropped, except a line break; the words around it stay.
  package static func writeInline(_ literal: ArraySlice<UInt8>, _ html: inout HTMLBuffer) {
    if isLineBreak(literal) { html.raw("<br />") }
  }

  package static func isLineBreak(_ literal: ArraySlice<UInt8>) -> Bool {
    let letters = literal.filter { $0 > 32 && $0 != UInt8(ascii: "/") }.map { $0 | 0x20 }
    return letters.elementsEqual("<br>".utf8)
  }
}
