import Content
import Diagnostics
import Pages

/// What the pages of every policy are made from, beside the policy's own files. The same rules and the same files make the
/// same pages, so a build in memory keeps the pages of a policy as long as neither changes.
struct SharedInputs: Equatable, Sendable {
  let context: SiteContext
  let redlines: RedlineSettings
  let ruleLevels: RuleLevels
  let allowsRawHTML: Bool
  let includesDrafts: Bool
  /// Whether the search page names the headings of texts: of more policies than a few they would be too many.
  let searchNamesHeadings: Bool
}
