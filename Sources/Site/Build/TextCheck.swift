import Diagnostics
import Disclosure
import Pages
import Policies

/// What the text of a version leads to that only its page shows, and what is wrong with that.
struct TextCheck {
  private let references: PolicyReferences
  private let version: Version
  private let isOpen: Bool

  init(_ version: Version, of source: PolicySource, _ text: PolicyText, _ links: LinkTable, in site: Site) {
    self.version = version
    references = PolicyReferences(
      source.policy, version, text, links, allowsRawHTML: site.allowsRawHTML, in: site.context)
    isOpen = Self.isOpen(version, source.policy, in: site)
  }

  var links: [LinkOut] { references.links }
  var allowsRawHTML: Bool { references.allowsRawHTML }

  /// - Parameter bytes: the version's file.
  func diagnostics(for bytes: [UInt8]) -> [Diagnostic] {
    guard isOpen, !references.refusals.isEmpty else { return [] }
    let file = SourceFile(path: version.path, bytes: bytes)
    return references.refusals.reduce(into: []) { found, refusal in
      let diagnostic = refusal.diagnostic(in: [file])
      if !found.contains(diagnostic) { found.append(diagnostic) }
    }
  }

  /// Whether somebody can still change the text. A superseded version must not be touched, and a collection that names
  /// neither publisher nor owner was written by others: their pages load nothing, and show raw HTML that they may not
  /// have as source.
  private static func isOpen(_ version: Version, _ policy: Policy, in site: Site) -> Bool {
    if version.isDraft || version.date == nil { return true }
    guard site.context.publisher != nil || policy.settings.owner != nil else { return false }
    let index = policy.versions.firstIndex { $0.id == version.id }
    return index.map { policy.status(of: $0, on: site.context.asOf) != .superseded } ?? true
  }
}
