import Content
import Policies

/// The pairs of a policy's versions whose redlines are pages.
struct RedlinePairs: Sendable {
  private let settings: RedlineSettings
  private let count: Int
  /// The place of the version in force; nil if none is.
  private let current: Int?
  /// Whether any two versions have a redline.
  let areAll: Bool

  init(_ policy: Policy, _ settings: RedlineSettings, on day: CalendarDate) {
    self.settings = settings
    count = policy.versions.count
    current = policy.indexOfCurrent(on: day)
    areAll = count <= settings.allPairsUpTo
  }

  /// Whether two versions, by their places in the history, have a redline.
  func contains(_ older: Int, _ newer: Int) -> Bool {
    areAll || settings.kinds.contains(.consecutive) && older + 1 == newer
      || settings.kinds.contains(.inForce) && (older == current || newer == current)
  }

  /// The version in force, where it has a redline with a version that is not its neighbour.
  func inForce(besides index: Int) -> Int? {
    guard let current, !areAll, settings.kinds.contains(.inForce), abs(current - index) > 1 else { return nil }
    return current
  }

  /// All pairs, by the newer version.
  var pairs: [(older: Int, newer: Int)] {
    (0..<count).flatMap { newer in (0..<newer).filter { contains($0, newer) }.map { ($0, newer) } }
  }
}
