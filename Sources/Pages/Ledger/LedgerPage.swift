package import Disclosure
import Markdown
import SitePaths
import Themes
import Words

/// Every destination that the site's links lead to.
package struct LedgerPage {
  private let entries: [DestinationEntry]
  private let contacts: [DestinationEntry]

  package init(_ ledger: LedgerEntries) {
    entries = ledger.destinations
    contacts = ledger.mailContacts + ledger.phoneContacts
  }

  package func html(in shell: inout PageShell) -> [UInt8] {
    let context = shell.context
    let path = LedgerPaths.ledger
    let words = context.words()
    let shared = Exposure.shared(by: entries.map { $0.occurrences.map(\.link) })
    var view = View([
      "title": words(.ledger), "intro": words(.ledgerIntro, .count(entries.count)),
      "shared": shared.map { words.sentences($0).joined(separator: " ") },
      "list_date": DomainList.listDate.map { words(.ownersByList, .foreign("date", $0)) } ?? "",
    ])
    view.set(
      "sections",
      Self.sections.compactMap { standing, heading in
        let entries = entries.filter { $0.standing == standing }
        guard !entries.isEmpty else { return nil }
        var section = View(["heading": words(heading)])
        section.set("destinations", entries.map { entry($0, isShared: shared != nil, from: path, context, words) })
        return section
      })
    view.set("contacts", contacts.map { View(["text": $0.domain]) })
    view.set("empty", entries.isEmpty)
    view.set(
      "feeds",
      [
        View(["label": words(.ledgerAsJson), "href": LedgerPaths.json.href(from: path)]),
        View(["label": words(.ledgerAsCsv), "href": LedgerPaths.csv.href(from: path)]),
      ])
    var info = PageInfo(
      path: path, title: PageTitle.make(words(.ledger), in: context.title),
      description: words(.ledgerDescription, .site(context, shortenedTo: 60)),
      kind: "ledger")
    info.schemaType = "CollectionPage"
    return shell.render(info, layout: "ledger", view)
  }

  /// What is linked now stands first.
  static let sections: [(standing: LinkPeriod, heading: Phrase)] = [
    (.current, .linkedNow), (.upcoming, .linkedFromUpcoming), (.archived, .linkedFromEarlier),
  ]

  private func entry(
    _ entry: DestinationEntry, isShared: Bool, from path: SitePath, _ context: SiteContext, _ words: Phrases
  ) -> View {
    let links = entry.occurrences.map(\.link)
    let learns = words.sentences(isShared ? Exposure.beyondShared(links) : entry.learns)
    let pages = entry.policies.reduce(0) { $0 + ($1.occurrences.map(\.pageCount).max() ?? 0) } + entry.pages.count
    var view = View([
      "domain": entry.domain, "name": entry.entry?.name, "href": LedgerPaths.destination(entry.domain).href(from: path),
      "relationship": entry.entry?.relationship, "learns": learns.isEmpty ? nil : learns.joined(separator: " "),
      "sent": Self.sent(by: links).map { words($0) }.joined(separator: "; "), "pages": words.number(pages),
    ])
    view.set("policies", entry.policies.prefix(20).map { DestinationPage.policy($0.policy, from: path, context) })
    return view
  }

  /// What readers may narrow the list by.
  private static func sent(by links: [LinkOut]) -> [Phrase] {
    let told: Phrase =
      switch links.map(\.referrer).max() ?? .nothing {
      case .nothing: .sentNothing
      case .origin: .sentOrigin
      case .fullAddress: .sentAddress
      }
    let marks: [(Phrase, Bool)] = [
      (.sentParameters, links.contains { !$0.carries.isEmpty }),
      (.sentOverPlainHttp, links.contains(where: \.isPlainHTTP)),
      (.sentByLoading, links.contains(where: \.isEmbed)), (.sentAsAffiliate, links.contains(where: \.isAffiliate)),
    ]
    return [told] + marks.filter(\.1).map(\.0)
  }
}
