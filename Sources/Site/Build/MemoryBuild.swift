package import Content
package import Diagnostics
import Disclosure
import Pages

/// A site that was built into memory.
package struct MemoryBuild: Sendable {
  /// The bytes of each file by its path; with an error among the diagnostics not all are there.
  package let files: [String: [UInt8]]
  package let summary: BuildSummary
  /// In reading order.
  package let diagnostics: [Diagnostic]
  /// The address that the site is to have; ends with a slash.
  package let baseURL: String
  package let policies: [PolicyOutline]
  /// What the site's pages run under.
  package let contentSecurityPolicy: String
  /// What the next build may take over.
  package let memory: BuildMemory

  init(
    of site: Site, _ files: [String: [UInt8]] = [:], _ summary: BuildSummary = BuildSummary(),
    diagnostics: [Diagnostic],
    leaving memory: BuildMemory
  ) {
    self.files = files
    self.summary = summary
    self.diagnostics = diagnostics.sorted(by: Diagnostic.inReadingOrder)
    baseURL = site.context.baseURL
    policies = site.policies.map { PolicyOutline($0.policy, on: site.context.asOf, site.context.knownPaths) }
    contentSecurityPolicy = ContentSecurityPolicy(for: site.context).text
    self.memory = memory
  }

  /// What pages run under that load nothing from elsewhere.
  package static let contentSecurityPolicy = ContentSecurityPolicy(embeds: [], search: .none).text

  /// Reads the site and builds it, with what an earlier build left.
  ///
  /// - Throws: a diagnostic if there is no content folder.
  package static func make(_ options: SiteOptions, after memory: BuildMemory) async throws(Diagnostic) -> MemoryBuild {
    await (try Site(options, memory: memory)).build(after: memory)
  }
}
