package import Diagnostics

/// What may be said of a policy's dates though a site can be published with it: drafting aids, not legal conclusions. Each
/// rule can be given another severity, or be switched off, under `rules:` in `site.yml`.
package enum DateRule: String, CaseIterable, Sendable {
  /// A version takes effect before the notice period is over.
  case noticePeriod = "notice-period"
  /// A new date stands on an old text.
  case dateWithoutChange = "date-without-change"
  /// The text changed, and the day that it states did not.
  case dateUnchanged = "date-unchanged"
  /// A privacy policy is more than twelve months old: CCPA 1798.130(a)(5).
  case reviewYearly = "review-yearly"
  /// Terms give less than fifteen days' notice: Regulation (EU) 2019/1150, Art. 3(2).
  case noticePlatform = "notice-platform"

  /// The severities that a site gives to these rules.
  package struct Levels: Sendable {
    private var levels: [String: Severity?] = [:]

    package init() {}

    /// - Parameter severity: nil switches the rule off.
    package mutating func set(_ rule: DateRule, to severity: Severity?) { levels[rule.rawValue] = .some(severity) }

    /// The diagnostics with these severities, without those that are switched off.
    package func applied(to diagnostics: [Diagnostic]) -> [Diagnostic] {
      diagnostics.compactMap { diagnostic in
        guard let level = levels[diagnostic.rule.id] else { return diagnostic }
        guard let level else { return nil }
        var found = diagnostic
        found.severity = level
        return found
      }
    }
  }
}
