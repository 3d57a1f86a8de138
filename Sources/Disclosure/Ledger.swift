/// The site-wide record of where links lead, filled page by page and merged from parts.
///
/// It stays small on large archives: for a policy it keeps one record per link (address and label) with the first and
/// the last version that has it, for other pages one per link and page. What it gives out is sorted, so that neither
/// the order of adding nor that of merging shows.
package struct Ledger: Sendable {
  enum Place: Hashable, Sendable {
    case policy(String)
    case page(PageReference)
  }

  struct Key: Hashable, Sendable {
    let place: Place
    let link: LinkOut
  }

  struct Record: Sendable {
    var first: PageReference
    var last: PageReference
    var pageCount: Int
    /// The most present of its pages.
    var standing: LinkPeriod
  }

  package let catalogue: Catalogue
  private(set) var records: [Key: Record] = [:]
  /// The latest version seen of every policy, with links or without.
  private(set) var latest: [String: PageReference] = [:]

  package init(catalogue: Catalogue = .empty) {
    self.catalogue = catalogue
  }

  /// Enters the links of one page. Call it for every version of a policy, also for those without links: a link is over
  /// when a later version does not have it. Each page is added once, to one of the ledgers that are merged.
  package mutating func add(_ links: [LinkOut], on page: PageReference, standing: LinkPeriod = .current) {
    let place = page.version.flatMap { _ in page.policy }.map(Place.policy) ?? .page(page)
    if case .policy(let policy) = place { note(page, asLatestOf: policy) }
    for link in Set(links) where link.isForLedger {
      enter(Record(first: page, last: page, pageCount: 1, standing: standing), for: Key(place: place, link: link))
    }
  }

  /// Takes over everything another ledger has recorded.
  package mutating func merge(_ other: Ledger) {
    for (policy, page) in other.latest { note(page, asLatestOf: policy) }
    for (key, record) in other.records { enter(record, for: key) }
  }

  private mutating func note(_ page: PageReference, asLatestOf policy: String) {
    guard let known = latest[policy] else {
      latest[policy] = page
      return
    }
    if PageReference.inOrder(known, page) { latest[policy] = page }
  }

  private mutating func enter(_ record: Record, for key: Key) {
    guard let index = records.index(forKey: key) else {
      records[key] = record
      return
    }
    if PageReference.inOrder(record.first, records.values[index].first) { records.values[index].first = record.first }
    if PageReference.inOrder(records.values[index].last, record.last) { records.values[index].last = record.last }
    records.values[index].pageCount += record.pageCount
    records.values[index].standing = max(records.values[index].standing, record.standing)
  }
}

extension LinkOut {
  fileprivate var isForLedger: Bool {
    switch destination {
    case .firstParty, .thirdParty, .contact: true
    case .samePage, .sameSite, .other, .invalid: false
    }
  }
}
