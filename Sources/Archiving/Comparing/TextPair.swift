package import Diagnostics
package import Policies

/// Two texts to compare: files, or versions of a policy.
package struct TextPair: Sendable {
  package struct Side: Sendable {
    /// As the user calls it: the path of a file, `privacy 2025-01-15`.
    package let name: String
    package let path: String
    package let policy: Policy.ID?
    /// Nil for a file.
    package let version: Version.ID?
    package let status: Version.Status?
    package let text: PolicyText
  }

  /// Why there is nothing to compare: everything that is wrong, at least one error.
  package struct Refusal: Error {
    package let diagnostics: [Diagnostic]

    package init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics.sorted(by: Diagnostic.inReadingOrder) }
  }

  package let old: Side
  package let new: Side

  /// Two Markdown files. Of their front matter only where it ends matters.
  package init(files old: String, _ new: String) throws(Refusal) {
    var diagnostics: [Diagnostic] = []
    let (before, after) = (Self.side(of: old, &diagnostics), Self.side(of: new, &diagnostics))
    guard let before, let after else { throw Refusal(diagnostics) }
    (self.old, self.new) = (before, after)
  }

  init(_ old: Side, _ new: Side) { (self.old, self.new) = (old, new) }
}
