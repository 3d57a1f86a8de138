/// Which redlines of a policy are pages, as `site.yml` says it.
package struct RedlineSettings: Equatable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    /// Each version against the one before it.
    case consecutive
    /// Each version against the one in force.
    case inForce = "in-force"
  }

  package var kinds = Set(Kind.allCases)
  /// Policies with at most so many versions have redlines of any two.
  package var allPairsUpTo = 12
}
