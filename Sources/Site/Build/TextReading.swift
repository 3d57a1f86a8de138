import Content
import Diagnostics
import Disclosure
import Links
import Markdown
import Pages
import Policies

/// The text of one version, where it leads, and what is wrong with that.
struct TextReading {
  let file: SourceFile
  let text: PolicyText
  let links: LinkTable
  /// Whether the version's page shows raw HTML as HTML.
  let allowsRawHTML: Bool
  let diagnostics: [Diagnostic]

  /// - Throws: a diagnostic if the file is not as it was read, or its text cannot be parsed.
  init(
    _ loaded: LoadedVersion, of source: PolicySource, in site: SharedInputs, _ classifier: inout LinkClassifier
  ) throws(Diagnostic) {
    let version = loaded.version
    file = try loaded.file()
    text = try loaded.text(of: file)
    var links = LinkTable(text, isCaptured: version.isCaptured, classifier: &classifier)
    let references = PolicyReferences(
      source.policy, version, text, links, allowsRawHTML: site.allowsRawHTML, in: site.context)
    links.add(references.links)
    self.links = links
    allowsRawHTML = references.allowsRawHTML
    guard Self.isOpen(version, source.policy, in: site) else {
      diagnostics = []
      return
    }
    var found = LinkLint(levels: site.ruleLevels).diagnostics(for: links.distinct, in: file)
    let file = self.file
    found += references.refusals.map { $0.diagnostic(in: [file]) }.distinct
    if source.policy.isCurrent(version, on: site.context.asOf) {
      found += ClaimedSentences(of: source.policy, levels: site.ruleLevels).missing(in: text)
    }
    diagnostics = found
  }

  /// Whether somebody can still change the text. A superseded version must not be touched, and a collection that names
  /// neither publisher nor owner was written by others: their pages load nothing, and show raw HTML that they may not
  /// have as source.
  static func isOpen(_ version: Version, _ policy: Policy, in site: SharedInputs) -> Bool {
    if version.isCaptured { return false }
    if version.isDraft || version.date == nil { return true }
    guard site.context.publisher != nil || policy.settings.owner != nil else { return false }
    let index = policy.versions.firstIndex { $0.id == version.id }
    return index.map { policy.status(of: $0, on: site.context.asOf) != .superseded } ?? true
  }
}
