package import Policies

/// How pages speak of a version.
extension Phrases {
  /// `15 January 2025`, `15 January 2025 (2)`, `draft`.
  package func name(of version: Version) -> String {
    version.isDraft ? self(.draft) : name(of: version.id, dated: version.date)
  }

  /// - Parameter version: its date, with a number if there are several of one day.
  package func name(of version: Version.ID, dated date: CalendarDate?) -> String {
    guard let date else { return self(.undated) }
    let ordinal = version.dropFirst(11)
    return ordinal.isEmpty
      ? self.date(date) : self(.versionOfOneDay, .day(date, as: "date"), .words("number", String(ordinal)))
  }

  /// A policy's version: `Privacy, 15 January 2025`.
  package func name(of version: Version, in policy: String) -> String {
    self(.versionOfPolicy, .title(policy), .version(name(of: version)))
  }

  /// The version as a policy's page names it in its title: `Privacy, version of 15 January 2025`.
  package func title(of version: Version, in policy: String) -> String {
    if version.isDraft { return self(.titleOfDraft, .title(policy)) }
    if version.date == nil { return name(of: version, in: policy) }
    return self(
      version.isCaptured ? .titleOfCapture : .titleOfVersion, .title(policy), .version(name(of: version)))
  }

  /// What an archived version's page is about.
  package func description(of version: Version, in policy: String) -> String {
    if version.date == nil { return self(.textInForceDescription, .title(policy)) }
    return self(
      version.isCaptured ? .captureDescription : .versionDescription, .title(policy), .version(name(of: version)))
  }

  /// The word for a version's state.
  package func status(_ status: Version.Status, of version: Version) -> String {
    switch (status, version.isCaptured) {
    case (.current, true): self(.latestCapture)
    case (.superseded, true): self(.earlierCapture)
    case (.current, false): self(.inForce)
    case (.superseded, false): self(.superseded)
    case (.upcoming, true): self(.laterCapture)
    case (.upcoming, false): self(.upcoming)
    case (.draft, _): self(.draft)
    }
  }

  /// What changed in the author's words or, where only the archive's tools changed, that.
  package func summary(of version: Version) -> String? {
    version.summary ?? version.commitSubject ?? (version.isTechnicalUpgrade ? self(.technicalUpgrade) : nil)
  }

  package func name(of kind: PolicyKind) -> String {
    switch kind {
    case .privacy: self(.kindPrivacy)
    case .terms: self(.kindTerms)
    case .cookies: self(.kindCookies)
    case .acceptableUse: self(.kindAcceptableUse)
    case .other: self(.kindOther)
    }
  }

  /// What kind of policy it is, unless its title says just that.
  package func kindLabel(_ kind: PolicyKind, of title: String) -> String? {
    let label = name(of: kind)
    return label.lowercased() == title.lowercased() ? nil : label
  }
}
