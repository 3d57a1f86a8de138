import Disclosure
import Markdown

/// Writes links the way every page does: what leaves the site says where to, beside its words.
struct LinkWriter {
  let table: LinkTable
  /// Whether the text was captured elsewhere: then only harmless schemes lead anywhere and no remote image loads.
  let isUntrusted: Bool
  /// Redlines keep their own notes apart from the compared words.
  var noteClass = ""

  func open(_ index: Int, in document: Document, _ html: inout HTMLBuffer) {
    let node = document.nodes[index]
    guard let link = table[index], isFollowed(node, document) else { return html.raw("<span class=\"refused-link\">") }
    html.raw("<a href=\"")
    html.address(link.address.utf8)
    if !node.extra.isEmpty {
      html.raw("\" title=\"")
      html.text(document.slice(node.extra))
    }
    html.raw("\"")
    writeAttributes(link, &html)
    html.raw(">")
  }

  func close(_ index: Int, in document: Document, _ html: inout HTMLBuffer) {
    guard let link = table[index], isFollowed(document.nodes[index], document) else { return html.raw("</span>") }
    writeNotes(link, &html)
    html.raw("</a>")
  }

  func image(_ index: Int, alternative: ArraySlice<UInt8>, in document: Document, _ html: inout HTMLBuffer) {
    let node = document.nodes[index]
    let address = document.slice(node.text)
    let isRemote = AddressSafety.isRemote(address)
    guard isRemote || isUntrusted else {
      html.raw("<img src=\"")
      html.address(address)
      html.raw("\" alt=\"")
      html.text(alternative)
      return html.raw("\" />")
    }
    writeImageLink(table[index], alternative, &html)
  }

  /// An image that is not loaded, as words; a link to it where it may be followed.
  private func writeImageLink(_ link: LinkOut?, _ alternative: ArraySlice<UInt8>, _ html: inout HTMLBuffer) {
    guard let link, link.destination.foreignHost != nil else {
      html.raw("<span class=\"remote-image\">Image: ")
      html.text(alternative)
      return html.raw("</span>")
    }
    html.raw("<span class=\"remote-image\">Image: ")
    html.text(alternative)
    html.raw(" <span class=\"linkout\(noteClass)\">(not loaded, from ")
    html.text(link.destination.foreignHost ?? "")
    html.raw(")</span></span>")
  }

  func writeAttributes(_ link: LinkOut, _ html: inout HTMLBuffer) {
    guard let host = link.destination.foreignHost else { return }
    if !link.rel.isEmpty {
      html.raw(" rel=\"")
      html.text(link.rel)
      html.raw("\"")
    }
    if let policy = link.referrerPolicy {
      html.raw(" referrerpolicy=\"")
      html.raw(policy.rawValue)
      html.raw("\"")
    }
    html.raw(" data-linkout=\"")
    html.text(host)
    html.raw("\"")
  }

  func writeNotes(_ link: LinkOut, _ html: inout HTMLBuffer) {
    guard let host = link.destination.foreignHost else { return }
    if let named = link.misleading {
      html.raw("<span class=\"linkout-warning\(noteClass)\"> leads to ")
      html.text(host)
      html.raw(", not to ")
      html.text(named)
      html.raw("</span>")
    } else if !link.hostIsInText {
      html.raw("<span class=\"linkout\(noteClass)\"> (")
      html.text(host)
      html.raw(")</span>")
    }
    if link.isAffiliate { html.raw("<span class=\"affiliate\(noteClass)\"> affiliate link</span>") }
  }

  /// A link inside a link is not possible; a dangerous scheme leads nowhere.
  private func isFollowed(_ node: Node, _ document: Document) -> Bool {
    AddressSafety.isAllowed(document.slice(node.text))
  }
}
