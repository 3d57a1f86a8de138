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
