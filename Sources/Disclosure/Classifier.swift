import Codings

/// Says where the links of one site lead.
package struct Classifier: Equatable, Sendable {
  /// The host of the site's base URL in the form of `Address.domain`.
  package let ownHost: String?
  package let catalogue: Catalogue
  package let policy: ReferrerPolicy
  private let pageScheme: Address.Scheme
  private let firstParty: Set<String>
  package let embeds: Set<String>
  private let list = DomainList()

  /// - Parameters:
  ///   - ownHost: The host of the base URL; an address is read for its host.
  ///   - firstParty: Domains that the publisher declares as its own, as `DomainSetting` reads them; each covers its
  ///     subdomains.
  ///   - policy: The `referrerpolicy` that every link to another host carries.
  ///   - pageScheme: How the site's own pages are opened.
  ///   - embeds: Domains that pages may load from by themselves; each covers its subdomains.
  package init(
    ownHost: String?, firstParty: [String], catalogue: Catalogue, policy: ReferrerPolicy = .noReferrer,
    pageScheme: Address.Scheme = .https, embeds: [String] = []
  ) {
    self.ownHost = ownHost.flatMap(DomainSetting.host)
    self.firstParty = Set(firstParty.compactMap(DomainSetting.host))
    self.pageScheme = pageScheme
    self.embeds = Set(embeds.compactMap(DomainSetting.host))
    self.catalogue = catalogue
    self.policy = policy
  }

  // MARK: Asking

  package func classify(_ href: String) -> Destination {
    Address.parse(href).map { classify($0, isEmpty: Self.isBlank(href)) } ?? .invalid
  }

  /// Everything there is to say about one link.
  package func linkOut(href: String, label: String) -> LinkOut {
    guard let address = Address.parse(href) else { return facts(href, label, .invalid, nil) }
    return facts(href, label, classify(address, isEmpty: Self.isBlank(href)), address)
  }

  /// What a page loads from another host by itself.
  ///
  /// - Parameter carriesPolicy: Whether the element that loads it says how much the host is told of the page. Where it
  ///   cannot, what is told depends on the web host of the page, and may be all.
  package func embed(href: String, label: String, carriesPolicy: Bool) -> LinkOut {
    var link = linkOut(href: href, label: label)
    link.isEmbed = true
    if !carriesPolicy, link.destination.foreignHost != nil { link.referrer = .fullAddress }
    return link
  }

  /// Whether pages may load from a host by themselves.
  package func allowsEmbeds(from host: String) -> Bool {
    !embeds.isEmpty && Catalogue.parents(of: host).contains { embeds.contains($0) }
  }

  private func classify(_ address: Address, isEmpty: Bool) -> Destination {
    switch address.scheme {
    case .mailto: return .contact(kind: .mail, value: PercentCoding.readable(address.path))
    case .tel: return .contact(kind: .phone, value: PercentCoding.readable(address.path))
    case .other(let name): return .other(scheme: name)
    case nil, .http, .https: break
    }
    guard let host = address.domain else {
      let isFragment = address.path.isEmpty && address.query == nil && address.fragment != nil
      return isFragment || isEmpty ? .samePage : .sameSite
    }
    if host == ownHost { return .sameSite }
    if isFirstParty(host) { return .firstParty(host: host) }
    guard let domain = list.registrableDomain(of: host) else { return .invalid }
    return .thirdParty(Party(domain: domain, host: host))
  }

  private func facts(_ href: String, _ label: String, _ destination: Destination, _ address: Address?) -> LinkOut {
    let host = destination.foreignHost
    let carries = host == nil ? [] : CarriedParameters.names(in: address?.query)
    let isMarked = host.flatMap { catalogue.entry(forHost: $0)?.isAffiliate }
    let isAffiliate = isMarked ?? CarriedParameters.isAffiliate(carries)
    var rel: [String] = []
    if host != nil, policy == .noReferrer { rel.append("noreferrer") }
    if isAffiliate { rel.append("sponsored") }
    return LinkOut(
      href: href, label: label, destination: destination, address: address?.serialized ?? href,
      rel: rel.joined(separator: " "), referrerPolicy: host == nil ? nil : policy,
      referrer: host == nil ? .nothing : policy.referrer(from: pageScheme, to: address?.scheme ?? pageScheme),
      misleading: misleadingHost(in: label, destination), carries: carries,
      isPlainHTTP: address?.isPlainHTTP ?? false, isAffiliate: isAffiliate,
      isMarkedByCatalogue: isMarked ?? false,
      hostIsInText: host.map { LinkOut.contains($0, in: label) } ?? false,
      hadCredentials: address?.hasCredentials ?? false)
  }

  // MARK: Rules

  /// The site's own host with or without `www.`, and all that is declared.
  private func isFirstParty(_ host: String) -> Bool {
    if let ownHost, host == "www." + ownHost || "www." + host == ownHost { return true }
    return !firstParty.isEmpty && Catalogue.parents(of: host).contains { firstParty.contains($0) }
  }

  private func misleadingHost(in label: String, _ destination: Destination) -> String? {
    let target: String?
    switch destination {
    case .firstParty(let host): target = host
    case .thirdParty(let party): target = party.host
    case .samePage, .sameSite: target = ownHost
    case .contact, .other, .invalid: target = nil
    }
    guard let target, let named = NamedHost.host(in: label) else { return nil }
    return list.registrableDomain(of: named) == list.registrableDomain(of: target) ? nil : named
  }

  private static func isBlank(_ href: String) -> Bool { href.utf8.allSatisfy { $0 <= 0x20 } }
}
