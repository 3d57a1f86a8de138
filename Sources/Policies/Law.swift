/// A law that asks for certain contents of a policy. A publisher names in `policy.yml` those that concern him.
package enum Law: String, CaseIterable, Sendable {
  /// Regulation (EU) 2016/679, the General Data Protection Regulation.
  case gdpr
  /// The California Consumer Privacy Act as amended by the California Privacy Rights Act.
  case ccpa
  /// The Children's Online Privacy Protection Rule of the United States, 16 CFR Part 312.
  case coppa
  /// Directive 2011/83/EU on consumer rights.
  case consumerRights = "consumer-rights"
  /// Regulation (EU) 2019/1150 on fairness for business users of platforms.
  case p2b
  /// Regulation (EU) 2022/2065, the Digital Services Act.
  case dsa
  /// Directive 2002/58/EC on privacy and electronic communications.
  case ePrivacy = "eprivacy"

  /// The kinds of policies that it speaks of.
  package var kinds: [PolicyKind] {
    switch self {
    case .gdpr, .ccpa, .coppa: [.privacy]
    case .consumerRights, .p2b, .dsa: [.terms]
    case .ePrivacy: [.cookies, .privacy]
    }
  }
}
