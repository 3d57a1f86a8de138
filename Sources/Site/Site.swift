package import Content
package import Diagnostics
import Disclosure
import FrontMatter
import Markdown
import Pages
import Policies
import SitePaths
import Storage

/// A site as values: its settings, policies and pages, and everything that is wrong with them. Nothing is written yet.
package struct Site: Sendable {
  let options: SiteOptions
  let content: ContentFiles
  let shared: SharedInputs
  package let policies: [PolicySource]
  let pages: [PageSource]
  let statics: [(target: String, path: String)]
  let publisherKey: PublisherKey?
  /// What files that are copied as they are lead to.
  let staticLinks: [(target: String, links: [LinkOut])]
  let indexed: [SitePath]
  /// By the language of the edition.
  let tags: [String: [TaggedPages]]
  let redirects: [RedirectPage]
  let hostFiles: Set<HostFile>
  let compression: Set<Compression>
  let omittedPages: [OmittedPage]
  let exceptions: RuleExceptions
  /// Everything that reading it has found.
  let found: [Diagnostic]
  /// The same in reading order, without what the publisher lets stand.
  package let diagnostics: [Diagnostic]
  /// Kept for the next build in memory.
  let keptTheme: KeptTheme

  package init(_ options: SiteOptions) async throws(Diagnostic) { try await self.init(options, memory: BuildMemory()) }

  /// - Parameter memory: what an earlier reading left.
  /// - Throws: a diagnostic if there is no content folder at all; every other fault is in `diagnostics`.
  init(_ options: SiteOptions, memory: BuildMemory) async throws(Diagnostic) {
    self.options = options
    guard Files.isFolder(options.content) else { throw ContentTree.missing(options.content) }
    let root = Files.realPath(options.content)
    content = ContentFiles(root: root, shownAs: options.content)
    let (loader, context, plan) = await WorkThreads.run {
      var loader = SiteLoader(options, root: root, memory: memory)
      let (context, plan) = await loader.load()
      return (loader, context, plan)
    }
    shared = SharedInputs(
      context: context, redlines: loader.settings.redlines, ruleLevels: loader.settings.ruleLevels,
      allowsRawHTML: loader.settings.allowsRawHTML, includesDrafts: options.includesDrafts,
      searchNamesHeadings: context.search != .none && loader.policies.count <= 60)
    policies = loader.policies
    pages = loader.pages
    statics = loader.tree.statics
    publisherKey = loader.publisherKey
    staticLinks = loader.staticLinks
    indexed = plan.indexed
    tags = loader.tags
    redirects = plan.redirects
    hostFiles = loader.settings.hostFiles
    compression = loader.settings.compression
    omittedPages = loader.omittedPages
    exceptions = loader.settings.exceptions
    found = loader.diagnostics.distinct
    diagnostics = exceptions.without(found).sorted(by: Diagnostic.inReadingOrder)
    keptTheme = loader.theme
  }

  var context: SiteContext { shared.context }

  func hasOwnPage(_ path: SitePath) -> Bool { pages.contains { $0.page.path == path } }
  var ruleLevels: RuleLevels { shared.ruleLevels }
  var allowsRawHTML: Bool { shared.allowsRawHTML }
}
