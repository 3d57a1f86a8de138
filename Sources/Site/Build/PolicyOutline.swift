import Pages
import Policies
import SitePaths
import Words

/// A policy's drafts and versions to come, with where they are: what an author looks at next.
package struct PolicyOutline: Sendable {
  package struct Place: Equatable, Sendable {
    package let label: String
    /// The path of a page in the output.
    package let path: String
  }

  package let title: String
  package let places: [Place]
  /// What the policy's pages show, by path.
  package let statuses: [String: String]

  init(_ policy: Policy, on day: CalendarDate, _ known: Set<SitePath>) {
    title = policy.title
    let paths = PolicyPaths(policy.id)
    let current = policy.indexOfCurrent(on: day)
    var places: [(label: String, path: SitePath)] = [("In force", paths.current), ("Draft", paths.draft)]
    if let current { places.append(("What the draft changes", paths.redline(policy.versions[current].id, "draft"))) }
    if current != policy.versions.count - 1, let newest = policy.versions.last {
      places.append(("Draft against \(Phrases.english.name(of: newest))", paths.redline(newest.id, "draft")))
    }
    for version in policy.versions[((current ?? -1) + 1)...] {
      places.append(("Upcoming \(Phrases.english.name(of: version))", paths.version(version.id)))
    }
    self.places = places.filter { known.contains($0.path) }
      .map { Place(label: $0.label, path: $0.path.description) }
    statuses = Self.statuses(policy, paths, on: day)
  }

  private static func label(of status: Version.Status) -> String {
    switch status {
    case .upcoming: "Upcoming"
    case .current: "In force"
    case .superseded: "Superseded"
    case .draft: "Draft"
    }
  }

  private static func statuses(_ policy: Policy, _ paths: PolicyPaths, on day: CalendarDate) -> [String: String] {
    var statuses = [paths.draft.description: "Draft, not in force"]
    for (index, version) in policy.versions.enumerated() {
      statuses[paths.version(version.id).description] =
        version.isCaptured ? "Captured" : label(of: policy.status(of: index, on: day))
      statuses[paths.redline(version.id, "draft").description] =
        "Draft against \(Phrases.english.name(of: version))"
    }
    if let current = policy.indexOfCurrent(on: day).map({ policy.versions[$0] }) {
      statuses[paths.current.description] =
        (current.isCaptured ? "Captured on " : policy.lag(on: day) == nil ? "In force since " : "Lags behind: ")
        + Phrases.english.name(of: current)
    }
    return statuses
  }
}
