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
      "sections",
      LedgerPage.sections.compactMap { standing, heading in
        let groups = groups(standing, from: path, context)
        guard !groups.isEmpty else { return nil }
        var section = View(["heading": heading])
        section.set("groups", groups)
        return section
      })
    var slots: [String: [UInt8]] = [:]
    if let link = Self.privacyPolicy(of: entry, context.classifier) {
      var html = HTMLBuffer()
      DisclosedLink(link).write(into: &html)
      view.slot("privacy_policy")
      slots["privacy_policy"] = html.bytes
    }
    var info = PageInfo(
      path: path, title: PageTitle.make("Links to \(PageTitle.shortened(entry.domain, to: 70))", in: context.title),
      description:
        "Where this site links to \(PageTitle.shortened(entry.domain, to: 100)), since when, and what it learns from a visitor who follows a link.",
      kind: "destination")
    info.schemaType = "CollectionPage"
    return shell.render(info, layout: "destination", view, slots: slots)
  }

  /// The link that the page makes of its own accord.
  package static func privacyPolicy(of entry: DestinationEntry, _ classifier: Classifier) -> LinkOut? {
    entry.entry?.privacyPolicy.map { classifier.linkOut(href: $0, label: "Its privacy policy") }
  }

  package static func reference(to domain: String) -> PageReference {
    PageReference(path: LedgerPaths.destination(domain).description, title: "Links to \(domain)")
  }

  /// The links of one standing, by policy, then by page; without the one that this page itself makes.
  private func groups(_ standing: Standing, from path: SitePath, _ context: SiteContext) -> [View] {
    func addresses(_ occurrences: [DestinationEntry.Occurrence], newest: Version.ID?) -> [View] {
      occurrences.filter { $0.standing == standing }.prefix(Self.shownAddresses).map {
        address($0, from: path, newest: newest)
      }
    }
    func group(_ heading: View, _ addresses: [View]) -> View? {
      guard !addresses.isEmpty else { return nil }
      var view = heading
      view.set("addresses", addresses)
      return view
    }
    let policies = entry.policies.map { use in
      let newest = context.card(use.policy)?.newest
      return group(Self.policy(use.policy, from: path, context), addresses(use.occurrences, newest: newest))
    }
    let pages = entry.pages.filter { $0.page.path != path.description }.map { use in
      group(
        View(["title": use.page.title, "href": SitePath(use.page.path).href(from: path)]),
        addresses(use.occurrences, newest: nil))
    }
    return (policies + pages).compactMap { $0 }
  }

  static func policy(_ id: String, from path: SitePath, _ context: SiteContext) -> View {
    context.card(id)?.link(from: path, in: context)
      ?? View(["title": id, "href": PolicyPaths(Policy.ID(id)).current.href(from: path)])
  }

  private func address(
    _ occurrence: DestinationEntry.Occurrence, from path: SitePath, newest: Version.ID?
  ) -> View {
    var notes: [String] = []
    if let named = occurrence.link.misleading { notes.append("its words name \(named)") }
    if occurrence.link.isEmbed { notes.append("loaded by the page itself") }
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
    switch occurrence.standing {
    case .current where last == newest || newest == nil: return "since \(inWords(first))"
    case .current: return "since \(inWords(first)); no longer in the version of \(newest.map(inWords) ?? last)"
    case .upcoming: return "in the version of \(inWords(first))"
    case .archived:
      return first == last ? "in the version of \(inWords(first)) only" : "from \(inWords(first)) to \(inWords(last))"
    }
  }

  private static func inWords(_ version: Version.ID) -> String {
    CalendarDate(version.prefix(10))?.inWords ?? version
  }
}
