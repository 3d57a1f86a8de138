/// Where a link stands on the day of the build.
package enum LinkPeriod: String, CaseIterable, Comparable, Sendable {
  /// Only in versions that later ones have replaced.
  case archived
  /// In a version that does not bind yet, or in a draft.
  case upcoming
  /// On a page, or in the version in force.
  case current

  private var rank: Int {
    switch self {
    case .archived: 0
    case .upcoming: 1
    case .current: 2
    }
  }

  package static func < (a: LinkPeriod, b: LinkPeriod) -> Bool { a.rank < b.rank }
}
