package import Policies

/// How pages speak of a version.
package enum VersionLabel {
  /// `15 January 2025`, `15 January 2025 (2)`, `draft`.
  package static func text(_ version: Version) -> String {
    if version.isDraft { return "draft" }
    guard let date = version.date else { return "undated" }
    let ordinal = version.id.dropFirst(11)
    return ordinal.isEmpty ? date.inWords : "\(date.inWords) (\(ordinal))"
  }

  /// `the capture of …` for what a third party archived, `the version of …` otherwise.
  package static func phrase(_ version: Version) -> String {
    version.isDraft ? "the draft" : "the \(version.isCaptured ? "capture" : "version") of \(text(version))"
  }

  /// The word for a version's state.
  static func status(_ status: Version.Status, of version: Version) -> String {
    switch (status, version.isCaptured) {
    case (.current, true): "latest capture"
    case (.superseded, true): "earlier capture"
    case (.current, false): "in force"
    case (.superseded, false): "superseded"
    case (.upcoming, true): "later capture"
    case (.upcoming, false): "upcoming"
    case (.draft, _): "draft"
    }
  }

  /// What changed in the author's words or, where only the archive's tools changed, that.
  static func summary(_ version: Version) -> String? {
    version.summary
      ?? (version.isTechnicalUpgrade
        ? "The tools that capture this text changed; differences from the capture before need not be the policy’s."
        : nil)
  }

  static func dates(_ version: Version) -> [View] {
    let dates: [(String, CalendarDate?)] = [
      ("Effective", version.dates.effective), ("Published", version.dates.published),
      ("Captured", version.dates.archived),
    ]
    return dates.compactMap { label, date in
      date.map { View(["label": label, "text": $0.inWords, "iso": $0.description]) }
    }
  }
}
