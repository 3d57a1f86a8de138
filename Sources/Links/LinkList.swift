package import Disclosure
import Markdown
package import SitePaths
package import Words

/// The list at the end of a page: where its links lead and what each destination learns.
package struct LinkList {
  private let links: [LinkOut]
  private let page: SitePath
  private let catalogue: Catalogue
  private let words: Phrases

  /// - Parameter catalogue: what the publisher knows of the linked sites.
  package init(_ links: [LinkOut], on page: SitePath, _ catalogue: Catalogue, _ words: Phrases) {
    self.links = links
    self.page = page
    self.catalogue = catalogue
    self.words = words
  }

  package func html() -> [UInt8] {
    var byDomain: [String: [LinkOut]] = [:]
    var contacts: [String] = []
    var embeds: Set<String> = []
    for link in links {
      if link.isEmbed, let host = link.destination.foreignHost { embeds.insert(host) }
      switch link.destination {
      case .thirdParty(let party): byDomain[party.domain, default: []].append(link)
      case .contact(_, let value) where !contacts.contains(value): contacts.append(value)
      default: break
      }
    }
    guard !byDomain.isEmpty || !contacts.isEmpty || !embeds.isEmpty else { return [] }
    var html = HTMLBuffer(capacity: 4_096)
    if !embeds.isEmpty {
      html.raw("<p class=\"banner\" data-tone=\"warning\"><strong>")
      words.write(.pageLoadsFrom, .words("hosts", words.series(embeds.sorted().map(words.isolated))), into: &html)
      html.raw("</strong></p>\n")
    }
    if !byDomain.isEmpty {
      // What all learn alike is said once.
      let shared = Exposure.shared(by: Array(byDomain.values))
      if let shared {
        html.raw("<p>")
        html.text(words.sentences(shared).joined(separator: " "))
        html.raw("</p>\n")
      }
      html.raw("<ul class=\"destinations\">\n")
      for (domain, links) in byDomain.sorted(by: { $0.key < $1.key }) {
        write(domain, links, shared == nil ? Exposure.facts(for: links) : Exposure.beyondShared(links), &html)
      }
      html.raw("</ul>\n")
    }
    if !contacts.isEmpty {
      html.raw("<p class=\"contacts\">")
      words.write(.opensMailOrPhone, .words("contacts", words.series(contacts.map(words.isolated))), into: &html)
      html.raw("</p>\n")
    }
    return html.bytes
  }

  private func write(_ domain: String, _ links: [LinkOut], _ learns: [Exposure], _ html: inout HTMLBuffer) {
    html.raw("<li><a href=\"")
    html.address(LedgerPaths.destination(domain).href(from: page))
    html.raw("\">")
    html.text(domain)
    html.raw("</a> <span class=\"count\">")
    html.text(count(links))
    html.raw("</span>")
    if let entry = catalogue.entry(forHost: domain), let name = entry.name {
      html.raw(" <span class=\"name\">")
      html.text(name)
      html.raw("</span>")
    }
    if !learns.isEmpty {
      html.raw("<p>")
      html.text(words.sentences(learns).joined(separator: " "))
      html.raw("</p>")
    }
    html.raw("</li>\n")
  }

  /// `2 links`, `loaded by itself`, or both.
  private func count(_ links: [LinkOut]) -> String {
    let followed = links.count { !$0.isEmbed }
    let parts = [
      followed == 0 ? nil : words(.linksCounted, .count(followed)),
      followed < links.count ? words(.loadedByItself) : nil,
    ]
    return words.series(parts.compactMap { $0 })
  }
}
