package import Diagnostics

/// Rules that keep a policy's dates honest. Drafting aids, not legal conclusions.
///
/// A translation has the days of its original, which answers for them; it may be published when they are long past.
package enum DateHonesty {
  package static func check(_ policy: Policy) -> [Diagnostic] {
    guard policy.id.language == nil else { return [] }
    var found: [Diagnostic] = []
    for version in policy.versions where !version.isCaptured {
      if let published = version.dates.published, let effective = version.dates.effective {
        found += notice(from: published, to: effective, of: version, in: policy)
      }
    }
    for (older, newer) in zip(policy.versions, policy.versions.dropFirst()) {
      if older.textDigest == newer.textDigest, !older.isCaptured, !newer.isCaptured {
        found.append(
          Diagnostic(
            .warning, "date-without-change", "the text is byte for byte that of the version before it, \(older.id)",
            path: newer.path, position: .start, advice: "a new date should mean a new text"))
      }
      if let before = older.dates.published, let after = newer.dates.published, after < before {
        found.append(
          Diagnostic(
            .error, "date-backwards",
            "published on \(after), before the version it follows, which was published on \(before)",
            path: newer.path, position: .start, advice: "correct 'published' in one of the two files"))
      }
    }
    return found
  }

  private static func notice(
    from published: CalendarDate, to effective: CalendarDate, of version: Version, in policy: Policy
  ) -> [Diagnostic] {
    if effective < published {
      return [
        Diagnostic(
          .error, "effective-before-published", "takes effect on \(effective), before it was published on \(published)",
          path: version.path, position: .start, advice: "nothing binds before it can be read: correct one of the dates")
      ]
    }
    let isFirst = policy.versions.first?.id == version.id
    guard let days = policy.settings.noticeDays, !isFirst, let earliest = published.adding(days: days),
      effective < earliest
    else { return [] }
    return [
      Diagnostic(
        .warning, "notice-period",
        "takes effect on \(effective), less than \(days) days after it was published on \(published)",
        path: version.path, position: .start, advice: "with the notice period it can take effect on \(earliest)")
    ]
  }

  // MARK: Reminders

  /// What the calendar asks for on a day, in laws that many policies stand under.
  package static func reminders(of policy: Policy, on day: CalendarDate) -> [Diagnostic] {
    guard policy.id.language == nil, let index = policy.indexOfCurrent(on: day), !policy.versions[index].isCaptured
    else { return [] }
    var found: [Diagnostic] = []
    let newest = policy.versions.last
    if policy.settings.kind == .privacy, let newest, let published = newest.dates.published,
      let due = published.addingYear, due < day
    {
      found.append(
        Diagnostic(
          .note, "review-yearly",
          "was published on \(published), more than twelve months ago; CCPA 1798.130(a)(5) asks for an update at least once every twelve months",
          path: newest.path, advice: "review the text, and archive it with a new date even if nothing had to change"))
    }
    for version in policy.versions[(index + 1)...] where policy.settings.kind == .terms {
      guard let published = version.dates.published, let effective = version.dates.effective,
        let earliest = published.adding(days: 15), effective < earliest
      else { continue }
      found.append(
        Diagnostic(
          .note, "notice-platform",
          "takes effect on \(effective), less than fifteen days after it was published on \(published); Regulation (EU) 2019/1150, Art. 3(2), asks platforms with business users for fifteen",
          path: version.path, advice: "if that law is yours, it can take effect on \(earliest)"))
    }
    return found
  }
}
