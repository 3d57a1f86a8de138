import Diagnostics
import Disclosure
import Pages
import Policies

/// What the text of a version leads to that only its page shows, and what is wrong with that.
struct TextCheck {
  private let references: PolicyReferences
  private let version: Version
  private let severity: Severity

  init(_ version: Version, of source: PolicySource, _ text: PolicyText, _ links: LinkTable, in site: Site) {
    self.version = version
    references = PolicyReferences(
      source.policy, version, text, links, allowsRawHTML: site.allowsRawHTML, in: site.context)
    severity = Self.severity(version, source.policy, in: site)
  }

  var links: [LinkOut] { references.links }
  var allowsRawHTML: Bool { references.allowsRawHTML }

  /// - Parameter bytes: the version's file.
  func diagnostics(for bytes: [UInt8]) -> [Diagnostic] {
    guard !references.refusals.isEmpty, severity > .note else { return [] }
    let file = SourceFile(path: version.path, bytes: bytes)
    return references.refusals.reduce(into: []) { found, refusal in
      let diagnostic = refusal.diagnostic(in: [file], severity: severity)
      if !found.contains(diagnostic) { found.append(diagnostic) }
    }
  }

  /// An author can still change what is or will be in force. A superseded version must not be touched: its page loads
  /// nothing and shows raw HTML that it may not have as source. A collector, who names neither publisher nor owner, is
  /// only told.
  private static func severity(_ version: Version, _ policy: Policy, in site: Site) -> Severity {
    if let index = policy.versions.firstIndex(where: { $0.id == version.id }),
      policy.status(of: index, on: site.context.asOf) == .superseded
    {
      return .note
    }
    let hasAuthor = site.context.publisher != nil || policy.settings.owner != nil
    return version.isDraft || version.date == nil || hasAuthor ? .error : .warning
  }
}
