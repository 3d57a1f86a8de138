/// What a destination learns when a reader follows a link: facts in the order in which a page tells them.
package enum Exposure: Equatable, Sendable {
  /// How many of several links something holds for.
  package enum Share: Equatable, Sendable {
    case some
    /// All of so many.
    case all(Int)
  }

  /// A visit shows each of several destinations address, time, browser and cookies.
  case fromEachVisit
  /// A visit shows as much to these hosts, or to their one registrable domain.
  case fromVisit([String])
  /// Opening a page shows as much to these, without a click.
  case fromLoading([String])
  /// The most that is told of the page.
  case told(Referrer)
  /// Addresses carry these parameters: of so many links.
  case carried([String], links: Int)
  /// Following some or all of the links may be paid for.
  case affiliate(Share)
  /// Some or all of the links are read by anyone on the way.
  case plainHTTP(Share)
  /// Writing or calling shows the owner of this address or number who does.
  case contact(Destination.ContactKind, String)

  /// The facts for links that lead to one destination. Where links differ, the fact is the most that any of them tells.
  /// No links, or links that stay on the site, tell nothing.
  package static func facts(for links: [LinkOut]) -> [Exposure] {
    let leaving = links.filter { $0.destination.foreignHost != nil }
    guard !leaving.isEmpty else { return contacts(links) }
    let (embeds, followed) = (leaving.filter(\.isEmbed), leaving.filter { !$0.isEmbed })
    return loads(embeds) + visits(followed)
  }

  /// Facts that hold for links to several destinations alike, to be said once; nil where they differ in what they tell
  /// of the page, or where pages load from one.
  package static func shared(by groups: [[LinkOut]]) -> [Exposure]? {
    let visits = groups.map { $0.filter { $0.destination.foreignHost != nil } }.filter { !$0.isEmpty }
    let referrers = Set(visits.map { $0.map(\.referrer).max() })
    guard visits.count > 1, referrers.count == 1, let referrer = referrers.first ?? nil,
      !visits.joined().contains(where: \.isEmbed)
    else { return nil }
    return [.fromEachVisit, .told(referrer)]
  }

  /// What the facts for all do not say.
  package static func beyondShared(_ links: [LinkOut]) -> [Exposure] {
    particulars(links.filter { $0.destination.foreignHost != nil })
  }

  /// What is told without a click.
  private static func loads(_ embeds: [LinkOut]) -> [Exposure] {
    guard let referrer = embeds.map(\.referrer).max() else { return [] }
    return [.fromLoading(names(of: embeds)), .told(referrer)]
  }

  private static func visits(_ links: [LinkOut]) -> [Exposure] {
    guard let referrer = links.map(\.referrer).max() else { return [] }
    return [.fromVisit(names(of: links)), .told(referrer)] + particulars(links)
  }

  private static func particulars(_ links: [LinkOut]) -> [Exposure] {
    let names = Set(links.flatMap(\.carries)).sorted()
    return [
      names.isEmpty ? nil : .carried(names, links: links.count),
      share(of: links, where: \.isAffiliate).map(Exposure.affiliate),
      share(of: links, where: \.isPlainHTTP).map(Exposure.plainHTTP),
    ].compactMap { $0 }
  }

  private static func share(of links: [LinkOut], where holds: (LinkOut) -> Bool) -> Share? {
    let count = links.count(where: holds)
    return count == 0 ? nil : count < links.count ? .some : .all(count)
  }

  private static func contacts(_ links: [LinkOut]) -> [Exposure] {
    let values = Set(links.map(\.destination))
    guard values.count == 1, case .contact(let kind, let value)? = values.first else { return [] }
    return [.contact(kind, value)]
  }

  private static func names(of links: [LinkOut]) -> [String] {
    let hosts = Set(links.compactMap(\.destination.foreignHost))
    if hosts.count == 1 { return Array(hosts) }
    let domains = Set(links.compactMap(\.destination.party?.domain))
    return domains.count == 1 ? Array(domains) : hosts.sorted()
  }
}
