package import Diagnostics

/// What may be wrong with where links lead, though a site can be published with it. Each rule can be given another
/// severity, or be switched off, under `rules:` in `site.yml`.
package enum LinkRule: String, CaseIterable, Sendable {
  /// What is sent can be read on the way.
  case plainHTTP = "link-plain-http"
  /// The words of a link name a different site from the one it leads to.
  case misleading = "link-misleading"
  /// An address says that somebody is paid, and the catalogue does not.
  case affiliate = "affiliate-unmarked"
  /// destinations.yml describes a site that nothing links to.
  case unused = "destination-unused"
  /// Current pages lead to destinations that the catalogue does not describe.
  case undescribed = "destination-undescribed"
  /// A policy's list of recipients names one that neither links nor catalogue know.
  case recipientUnknown = "recipient-unknown"
  /// A recipient of personal data is missing from a policy's list.
  case recipientMissing = "recipient-missing"
  /// A claim of a policy about the site's links is false.
  case claim = "claim-contradicted"
  /// A policy does not say what its settings claim it says.
  case claimSentence = "claim-sentence"

  package var severity: Severity {
    switch self {
    case .claim: .error
    case .plainHTTP, .misleading, .affiliate, .unused, .recipientUnknown, .recipientMissing, .claimSentence: .warning
    case .undescribed: .note
    }
  }

  package var diagnosticRule: Diagnostic.Rule { Diagnostic.Rule(stringLiteral: rawValue) }

  /// What is wrong with one link, in words, and what to do about it.
  package static func faults(of link: LinkOut) -> [(rule: LinkRule, message: String, advice: String)] {
    guard let host = link.destination.foreignHost else { return [] }
    var faults: [(LinkRule, String, String)] = []
    if link.isPlainHTTP {
      faults.append(
        (
          .plainHTTP, "the link to \(host) uses plain HTTP: anyone on the way can read what is sent",
          "write https:// if the site answers to it"
        ))
    }
    if let named = link.misleading {
      faults.append(
        (
          .misleading, "the words of the link name \(named), but it leads to \(host)",
          "let the words name \(host), or say in words what is there"
        ))
    }
    if !link.isMarkedByCatalogue, CarriedParameters.isAffiliate(link.carries) {
      faults.append(
        (
          .affiliate,
          "the address carries \(link.carries.joined(separator: ", ")) as affiliate links do, and destinations.yml does not say that \(host) pays for links",
          "add 'affiliate: true' to its entry, or take the parameter out of the address"
        ))
    }
    return faults
  }
}

extension RuleLevels {
  /// - Parameter severity: nil switches the rule off.
  package mutating func set(_ rule: LinkRule, to severity: Severity?) { set(rule.diagnosticRule, to: severity) }

  /// Nil where the rule is switched off.
  package subscript(rule: LinkRule) -> Severity? { severity(of: rule.diagnosticRule, otherwise: rule.severity) }
}
