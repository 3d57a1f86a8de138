import Disclosure
import Markdown

/// The list at the end of a page: where its links lead and what each destination learns.
struct LinkList {
  private let links: [LinkOut]
  private let page: SitePath
  private let context: SiteContext

  init(_ links: [LinkOut], on page: SitePath, in context: SiteContext) {
    self.links = links
    self.page = page
    self.context = context
  }

  func html() -> [UInt8] {
    var byDomain: [String: [LinkOut]] = [:]
    var contacts: [String] = []
    for link in links {
      switch link.destination {
      case .thirdParty(let party): byDomain[party.domain, default: []].append(link)
      case .contact(_, let value) where !contacts.contains(value): contacts.append(value)
      default: break
      }
    }
    guard !byDomain.isEmpty || !contacts.isEmpty else { return [] }
    var html = HTMLBuffer(capacity: 4_096)
    if !byDomain.isEmpty {
      html.raw("<ul class=\"destinations\">\n")
      for (domain, links) in byDomain.sorted(by: { $0.key < $1.key }) { write(domain, links, &html) }
      html.raw("</ul>\n")
    }
    if !contacts.isEmpty {
      html.raw("<p class=\"contacts\">Links that open your mail program or telephone: ")
      html.text(contacts.joined(separator: ", "))
      html.raw(".</p>\n")
    }
    return html.bytes
  }

  private func write(_ domain: String, _ links: [LinkOut], _ html: inout HTMLBuffer) {
    html.raw("<li><a href=\"")
    html.address(LedgerPaths.destination(domain).href(from: page))
    html.raw("\">")
    html.text(domain)
    html.raw("</a> <span class=\"count\">\(links.count == 1 ? "1 link" : "\(links.count) links")</span>")
    if let entry = context.classifier.catalogue.entry(forHost: domain), let name = entry.name {
      html.raw(" <span class=\"name\">")
      html.text(name)
      html.raw("</span>")
    }
    html.raw("<p>")
    html.text(Learns.sentences(for: links).joined(separator: " "))
    html.raw("</p></li>\n")
  }
}

/// Where the ledger's pages stand.
package enum LedgerPaths {
  package static let ledger = SitePath.page("links")

  /// A domain is a host in ASCII; an IPv6 address holds colons, which a file name on some hosts may not.
  package static func destination(_ domain: String) -> SitePath {
    .page("links/" + domain.replacing(":", with: "-").filter { $0 != "[" && $0 != "]" })
  }
}
