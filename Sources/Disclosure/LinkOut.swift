import Codings

/// One link as a page emits it, or one thing that a page loads from elsewhere, and what it tells whom.
package struct LinkOut: Sendable {
  /// The address as the source writes it.
  package let href: String
  /// The visible text; of what a page loads, how the page loads it, such as `<img src>`.
  package let label: String
  package let destination: Destination
  /// The address in the one spelling that every browser reads alike, user name and password removed. This is what a
  /// page should emit; it equals `href` where that is no address.
  package let address: String
  /// The value of the `rel` attribute; empty where it needs none.
  package let rel: String
  /// The value of the `referrerpolicy` attribute; nil for links that stay on the site or open no page.
  package let referrerPolicy: ReferrerPolicy?
  /// What the destination is told of the page, at most.
  package internal(set) var referrer: Referrer
  /// The host that the visible text names, where the link leads to another registrable domain.
  package let misleading: String?
  /// The names of the campaign, click and affiliate parameters in the address.
  package let carries: [String]
  package let isPlainHTTP: Bool
  /// Whether somebody may be paid for the link: the catalogue says so, or says nothing and the address carries an
  /// affiliate parameter.
  package let isAffiliate: Bool
  /// Whether the catalogue says that somebody is paid for links to the destination.
  let isMarkedByCatalogue: Bool
  /// Whether the visible text already contains the host.
  package let hostIsInText: Bool
  /// Whether the source's address holds a user name or password, often to look like another address.
  package let hadCredentials: Bool
  /// Whether the page asks for it by itself, and not the reader by following a link.
  package internal(set) var isEmbed = false
}

extension LinkOut: Hashable {
  /// Everything else follows from the address and the label, for one classifier.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(href)
    hasher.combine(label)
  }
}

extension LinkOut {
  /// Whether the text contains the host as a whole, case-insensitively: `nota.com` does not contain `a.com`.
  static func contains(_ host: String, in label: String) -> Bool {
    let text = Array(label.lowercased().utf8)
    let host = Array(host.utf8)
    guard !host.isEmpty, text.count >= host.count else { return false }
    for start in 0...(text.count - host.count) where text[start] == host[0] {
      let end = start + host.count
      guard text[start..<end].elementsEqual(host) else { continue }
      let after = end < text.count ? text[end] : 0x20
      let next = end + 1 < text.count ? text[end + 1] : 0x20
      if start > 0, isNamePart(text[start - 1]) || text[start - 1] == UInt8(ascii: ".") { continue }
      if isNamePart(after) || (after == UInt8(ascii: ".") && isNamePart(next)) { continue }
      return true
    }
    return false
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte >= 0x80
  }
}
