internal import Policies

/// A document with an identity over time, and its archived versions.
public struct Policy: Sendable, Identifiable {
  /// Its name in addresses: `privacy`, and `privacy/de` for a translation.
  public let id: String
  public let title: String
  /// The language of a translation (BCP 47); nil for the original.
  public let language: String?
  /// Archived versions, oldest first.
  public let versions: [Version]
  /// The version in force on the day that the site was read for or, if others captured the texts, the latest capture;
  /// nil if there is none.
  public let current: Version?
  /// Whether all versions were captured by others.
  public let isCaptured: Bool

  init(_ policy: Policies::Policy, asOf day: Day) {
    id = policy.id.description
    title = policy.title
    language = policy.id.language
    let versions = policy.versions.indices.map { Version(policy.versions[$0], policy.status(of: $0, on: day.date)) }
    self.versions = versions
    current = policy.indexOfCurrent(on: day.date).map { versions[$0] }
    isCaptured = policy.isCaptured
  }
}

/// What is known of one archived text.
public struct Version: Sendable, Identifiable {
  /// What a version is on the day that the site was read for.
  public enum Status: String, Sendable {
    case upcoming, current, superseded
  }

  /// Its name in addresses: its date, with a number if there are several of one day, as in `2025-01-15-2`.
  public let id: String
  public let status: Status
  /// The day on which readers could first read it.
  public let published: Day?
  /// The day on which it takes effect.
  public let effective: Day?
  /// The day on which a third party captured it.
  public let archived: Day?
  /// What changed, in the author's words.
  public let summary: String?
  /// The SHA-256 of the file, as 64 hexadecimal digits.
  public let digest: String

  init(_ version: Policies::Version, _ status: Policies::Version.Status) {
    id = version.id
    self.status =
      switch status {
      case .upcoming: .upcoming
      case .current: .current
      case .superseded, .draft: .superseded
      }
    published = version.dates.published.map(Day.init)
    effective = version.dates.effective.map(Day.init)
    archived = version.dates.archived.map(Day.init)
    summary = version.summary
    digest = version.digest.description
  }
}
