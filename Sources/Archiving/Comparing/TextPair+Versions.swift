import Content
import Diagnostics
package import Policies
import Storage

extension TextPair {
  /// Two versions of a policy in a content folder.
  ///
  /// - Parameters:
  ///   - older, newer: names of versions, or `draft`. Without the newer it is the draft if there is one, else the
  ///     version in force; without both the older is the version in force, or the one before it.
  ///   - content: the content folder.
  ///   - day: the day that says which version is in force.
  package init(
    policy id: Policy.ID, from older: Version.ID?, to newer: Version.ID?, in content: String, on day: CalendarDate
  ) throws(Refusal) {
    let history = try PolicyTexts(id, in: content, on: day)
    let (old, new): (Version, Version)
    do throws(Diagnostic) {
      (old, new) = try VersionChoice(history.source.policy, on: day).pair(from: older, to: newer)
    } catch {
      // Perhaps the version is not there because its file cannot be read.
      throw Refusal(history.diagnostics.filter { $0.severity == .error } + [error])
    }
    var diagnostics: [Diagnostic] = []
    let (before, after) = (history.side(old, &diagnostics), history.side(new, &diagnostics))
    guard let before, let after else { throw Refusal(diagnostics) }
    self.init(before, after)
  }
}

/// One policy of a content folder, read without the rest of the site.
private struct PolicyTexts {
  let source: PolicySource
  /// What is wrong with the policy as a whole: no reason not to compare two of its texts.
  let diagnostics: [Diagnostic]
  private let day: CalendarDate

  init(_ id: Policy.ID, in content: String, on day: CalendarDate) throws(TextPair.Refusal) {
    guard Files.isFolder(content) else { throw TextPair.Refusal([ContentTree.missing(content)]) }
    let tree = ContentTree(root: Files.realPath(content), shownAs: content)
    guard let files = tree.policies.first(where: { $0.id == id }) else {
      let nearest = Suggestion.nearest(to: id.description, among: tree.policies.map(\.id.description))
      throw TextPair.Refusal([
        Diagnostic(
          .error, "policy-unknown", "there is no policy '\(id)'", path: content,
          advice: nearest.map { "did you mean '\($0)'?" }
            ?? "name a folder or file of \(content)/policies, or two Markdown files")
      ])
    }
    func load(_ files: ContentTree.PolicyFiles) -> (source: PolicySource?, diagnostics: [Diagnostic]) {
      PolicyLoader(files, in: tree, SiteSettings(), asOf: day, keeping: TextMemory()).load()
    }
    let (own, diagnostics) = load(files)
    guard let own else { throw TextPair.Refusal(diagnostics) }
    // Whether a translation is in force is the original's to say.
    let original = id.language == nil ? nil : tree.policies.first { $0.id == id.original }.flatMap { load($0).source }
    source = PolicySource.linked([original, own].compactMap { $0 }).last ?? own
    (self.diagnostics, self.day) = (diagnostics, day)
  }

  /// Nil, with diagnostics, where the file is no version that could be published.
  func side(_ version: Version, _ diagnostics: inout [Diagnostic]) -> TextPair.Side? {
    let policy = source.policy
    let index = policy.versions.firstIndex { $0.id == version.id }
    guard let loaded = index.map({ source.versions[$0] }) ?? source.draft else { return nil }
    diagnostics += loaded.diagnostics
    guard !loaded.diagnostics.hasErrors else { return nil }
    do throws(Diagnostic) {
      let text = try loaded.text()
      return TextPair.Side(
        name: "\(policy.id) \(version.id)", path: version.path, policy: policy.id, version: version.id,
        status: index.map { policy.status(of: $0, on: day) } ?? .draft, text: text)
    } catch {
      diagnostics.append(error)
      return nil
    }
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
