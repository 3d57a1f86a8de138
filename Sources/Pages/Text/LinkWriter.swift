import Disclosure
import Foundation
import Markdown

/// Writes links the way every page does: what leaves the site says where to, beside its words.
struct LinkWriter {
  /// The page that a text is shown on, for links that stay inside the site.
  struct Place {
    let page: SitePath
    let context: SiteContext
    /// Fragments of the text on this page.
    let anchors: Set<String>
  }

  let table: LinkTable
  /// Nil for a redline of two files, which is no page of a site.
  let place: Place?
  /// Redlines keep their own notes apart from the compared words.
  var noteClass = ""

  func open(_ index: Int, in document: Document, _ html: inout HTMLBuffer) {
    let node = document.nodes[index]
    guard let link = table[index], let address = address(of: link, node, document) else {
      return html.raw("<span class=\"refused-link\">")
    }
    html.raw("<a href=\"")
    html.address(address.utf8)
    if !node.extra.isEmpty {
      html.raw("\" title=\"")
      html.text(document.slice(node.extra))
    }
    html.raw("\"")
    writeAttributes(link, &html)
    html.raw(">")
  }

  func close(_ index: Int, in document: Document, _ html: inout HTMLBuffer) {
    guard let link = table[index], address(of: link, document.nodes[index], document) != nil else {
      return html.raw("</span>")
    }
    writeNotes(link, &html)
    html.raw("</a>")
  }

  /// What to emit as the link's address; nil where it leads nowhere: a dangerous scheme, or a page that this site does
  /// not have (as in a text captured from another).
  private func address(of link: LinkOut, _ node: Node, _ document: Document) -> String? {
    guard AddressSafety.isAllowed(document.slice(node.text)) else { return nil }
    switch link.destination {
    case .thirdParty, .firstParty, .contact: return link.address
    case .invalid, .other: return nil
    case .samePage:
      guard let place else { return nil }
      let fragment = link.href.drop { $0 != "#" }.dropFirst()
      return place.anchors.contains(fragment.removingPercentEncoding ?? String(fragment)) ? "#" + fragment : nil
    case .sameSite:
      guard let place, let target = place.context.target(of: link.href, from: place.page) else { return nil }
      return target.href(from: place.page) + link.href.drop { $0 != "#" && $0 != "?" }
    }
  }

  /// An image of the site is shown; one elsewhere never loads by itself.
  func image(_ index: Int, alternative: ArraySlice<UInt8>, in document: Document, _ html: inout HTMLBuffer) {
    let node = document.nodes[index]
    guard let link = table[index], link.destination == .sameSite, let address = address(of: link, node, document) else {
      return writeImageLink(table[index], alternative, &html)
    }
    html.raw("<img src=\"")
    html.address(address.utf8)
    html.raw("\" alt=\"")
    html.text(alternative)
    html.raw("\" />")
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

  private func writeAttributes(_ link: LinkOut, _ html: inout HTMLBuffer) {
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

  private func writeNotes(_ link: LinkOut, _ html: inout HTMLBuffer) {
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
}
