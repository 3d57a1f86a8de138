/// An address (URL) as a browser reads it, from an `href` of a page.
///
/// Follows the WHATWG URL Standard without a base: an address that names no host stays relative, and
/// `https:example.com`, which a browser reads as a path on an HTTPS page and as a host elsewhere, is read as a host.
/// Two liberties: `file:` and unknown schemes keep everything after the colon as an opaque path, and a host of more
/// than 1,024 bytes, which no DNS name can have, is refused.
package struct Address: Hashable, Sendable {
  package enum Scheme: Hashable, Sendable {
    case http, https, mailto, tel
    /// Any other scheme, in lower case.
    case other(String)

    package init(_ name: String) {
      switch name.lowercased() {
      case "http": self = .http
      case "https": self = .https
      case "mailto": self = .mailto
      case "tel": self = .tel
      case let name: self = .other(name)
      }
    }

    package var name: String {
      switch self {
      case .http: "http"
      case .https: "https"
      case .mailto: "mailto"
      case .tel: "tel"
      case .other(let name): name
      }
    }

    /// The port that is left out of an address; nil for schemes whose addresses have no host of their own.
    var defaultPort: Int? {
      switch self {
      case .http, .other("ws"): 80
      case .https, .other("wss"): 443
      case .other("ftp"): 21
      case .mailto, .tel, .other: nil
      }
    }

    /// Whether a browser reads a host, and backslashes as slashes, after the colon.
    var isSpecial: Bool { defaultPort != nil }
  }

  /// nil for a relative address and for one that takes the scheme of its page (`//example.com`).
  package let scheme: Scheme?
  /// Lower case, IDN in punycode, IP addresses in canonical form, IPv6 in brackets; a trailing dot is kept.
  package let host: String?
  /// nil where it is the scheme's default.
  package let port: Int?
  /// Percent-encoded; begins with `/` where there is a host, and is opaque for `mailto:`, `javascript:` and the like.
  package let path: String
  /// Percent-encoded, without its question mark.
  package let query: String?
  /// Percent-encoded, without its number sign.
  package let fragment: String?
  /// Whether a user name or password stood before the host.
  package let hasCredentials: Bool

  /// Reads an address; nil where a browser would find no address at all.
  package static func parse(_ href: String) -> Address? {
    AddressParser(href).parse()
  }

  /// The address in one spelling, with user name and password removed.
  package var serialized: String {
    var text = scheme.map { $0.name + ":" } ?? ""
    if let host { text += "//" + host }
    if let port { text += ":\(port)" }
    text += path
    if let query { text += "?" + query }
    if let fragment { text += "#" + fragment }
    return text
  }

  /// The host without a trailing dot, for comparing.
  package var domain: String? {
    host.map(DomainList.withoutTrailingDot)
  }

  /// Whether what is sent can be read on the way.
  package var isPlainHTTP: Bool { scheme == .http }
}
