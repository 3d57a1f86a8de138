/// A domain as people write it in settings: a host, with or without a scheme, a leading `*.` or dot, a port or a path.
package enum DomainSetting {
  /// The host in the form of `Address.domain`; nil where there is none, or one under which many owners register.
  package static func host(in setting: String) -> String? {
    let name = String(setting.drop { $0 == "*" || $0 == "." || $0.isWhitespace })
    guard let address = Address.parse(name.contains("://") ? name : "https://" + name),
      address.scheme == .https || address.scheme == .http, !address.hasCredentials, let host = address.domain,
      !host.isEmpty, !DomainList().isRegistrySuffix(host)
    else { return nil }
    return host
  }
}
