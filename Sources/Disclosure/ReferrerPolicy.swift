/// A policy of the W3C Referrer Policy recommendation, section 3.
package enum ReferrerPolicy: String, CaseIterable, Sendable {
  case noReferrer = "no-referrer"
  case noReferrerWhenDowngrade = "no-referrer-when-downgrade"
  case sameOrigin = "same-origin"
  case origin
  case strictOrigin = "strict-origin"
  case originWhenCrossOrigin = "origin-when-cross-origin"
  case strictOriginWhenCrossOrigin = "strict-origin-when-cross-origin"
  case unsafeURL = "unsafe-url"

  /// The most that a browser tells a destination of another origin about the page a link stands on.
  ///
  /// - Parameter page: The scheme of the page; without encryption there is nothing to downgrade from.
  package func referrer(from page: Address.Scheme = .https, to destination: Address.Scheme) -> Referrer {
    guard page == .https || page == .http, destination == .https || destination == .http else { return .nothing }
    let isDowngrade = page == .https && destination == .http
    switch self {
    case .noReferrer, .sameOrigin: return .nothing
    case .origin, .originWhenCrossOrigin: return .origin
    case .strictOrigin, .strictOriginWhenCrossOrigin: return isDowngrade ? .nothing : .origin
    case .noReferrerWhenDowngrade: return isDowngrade ? .nothing : .fullAddress
    case .unsafeURL: return .fullAddress
    }
  }
}

/// What the `Referer` header says at most; fragment, user name and password are never in it, and over 4,096 characters
/// only the origin is.
package enum Referrer: Int, Comparable, Sendable {
  case nothing, origin, fullAddress

  package static func < (a: Referrer, b: Referrer) -> Bool { a.rawValue < b.rawValue }
}
