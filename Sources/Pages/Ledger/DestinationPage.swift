package import Disclosure
import Links
import Markdown
import Policies
import SitePaths
import Themes
package import Words

/// One third party: what it learns, and which pages and versions lead there.
package struct DestinationPage {
  private let entry: DestinationEntry
  /// Addresses shown for one policy or page; the rest is counted.
  private static let shownAddresses = 100

  package init(_ entry: DestinationEntry) { self.entry = entry }

  package func html(in shell: inout PageShell) -> [UInt8] {
    let context = shell.context
    let words = context.words()
    let path = LedgerPaths.destination(entry.domain)
    var view = View([
      "title": entry.domain, "name": entry.entry?.name, "organisation": entry.entry?.organisation,
      "relationship": entry.entry?.relationship, "note": entry.entry?.note,
      "ledger_href": LedgerPaths.ledger.href(from: path),
    ])
    view.set("learns", words.sentences(entry.learns).map { View(["text": $0]) })
    view.set(
      "sections",
      LedgerPage.sections.compactMap { standing, heading in
        let groups = groups(standing, from: path, context, words)
        guard !groups.isEmpty else { return nil }
        var section = View(["heading": words(heading)])
        section.set("groups", groups)
        return section
      })
    var slots: [String: [UInt8]] = [:]
    if let link = Self.privacyPolicy(of: entry, context.classifier, words) {
      var html = HTMLBuffer()
      DisclosedLink(link, words).write(into: &html)
      view.slot("privacy_policy")
      slots["privacy_policy"] = html.bytes
    }
    var info = PageInfo(
      path: path,
      title: PageTitle.make(
        words(.linksTo, .foreign("domain", PageTitle.shortened(entry.domain, to: 70))), in: context.title),
      description: words(.destinationDescription, .foreign("domain", PageTitle.shortened(entry.domain, to: 100))),
      kind: "destination")
    info.schemaType = "CollectionPage"
    return shell.render(info, layout: "destination", view, slots: slots)
  }

  /// The link that the page makes of its own accord.
  package static func privacyPolicy(
    of entry: DestinationEntry, _ classifier: Classifier, _ words: Phrases
  ) -> LinkOut? {
    entry.entry?.privacyPolicy.map { classifier.linkOut(href: $0, label: words(.itsPrivacyPolicy)) }
  }

  package static func reference(to domain: String, _ words: Phrases) -> PageReference {
    PageReference(
      path: LedgerPaths.destination(domain).description, title: words(.linksTo, .foreign("domain", domain)))
  }

  /// The links of one standing, by policy, then by page; without the one that this page itself makes.
  private func groups(
    _ standing: LinkPeriod, from path: SitePath, _ context: SiteContext, _ words: Phrases
  ) -> [View] {
    func addresses(_ occurrences: [DestinationEntry.Occurrence], newest: Version.ID?) -> [View] {
      occurrences.filter { $0.standing == standing }.prefix(Self.shownAddresses).map {
        address($0, from: path, newest: newest, words)
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
    _ occurrence: DestinationEntry.Occurrence, from path: SitePath, newest: Version.ID?, _ words: Phrases
  ) -> View {
    var notes: [String] = []
    if let named = occurrence.link.misleading { notes.append(words(.wordsName, .foreign("host", named))) }
    if occurrence.link.isEmbed { notes.append(words(.loadedByPage)) }
    if occurrence.link.isPlainHTTP { notes.append(words(.sentOverPlainHttp)) }
    if occurrence.link.isAffiliate { notes.append(words(.affiliateLink)) }
    let carried = words.series(occurrence.link.carries.map(words.isolated))
    if !carried.isEmpty { notes.append(words(.carries, .words("names", carried))) }
    let label = occurrence.label.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return View([
      "text": PageTitle.shortened(occurrence.address, to: 300),
      "label": label.isEmpty ? words(.linkWithoutWords) : PageTitle.shortened(label, to: 160),
      "href": SitePath(occurrence.lastPage.path).href(from: path), "when": Self.when(occurrence, newest: newest, words),
      "kind_note": notes.isEmpty ? nil : words.series(notes),
    ])
  }

  /// In which versions the address stands; nil on a page that has none.
  private static func when(
    _ occurrence: DestinationEntry.Occurrence, newest: Version.ID?, _ words: Phrases
  ) -> String? {
    guard let first = occurrence.page.version, let last = occurrence.lastPage.version else { return nil }
    let since = Filling.version(inWords(first, words))
    switch occurrence.standing {
    case .current where last == newest || newest == nil: return words(.linkedSince, since)
    case .current: return words(.linkedSinceButNotIn, since, .words("newest", inWords(newest ?? last, words)))
    case .upcoming: return words(.linkedIn, since)
    case .archived where first == last: return words(.linkedOnlyIn, since)
    case .archived:
      return words(
        .linkedBetween, .words("from", inWords(first, words)), .words("to", inWords(last, words)))
    }
  }

  private static func inWords(_ version: Version.ID, _ words: Phrases) -> String {
    CalendarDate(version.prefix(10)).map(words.date) ?? words.isolated(version)
  }
}
