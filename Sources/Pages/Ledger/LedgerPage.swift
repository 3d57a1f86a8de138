package import Disclosure
import Markdown

/// Every destination that the site's links lead to.
package struct LedgerPage {
  private let entries: [DestinationEntry]
  private let contacts: [DestinationEntry]

  package init(_ ledger: Ledger) {
    entries = ledger.destinations
    contacts = ledger.mailContacts + ledger.phoneContacts
  }

  package func html(in shell: inout PageShell) -> [UInt8] {
    let context = shell.context
    let path = LedgerPaths.ledger
    let count = entries.count == 1 ? "one third party" : "\(entries.count) third parties"
    let shared = Learns.shared(by: entries.map { $0.occurrences.map(\.link) })
    var view = View([
      "title": "Where our links lead",
      "intro":
        "The links of this site lead to \(count). For each, this ledger says where the links stand and what the destination learns when one is followed.",
      "shared": shared?.joined(separator: " "),
      "list_date": DomainList.listDate.map { "Owners of domains by the Public Suffix List of \($0)." } ?? "",
    ])
    view.set(
      "sections",
      Self.sections.compactMap { standing, heading in
        let entries = entries.filter { $0.standing == standing }
        guard !entries.isEmpty else { return nil }
        var section = View(["heading": heading])
        section.set("destinations", entries.map { entry($0, isShared: shared != nil, from: path, context) })
        return section
      })
    view.set("contacts", contacts.map { View(["text": $0.domain]) })
    view.set("empty", entries.isEmpty)
    view.set(
      "feeds",
      [
        View(["label": "The ledger as JSON", "href": LedgerPaths.json.href(from: path)]),
        View(["label": "The ledger as CSV", "href": LedgerPaths.csv.href(from: path)]),
      ])
    var info = PageInfo(
      path: path, title: PageTitle.make("Where our links lead", in: context.title),
      description:
        "Every third party that the links of \(PageTitle.shortened(context.title, to: 60)) lead to, and what each learns.",
      kind: "ledger")
    info.schemaType = "CollectionPage"
    return shell.render(info, layout: "ledger", view)
  }

  /// What is linked now stands first.
  static let sections: [(standing: Standing, heading: String)] = [
    (.current, "Linked now"), (.upcoming, "Linked from versions to come"),
    (.archived, "Linked only from earlier versions"),
  ]

  private func entry(
    _ entry: DestinationEntry, isShared: Bool, from path: SitePath, _ context: SiteContext
  ) -> View {
    let links = entry.occurrences.map(\.link)
    let learns = isShared ? Learns.beyondShared(links) : entry.learns
    var view = View([
      "domain": entry.domain, "name": entry.entry?.name, "href": LedgerPaths.destination(entry.domain).href(from: path),
      "relationship": entry.entry?.relationship, "learns": learns.isEmpty ? nil : learns.joined(separator: " "),
      "sent": Self.sent(by: links).joined(separator: " "),
      "pages": "\(entry.policies.reduce(0) { $0 + ($1.occurrences.map(\.pageCount).max() ?? 0) } + entry.pages.count)",
    ])
    view.set("policies", entry.policies.prefix(20).map { DestinationPage.policy($0.policy, from: path, context) })
    return view
  }

  /// Words by which readers may narrow the list.
  private static func sent(by links: [LinkOut]) -> [String] {
    let referrer = LedgerData.word(for: links.map(\.referrer).max() ?? .nothing)
    let marks = [
      ("parameters", links.contains { !$0.carries.isEmpty }), ("plain-http", links.contains(where: \.isPlainHTTP)),
      ("load", links.contains(where: \.isEmbed)), ("affiliate", links.contains(where: \.isAffiliate)),
    ]
    return [referrer] + marks.filter(\.1).map(\.0)
  }
}
