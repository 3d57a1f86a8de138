import Diagnostics
package import Policies

extension TextPair {
  /// Two versions of a policy in a content folder.
  ///
  /// - Parameters:
  ///   - older, newer: names of versions, or `draft`. Without the newer it is the draft where there is one, else the
  ///     version in force; without both the older is the version in force, or the one before it.
  ///   - content: the content folder.
  ///   - day: the day that says which version is in force.
  package init(
    policy id: Policy.ID, from older: Version.ID?, to newer: Version.ID?, in content: String, on day: CalendarDate
  ) throws(Refusal) {
    let archive = try PolicyArchive(id, in: content)
    do throws(Diagnostic) {
      let (old, new) = try VersionChoice(archive.source.policy, on: day).pair(from: older, to: newer)
      try self.init(archive.side(old, on: day), archive.side(new, on: day))
    } catch {
      throw Refusal([error])
    }
  }
}

/// One policy of a content folder, read without the rest of the site.
private struct PolicyArchive {
  let source: PolicySource
  private let tree: ContentTree

  init(_ id: Policy.ID, in content: String) throws(TextPair.Refusal) {
    guard Files.isFolder(content) else { throw TextPair.Refusal([Site.missingContent(content)]) }
    tree = ContentTree(root: Files.realPath(content), shownAs: content)
    guard let files = tree.policies.first(where: { $0.id == id }) else {
      let nearest = Suggestion.nearest(to: id, among: tree.policies.map(\.id))
      throw TextPair.Refusal([
        Diagnostic(
          .error, "policy-unknown", "there is no policy '\(id)'", path: content,
          advice: nearest.map { "did you mean '\($0)'?" }
            ?? "name a folder or file of \(content)/policies, or two Markdown files")
      ])
    }
    let (source, diagnostics) = PolicyLoader(files, in: tree, noticeDays: nil).load()
    guard let source, !diagnostics.hasErrors else { throw TextPair.Refusal(diagnostics) }
    self.source = source
  }

  func side(_ version: Version, on day: CalendarDate) throws(Diagnostic) -> TextPair.Side {
    let policy = source.policy
    let index = policy.versions.firstIndex { $0.id == version.id }
    let path = index.map { source.paths[$0] } ?? source.draftPath ?? ""
    let bytes = try tree.read(path).bytes
    return TextPair.Side(
      name: "\(policy.id) \(version.id)", path: version.path, policy: policy.id, version: version.id,
      status: index.map { policy.status(of: $0, on: day) } ?? .draft,
      text: try PolicyLoader.text(of: version, bytes))
  }
}

/// Which two versions of a policy are meant.
private struct VersionChoice {
  private let policy: Policy
  private let current: Version?

  init(_ policy: Policy, on day: CalendarDate) {
    self.policy = policy
    current = policy.indexOfCurrent(on: day).map { policy.versions[$0] }
  }

  func pair(from older: Version.ID?, to newer: Version.ID?) throws(Diagnostic) -> (Version, Version) {
    let from = try older.map(version)
    if let from, let newer { return (from, try version(newer)) }
    let all = policy.versions + (policy.draft.map { [$0] } ?? [])
    guard all.count > 1 else { throw alone }
    if let from {
      let to = policy.draft ?? current
      if let to, to.id != from.id { return (from, to) }
      if let newest = policy.versions.last, newest.id != from.id { return (from, newest) }
      throw alone
    }
    if let current, let draft = policy.draft { return (current, draft) }
    let index = max(1, policy.versions.firstIndex { $0.id == current?.id } ?? 1)
    return (all[index - 1], all[index])
  }

  private var alone: Diagnostic {
    Diagnostic(
      .error, "version-alone", "there is no other version of '\(policy.id)' to compare with",
      advice: "write a draft.md beside it, or name two versions")
  }

  private func version(_ name: Version.ID) throws(Diagnostic) -> Version {
    if let draft = policy.draft, name == draft.id { return draft }
    if let version = policy.versions.first(where: { $0.id == name }) { return version }
    let names = policy.versions.map(\.id) + (policy.draft.map { [$0.id] } ?? [])
    let nearest = Suggestion.nearest(to: name, among: names)
    throw Diagnostic(
      .error, "version-unknown", "'\(policy.id)' has no version '\(name)'",
      advice: nearest.map { "did you mean '\($0)'?" } ?? "it has \(names.suffix(8).joined(separator: ", "))")
  }
}
