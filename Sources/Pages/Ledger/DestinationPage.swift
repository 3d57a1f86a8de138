package import Disclosure
import Markdown
import Policies

/// One third party: what it learns, and which pages and versions lead there.
package struct DestinationPage {
  private let entry: DestinationEntry
  /// Addresses shown for one policy or page; the rest is counted.
  private static let shownAddresses = 100

  package init(_ entry: DestinationEntry) { self.entry = entry }

  package func html(in shell: inout PageShell) -> [UInt8] {
    let context = shell.context
    let path = LedgerPaths.destination(entry.domain)
    var view = View([
      "title": entry.domain, "name": entry.entry?.name, "organisation": entry.entry?.organisation,
      "relationship": entry.entry?.relationship, "note": entry.entry?.note,
      "ledger_href": LedgerPaths.ledger.href(from: path),
    ])
    view.set("learns", entry.learns.map { View(["text": $0]) })
    view.set(
      "policies",
      entry.policies.map { use in
        var view = Self.policy(use.policy, from: path, context)
        view.set(
          "addresses",
          use.occurrences.prefix(Self.shownAddresses).map {
            address($0, from: path, newest: context.policies.first { $0.id == use.policy }?.newest)
          })
        return view
      })
    view.set(
      "pages",
      entry.pages.map { use in
        var view = View(["title": use.page.title, "href": SitePath(use.page.path).href(from: path)])
        view.set("addresses", use.occurrences.prefix(Self.shownAddresses).map { address($0, from: path, newest: nil) })
        return view
      })
    var slots: [String: [UInt8]] = [:]
    var links: [LinkOut] = []
    if let address = entry.entry?.privacyPolicy {
      let link = context.classifier.linkOut(href: address, label: "Its privacy policy")
      var html = HTMLBuffer()
      DisclosedLink(link).write(into: &html)
      view.slot("privacy_policy")
      slots["privacy_policy"] = html.bytes
      links.append(link)
    }
    var info = PageInfo(
      path: path, title: PageTitle.make("Links to \(PageTitle.shortened(entry.domain, to: 70))", in: context.title),
      description:
        "Where this site links to \(PageTitle.shortened(entry.domain, to: 100)), since when, and what it learns from a visitor who follows a link.",
      kind: "destination")
    info.schemaType = "CollectionPage"
    return shell.render(info, layout: "destination", view, slots: slots, links: links)
  }

  static func policy(_ id: String, from path: SitePath, _ context: SiteContext) -> View {
    let card = context.policies.first { $0.id == id }
    return View(["title": card?.title ?? id, "href": (card?.page ?? PolicyPaths(id).current).href(from: path)])
  }

  private func address(
    _ occurrence: DestinationEntry.Occurrence, from path: SitePath, newest: Version.ID?
  ) -> View {
    var notes: [String] = []
    if let named = occurrence.link.misleading { notes.append("its words name \(named)") }
    if occurrence.link.isPlainHTTP { notes.append("plain HTTP") }
    if occurrence.link.isAffiliate { notes.append("affiliate link") }
    if !occurrence.link.carries.isEmpty { notes.append("carries \(occurrence.link.carries.joined(separator: ", "))") }
    let label = occurrence.label.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return View([
      "text": PageTitle.shortened(occurrence.address, to: 300),
      "label": label.isEmpty ? "a link without words" : PageTitle.shortened(label, to: 160),
      "href": SitePath(occurrence.lastPage.path).href(from: path), "when": Self.when(occurrence, newest: newest),
      "kind_note": notes.isEmpty ? nil : notes.joined(separator: ", "),
    ])
  }

  /// In which versions the address stands; nil on a page that has none.
  private static func when(_ occurrence: DestinationEntry.Occurrence, newest: Version.ID?) -> String? {
    guard let first = occurrence.page.version, let last = occurrence.lastPage.version else { return nil }
    if last == newest { return "since \(inWords(first))" }
    return first == last ? "in the version of \(inWords(first)) only" : "from \(inWords(first)) to \(inWords(last))"
  }

  private static func inWords(_ version: Version.ID) -> String {
    CalendarDate(version.prefix(10))?.inWords ?? version
  }
}
