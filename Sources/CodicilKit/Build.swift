internal import Diagnostics
internal import Site

/// A built site that is not yet published.
public struct Build: Sendable {
  /// What a build has made, as numbers.
  public struct Summary: Hashable, Sendable {
    /// Policies in their own language.
    public let policies: Int
    /// Policies translated into other languages.
    public let translations: Int
    /// Archived versions of all policies and translations.
    public let versions: Int
    public let redlines: Int
    public let pages: Int
    /// Sites of others that pages link to, by registrable domain.
    public let linkedSites: Int
  }

  public let summary: Summary
  /// Everything that is wrong, by file and place: what `Site.findings` has, and what only a build can find.
  public let findings: [Finding]
  private let build: SiteBuild

  init(_ build: SiteBuild) {
    self.build = build
    let summary = build.summary
    self.summary = Summary(
      policies: summary.policies, translations: summary.translations, versions: summary.versions,
      redlines: summary.redlines, pages: summary.pages, linkedSites: summary.thirdParties)
    findings = build.diagnostics.map(Finding.init)
  }

  /// Whether `publish()` can succeed: there is no error among the findings.
  public var canBePublished: Bool { !findings.contains { $0.severity == .error } }

  /// Puts the build in the place of the published site in one step.
  ///
  /// A reader sees the old site or the new one, never a mixture. A folder that Codicil did not make is never replaced.
  ///
  /// - Throws: a `Finding` if the build has errors, was published already, or if the folder cannot be replaced. The
  ///   published site then stays as it was.
  public func publish() async throws(Finding) {
    do throws(Diagnostic) {
      try await build.publish()
    } catch {
      throw Finding(error)
    }
  }

  /// Removes what was built, if it is not published. Until then, or until the value is gone, another build into the same
  /// folder waits.
  public func discard() async { await build.discard() }
}
