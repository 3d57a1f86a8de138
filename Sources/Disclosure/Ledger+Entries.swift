/// What a ledger contains, grouped and sorted: put together once for all who ask.
package struct LedgerEntries: Sendable {
  /// The third parties, sorted by domain.
  package let destinations: [DestinationEntry]
  /// The other hosts of the site's owner, sorted by registrable domain.
  package let firstPartyDestinations: [DestinationEntry]
  /// The e-mail addresses that links write to, sorted.
  package let mailContacts: [DestinationEntry]
  /// The telephone numbers that links call, sorted.
  package let phoneContacts: [DestinationEntry]
  /// All foreign hosts, for `Catalogue.unused(given:)`.
  package let hosts: Set<String>

  package init(_ ledger: Ledger) {
    destinations = ledger.destinations
    firstPartyDestinations = ledger.firstPartyDestinations
    mailContacts = ledger.mailContacts
    phoneContacts = ledger.phoneContacts
    hosts = ledger.hosts
  }
}

/// Each of these looks at all records: `LedgerEntries` keeps the answers.
extension Ledger {
  /// The third parties, sorted by domain.
  var destinations: [DestinationEntry] { entries { $0.party?.domain } }

  /// The third parties whose domain is not among those given, sorted by domain.
  package func destinations(besides known: Set<String>) -> [DestinationEntry] {
    entries { $0.party.flatMap { known.contains($0.domain) ? nil : $0.domain } }
  }

  /// The other hosts of the site's owner, sorted by registrable domain.
  var firstPartyDestinations: [DestinationEntry] {
    entries { destination in
      guard case .firstParty(let host) = destination else { return nil }
      return DomainList().registrableDomain(of: host) ?? host
    }
  }

  /// The e-mail addresses that links write to, sorted.
  var mailContacts: [DestinationEntry] { contacts(.mail) }

  /// The telephone numbers that links call, sorted.
  var phoneContacts: [DestinationEntry] { contacts(.phone) }

  /// All foreign hosts, for `Catalogue.unused(given:)`.
  var hosts: Set<String> { Set(records.keys.compactMap(\.link.destination.foreignHost)) }

  private func contacts(_ kind: Destination.ContactKind) -> [DestinationEntry] {
    entries { destination in
      guard case .contact(kind, let value) = destination else { return nil }
      return value
    }
  }

  // MARK: Grouping

  private func entries(by name: (Destination) -> String?) -> [DestinationEntry] {
    var groups: [String: [(key: Key, record: Record)]] = [:]
    for (key, record) in records {
      if let name = name(key.link.destination) { groups[name, default: []].append((key, record)) }
    }
    return groups.sorted { $0.key < $1.key }.map { entry($0.key, $0.value) }
  }

  private func entry(_ name: String, _ records: [(key: Key, record: Record)]) -> DestinationEntry {
    let hosts = Set(records.compactMap(\.key.link.destination.foreignHost)).sorted()
    let unsorted = records.map { key, record in
      DestinationEntry.Occurrence(
        link: key.link, page: record.first, lastPage: record.last, pageCount: record.pageCount,
        standing: record.standing)
    }
    // Places are sorted in place of occurrences, which are large.
    let order = unsorted.indices.sorted { DestinationEntry.Occurrence.inOrder(unsorted[$0], unsorted[$1]) }
    let all = order.map { unsorted[$0] }
    var places: [Place: [DestinationEntry.Occurrence]] = [:]
    for (index, occurrence) in zip(order, all) { places[records[index].key.place, default: []].append(occurrence) }
    return DestinationEntry(
      occurrences: all, standing: all.map(\.standing).max() ?? .archived, domain: name, hosts: hosts,
      entry: ([name] + hosts).lazy.compactMap(catalogue.entry).first,
      policies: places.compactMap(policyUse).sorted { $0.policy < $1.policy },
      pages: places.compactMap(pageUse).sorted { PageReference.inOrder($0.page, $1.page) },
      learns: Exposure.facts(for: all.map(\.link)), isAffiliate: all.contains(where: \.link.isAffiliate),
      misleading: all.filter { $0.link.misleading != nil })
  }

  private func policyUse(_ place: Place, _ occurrences: [DestinationEntry.Occurrence]) -> DestinationEntry.PolicyUse? {
    guard case .policy(let policy) = place,
      let since = occurrences.map(\.page).min(by: PageReference.inOrder),
      let last = occurrences.map(\.lastPage).max(by: PageReference.inOrder)
    else { return nil }
    return DestinationEntry.PolicyUse(
      policy: policy, since: since, until: latest[policy]?.version == last.version ? nil : last,
      occurrences: occurrences)
  }

  private func pageUse(_ place: Place, _ occurrences: [DestinationEntry.Occurrence]) -> DestinationEntry.PageUse? {
    guard case .page(let page) = place else { return nil }
    return DestinationEntry.PageUse(page: page, occurrences: occurrences)
  }
}

extension DestinationEntry.Occurrence {
  /// By page, then address, then label.
  static func inOrder(_ a: Self, _ b: Self) -> Bool {
    if a.page != b.page { return PageReference.inOrder(a.page, b.page) }
    return (a.link.address, a.link.label, a.link.href) < (b.link.address, b.link.label, b.link.href)
  }
}
