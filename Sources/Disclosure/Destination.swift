/// Where a link leads.
package enum Destination: Hashable, Sendable {
  package enum ContactKind: String, Hashable, Sendable {
    case mail, phone
  }

  case samePage
  case sameSite
  /// A host that the site declares as its own.
  case firstParty(host: String)
  case thirdParty(Party)
  /// An e-mail address or a telephone number.
  case contact(kind: ContactKind, value: String)
  /// An address that no browser opens as a page elsewhere, such as `javascript:` or `ftp:`.
  case other(scheme: String)
  /// Text that is not an address.
  case invalid

  /// The third party, if it is one.
  package var party: Party? {
    if case .thirdParty(let party) = self { return party }
    return nil
  }

  /// The host that is asked for the page, where that is another than the site's own.
  package var foreignHost: String? {
    switch self {
    case .firstParty(let host): host
    case .thirdParty(let party): party.host
    case .samePage, .sameSite, .contact, .other, .invalid: nil
    }
  }
}

/// The owner of a destination and the host that a link names; ordered by domain, then host.
package struct Party: Hashable, Comparable, Sendable {
  /// The registrable domain in ASCII.
  package let domain: String
  /// The host in ASCII, without a trailing dot.
  package let host: String

  package init(domain: String, host: String) {
    self.domain = domain
    self.host = host
  }

  package static func < (a: Party, b: Party) -> Bool { (a.domain, a.host) < (b.domain, b.host) }
}
