import Disclosure
package import Markdown
import SitePaths
package import Words

/// Writes links the way every page does: what leaves the site says where to, beside its words.
package struct LinkWriter {
  let table: LinkTable
  private let words: Phrases
  /// Nil for a redline of two files, which is no page of a site.
  let place: LinkPlace?
  /// Redlines keep their own notes apart from the compared words.
  package var isRedline = false
  /// Whether the text has a margin, for notes of where its links lead.
  var hasMargin = false

  package init(_ words: Phrases, table: LinkTable, place: LinkPlace?) {
    self.words = words
    self.table = table
    self.place = place
  }

  package func open(_ index: Int, in document: Document, _ html: inout HTMLBuffer) {
    let node = document.nodes[index]
    guard let entry = table[index] else { return html.raw("<span class=\"refused-link\">") }
    if !entry.opening.isEmpty {
      html.raw(entry.opening)
    } else if let address = inwardAddress(of: entry.link) {
      html.raw("<a href=\"")
      html.address(address)
    } else {
      return html.raw("<span class=\"refused-link\">")
    }
    if !node.extra.isEmpty {
      html.raw("\" title=\"")
      html.text(document.slice(node.extra))
    }
    html.raw("\"")
    html.raw(entry.attributes)
    html.raw(">")
  }

  package func close(_ index: Int, in document: Document, _ html: inout HTMLBuffer) {
    guard let entry = table[index], !entry.opening.isEmpty || inwardAddress(of: entry.link) != nil
    else { return html.raw("</span>") }
    html.raw(isRedline ? entry.redlineNotes : entry.notes)
    html.raw("</a>")
    if hasMargin { html.raw(entry.marginNote) }
  }

  /// The address of a link inside the site; nil where it leads nowhere: to a page that this site does not have (as in
  /// a text captured from another), or no address at all.
  private func inwardAddress(of link: LinkOut) -> String? {
    guard let place else { return nil }
    switch link.destination {
    case .samePage:
      guard let address = SiteAddress(link.href), let fragment = address.fragment else { return nil }
      return place.anchors.contains(fragment) ? address.ending : nil
    case .sameSite:
      return place.address(of: link.href)
    case .thirdParty, .firstParty, .contact, .other, .invalid: return nil
    }
  }

  /// An image of the site is shown; one elsewhere never loads by itself, unless the publisher allows its host.
  func image(_ index: Int, alternative: ArraySlice<UInt8>, in document: Document, _ html: inout HTMLBuffer) {
    let entry = table[index]
    if let entry, entry.link.destination.foreignHost != nil { return entry.writeImage(alternative, into: &html) }
    guard let link = entry?.link, link.destination == .sameSite, let address = inwardAddress(of: link) else {
      html.raw("<span class=\"remote-image\">")
      words.writeImage(alternative, into: &html)
      return html.raw("</span>")
    }
    html.raw("<img src=\"")
    html.address(address)
    html.raw("\" alt=\"")
    html.text(alternative)
    html.raw("\" />")
  }
}
