import Testing

@testable import Disclosure

/// W3C Referrer Policy, section 3, for destinations of another origin.
@Suite struct ReferrerPolicyTests {
  typealias Row = (policy: ReferrerPolicy, secure: Referrer, downgrade: Referrer, fromPlain: Referrer)

  static let table: [Row] = [
    (.noReferrer, .nothing, .nothing, .nothing),
    (.sameOrigin, .nothing, .nothing, .nothing),
    (.origin, .origin, .origin, .origin),
    (.originWhenCrossOrigin, .origin, .origin, .origin),
    (.strictOrigin, .origin, .nothing, .origin),
    (.strictOriginWhenCrossOrigin, .origin, .nothing, .origin),
    (.noReferrerWhenDowngrade, .fullAddress, .nothing, .fullAddress),
    (.unsafeURL, .fullAddress, .fullAddress, .fullAddress),
  ]

  @Test(arguments: table)
  func tellsADestinationWhatTheStandardAllows(_ row: Row) {
    #expect(row.policy.referrer(to: .https) == row.secure)
    #expect(row.policy.referrer(to: .http) == row.downgrade)
    #expect(row.policy.referrer(from: .http, to: .https) == row.fromPlain)
    #expect(row.policy.referrer(from: .http, to: .http) == row.fromPlain)
  }

  @Test func theTableHasEveryPolicy() {
    #expect(Set(Self.table.map(\.policy)) == Set(ReferrerPolicy.allCases))
  }

  @Test(arguments: ReferrerPolicy.allCases)
  func tellsNothingWhereNoPageIsAsked(_ policy: ReferrerPolicy) {
    for scheme in [Address.Scheme.mailto, .tel, .other("ftp")] { #expect(policy.referrer(to: scheme) == .nothing) }
    #expect(policy.referrer(from: .other("file"), to: .https) == .nothing)
  }
}
