package import Disclosure
import Markdown

/// Every destination that the site's links lead to.
package struct LedgerPage {
  private let entries: [DestinationEntry]
  private let contacts: [DestinationEntry]

  package init(destinations: [DestinationEntry], contacts: [DestinationEntry]) {
    entries = destinations
    self.contacts = contacts
  }

  package func html(in shell: inout PageShell) -> [UInt8] {
    let context = shell.context
    let path = LedgerPaths.ledger
    let count = entries.count == 1 ? "one third party" : "\(entries.count) third parties"
    var view = View([
      "title": "Where our links lead",
      "intro":
        "The links of this site lead to \(count). For each, this ledger says where the links stand and what the destination learns when one is followed.",
      "list_date": DomainList.listDate.map { "Owners of domains by the Public Suffix List of \($0)." } ?? "",
    ])
    view.set("destinations", entries.map { entry($0, from: path, context) })
    view.set("contacts", contacts.map { View(["text": $0.domain]) })
    view.set("empty", entries.isEmpty)
    var info = PageInfo(
      path: path, title: PageTitle.make("Where our links lead", in: context.title),
      description:
        "Every third party that the links of \(PageTitle.shortened(context.title, to: 60)) lead to, and what each learns.",
      kind: "ledger")
    info.schemaType = "CollectionPage"
    return shell.render(info, layout: "ledger", view)
  }

  private func entry(_ entry: DestinationEntry, from path: SitePath, _ context: SiteContext) -> View {
    var view = View([
      "domain": entry.domain, "name": entry.entry?.name, "href": LedgerPaths.destination(entry.domain).href(from: path),
      "relationship": entry.entry?.relationship, "learns": entry.learns.joined(separator: " "),
      "pages": "\(entry.policies.reduce(0) { $0 + ($1.occurrences.map(\.pageCount).max() ?? 0) } + entry.pages.count)",
    ])
    view.set("policies", entry.policies.prefix(20).map { DestinationPage.policy($0.policy, from: path, context) })
    return view
  }
}
