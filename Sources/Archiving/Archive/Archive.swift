import Content
package import Diagnostics
package import Policies
import Storage

/// The policies of a content folder as an archive: what `codicil freeze`, `lock` and `verify` work on. Pages, themes and
/// destinations are not read.
package struct Archive: Sendable {
  /// How messages name the content folder.
  let shownAs: String
  /// Its real path.
  let root: String
  let sources: [PolicySource]
  let asOf: CalendarDate
  package let publisherKey: PublisherKey?
  /// Everything that is wrong with the policies.
  package let diagnostics: [Diagnostic]

  /// - Parameter key: the publisher's key, in place of the one in the folder.
  /// - Throws: a diagnostic if there is no content folder.
  package init(_ content: String, asOf: CalendarDate, key: PublisherKey? = nil) throws(Diagnostic) {
    guard Files.isFolder(content) else { throw ContentTree.missing(content) }
    shownAs = content
    self.asOf = asOf
    root = Files.realPath(content)
    let tree = ContentTree(root: root, shownAs: content)
    var found = tree.diagnostics
    var settings = SiteSettings()
    if tree.hasSettings { settings = SiteSettings(try tree.read("site.yml"), into: &found) }
    let own = PublisherKey.read(in: tree, &found)
    publisherKey = key ?? own
    var sources: [PolicySource] = []
    let texts = TextMemory()
    for files in tree.policies {
      let (source, said) = PolicyLoader(files, in: tree, settings, asOf: asOf, keeping: texts).load()
      found += said
      if let source { sources.append(source) }
    }
    self.sources = PolicySource.linked(sources)
    for source in sources { found += [source.lock?.signatureFault(under: publisherKey)].compactMap { $0 } }
    diagnostics = found.sorted(by: Diagnostic.inReadingOrder)
  }

  package var policies: [Policy] { sources.map(\.policy) }

  /// Whether a policy is a folder with snapshots.
  package func isArchived(_ id: Policy.ID) -> Bool {
    sources.contains { $0.policy.id == id && $0.folder != nil && !$0.policy.versions.isEmpty }
  }

  /// - Throws: a diagnostic if there is no such policy.
  func source(_ id: Policy.ID) throws(Diagnostic) -> PolicySource {
    if let source = sources.first(where: { $0.policy.id == id }) { return source }
    let known = sources.map(\.policy.id.description)
    let guess = Suggestion.nearest(to: id.description, among: known)
    throw Diagnostic(
      .error, "policy-unknown", "there is no policy '\(id)' in \(shownAs)/policies",
      advice: guess.map { "did you mean '\($0)'?" } ?? "known policies: \(known.joined(separator: ", "))")
  }

  /// - Throws: a diagnostic if one of the names is not a policy's.
  package func require(_ ids: [Policy.ID]) throws(Diagnostic) {
    for id in ids { _ = try source(id) }
  }

  /// Where a file of the content folder stands, and how messages name it.
  func place(_ path: String) -> (path: String, shownAs: String) { (root + "/" + path, shownAs + "/" + path) }
}
