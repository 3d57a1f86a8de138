/// What may be said of a policy's dates though a site can be published with it: drafting aids, not legal conclusions. Each
/// rule can be given another severity, or be switched off, under `rules:` in `site.yml`.
package enum DateRule: String, CaseIterable, Sendable {
  /// A version takes effect before the notice period ends.
  case noticePeriod = "notice-period"
  /// A new version has the same text as the previous one.
  case dateWithoutChange = "date-without-change"
  /// The text changed, but the date that it states did not.
  case dateUnchanged = "date-unchanged"
  /// A privacy policy is more than twelve months old: CCPA 1798.130(a)(5).
  case reviewYearly = "review-yearly"
  /// Terms give less than fifteen days' notice: Regulation (EU) 2019/1150, Art. 3(2).
  case noticePlatform = "notice-platform"
}
