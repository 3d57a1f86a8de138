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
  package var change: Change?
  /// The comparisons made with this version, each told by one of its two versions.
  package var pairs: [ComparedPair] = []

  package init(version: Version, metrics: TextMetrics, thirdParties: Set<String>) {
    self.version = version
    self.metrics = metrics
    self.thirdParties = thirdParties
  }
}

/// Two versions, by their places in the history, and how much changed between them.
package struct ComparedPair: Sendable {
  let older: Int
  let newer: Int
  let verdict: Verdict
  /// How many changes there are.
  let changes: Int

  package init(_ older: Int, _ newer: Int, _ change: VersionSummary.Change) {
    self.older = older
    self.newer = newer
    verdict = change.verdict
    changes = change.counts.reduce(0) { $0 + $1.count }
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
