package import Comparison
package import Disclosure
package import Policies

/// What a policy's history says of one version: figures, not text.
package struct VersionSummary: Sendable {
  /// How a version differs from the one before it.
  package struct Change: Sendable {
    package let verdict: Verdict
    package let counts: [(changeClass: ChangeClass, count: Int)]
    package let destinations: DestinationChange
    package let newOrganisations: [String]

    package init(_ comparison: Comparison, destinations: DestinationChange) {
      verdict = comparison.verdict
      counts = comparison.counts
      newOrganisations = comparison.newOrganisations
      self.destinations = destinations
    }
  }

  package let version: Version
  package let metrics: TextMetrics
  /// Registrable domains that the version's links lead to.
  package let thirdParties: Set<String>
  /// Nil for the first version.
  package let change: Change?

  package init(version: Version, metrics: TextMetrics, thirdParties: Set<String>, change: Change?) {
    self.version = version
    self.metrics = metrics
    self.thirdParties = thirdParties
    self.change = change
  }
}

/// The words for change classes and verdicts.
enum ChangeLabel {
  static func text(_ changeClass: ChangeClass) -> String {
    switch changeClass {
    case .inserted: "inserted"
    case .deleted: "deleted"
    case .edited: "edited"
    case .moved: "moved"
    case .movedAndEdited: "moved and edited"
    case .renumbered: "renumbered"
    case .retargetedLink: "link retargeted"
    case .dateOnly: "date only"
    case .formattingOnly: "formatting only"
    }
  }

  static func text(_ verdict: Verdict) -> String {
    switch verdict {
    case .none: "No change"
    case .cosmetic: "Cosmetic changes"
    case .substantive: "Substantive changes"
    }
  }

  /// What is said of a comparison that was not examined to the end.
  static let coarse =
    "These texts differ so much that some passages are shown as replaced without comparing them word by word."

  static func counts(_ counts: [(changeClass: ChangeClass, count: Int)]) -> [View] {
    counts.map { View(["kind": $0.changeClass.rawValue, "label": text($0.changeClass), "count": "\($0.count)"]) }
  }

  static func domains(_ domains: [String], from page: SitePath) -> [View] {
    domains.map { View(["domain": $0, "href": LedgerPaths.destination($0).href(from: page)]) }
  }
}
