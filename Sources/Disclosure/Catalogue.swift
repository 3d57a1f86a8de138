package import Diagnostics

/// What the publisher knows of third parties (`destinations.yml`).
package struct Catalogue: Equatable, Sendable {
  package struct Entry: Hashable, Sendable {
    /// A registrable domain or a host below one, in the form of `Address.domain`.
    package let domain: String
    package let name: String?
    package let organisation: String?
    /// How the publisher stands to it, in free words such as "payment processor".
    package let relationship: String?
    /// An absolute web address.
    package let privacyPolicy: String?
    /// Whether the publisher is paid for links to it; nil where the catalogue does not say.
    package let isAffiliate: Bool?
    /// Whether personal data is passed to it.
    package let isRecipient: Bool
    package let note: String?
    package let position: SourcePosition

    package init(
      domain: String, name: String? = nil, organisation: String? = nil, relationship: String? = nil,
      privacyPolicy: String? = nil, isAffiliate: Bool? = nil, isRecipient: Bool = false, note: String? = nil,
      position: SourcePosition = .start
    ) {
      self.domain = domain
      self.name = name
      self.organisation = organisation
      self.relationship = relationship
      self.privacyPolicy = privacyPolicy
      self.isAffiliate = isAffiliate
      self.isRecipient = isRecipient
      self.note = note
      self.position = position
    }
  }

  /// In the order of the file.
  package let entries: [Entry]
  private let index: [String: Int]
  /// Nil where there is none.
  package let file: SourceFile?

  package static let empty = Catalogue([])

  /// - Parameter entries: Of two entries for one domain the first counts.
  package init(_ entries: [Entry], in file: SourceFile? = nil) {
    self.entries = entries
    self.file = file
    index = Dictionary(entries.enumerated().map { ($1.domain, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The entry for a host, or for the nearest domain above it up to its registrable domain.
  package func entry(forHost host: String) -> Entry? {
    guard !entries.isEmpty, let domain = DomainList().registrableDomain(of: host) else { return nil }
    for name in Self.parents(of: host) where name.utf8.count >= domain.utf8.count {
      if let found = index[name] { return entries[found] }
    }
    return nil
  }

  /// A diagnostic for every entry that no link needs.
  ///
  /// - Parameter names: The hosts (and domains, if you like) that links lead to.
  package func unused(given names: Set<String>, severity: Severity = LinkRule.unused.severity) -> [Diagnostic] {
    let needed = Set(names.flatMap(Self.parents))
    return entries.filter { !needed.contains($0.domain) }.map { entry in
      let message = "no link leads to \(entry.domain)"
      let advice = "remove the entry, or keep it for links to come"
      guard let file else {
        return Diagnostic(severity, LinkRule.unused.diagnosticRule, message, position: entry.position, advice: advice)
      }
      return Diagnostic(
        severity, LinkRule.unused.diagnosticRule, message, in: file, at: entry.position, marking: entry.domain,
        advice: advice)
    }
  }

  /// The host and the domains above it, longest first; an IP address has none above it.
  static func parents(of host: String) -> [String] {
    let host = DomainList.withoutTrailingDot(host)
    guard !HostParser.isIPAddress(host) else { return [host] }
    var names = [host]
    var rest = host[...]
    while let dot = rest.firstIndex(of: ".") {
      rest = rest[rest.index(after: dot)...]
      names.append(String(rest))
    }
    return names
  }
}
