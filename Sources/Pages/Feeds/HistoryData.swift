import Comparison
import Diagnostics
import Disclosure
package import Policies
import SitePaths

/// A policy's history as data: `history.json`, schema version 1, as `docs/history.schema.json` describes it.
package struct HistoryData {
  private struct Document: Encodable {
    let schema = 1
    let policy: String
    let title: String
    let language: String
    let translationOf: String?
    let url: String
    let asOf: String
    let current: Version.ID?
    let versions: [Entry]
  }

  private struct Entry: Encodable {
    let id: String
    let status: String
    let published: String?
    let effective: String?
    let archived: String?
    let captured: String?
    let source: String?
    let archive: String?
    let commit: String?
    let converter: String?
    let technicalUpgrade: Bool
    let summary: String?
    let sha256: String
    let url: String
    let markdown: String
    let redline: String?
    let redlineWithCurrent: String?
    let words: Int
    let readingGrade: Double
    let thirdParties: [String]
    let changes: Changes?
  }

  private struct Changes: Encodable {
    let verdict: String
    let counts: [String: Int]
    let destinationsGained: [String]
    let destinationsLost: [String]
    let organisationsNamed: [String]
  }

  private let document: Document

  package init(_ policy: Policy, _ summaries: [VersionSummary], _ context: SiteContext) {
    let paths = PolicyPaths(policy.id)
    let current = policy.lag(on: context.asOf) == nil ? policy.indexOfCurrent(on: context.asOf) : nil
    document = Document(
      policy: policy.id.description, title: policy.title, language: policy.settings.language ?? context.language,
      translationOf: policy.original?.id.description, url: context.address(of: paths.current),
      asOf: context.asOf.description, current: current.map { policy.versions[$0].id },
      versions: summaries.enumerated().map { index, summary in
        let version = summary.version
        return Entry(
          id: version.id, status: policy.status(of: index, on: context.asOf).rawValue,
          published: version.dates.published?.description, effective: version.dates.effective?.description,
          archived: version.dates.archived?.description, captured: version.provenance?.captured,
          source: version.provenance?.source, archive: version.provenance?.archive,
          commit: version.provenance?.commit, converter: version.provenance?.converter,
          technicalUpgrade: version.isTechnicalUpgrade, summary: version.summary,
          sha256: version.digest.description, url: context.address(of: paths.version(version.id)),
          markdown: context.address(of: paths.source(version.id)),
          redline: index > 0
            ? context.knownAddress(of: paths.redline(summaries[index - 1].version.id, version.id)) : nil,
          redlineWithCurrent: paths.redlineWithCurrent(of: policy, index, on: context.asOf).flatMap(
            context.knownAddress),
          words: summary.metrics.words, readingGrade: (summary.metrics.readingGrade * 10).rounded() / 10,
          thirdParties: summary.thirdParties.sorted(), changes: summary.change.map(Self.changes))
      })
  }

  private static func changes(_ change: VersionSummary.Change) -> Changes {
    Changes(
      verdict: change.verdict.rawValue,
      counts: Dictionary(uniqueKeysWithValues: change.counts.map { ($0.changeClass.rawValue, $0.count) }),
      destinationsGained: change.destinations.gained, destinationsLost: change.destinations.lost,
      organisationsNamed: change.newOrganisations)
  }

  package func json() -> [UInt8] { JSONText.encode(document) }
}
