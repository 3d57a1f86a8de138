import Content
import Diagnostics
import Pages
import Policies
import SitePaths
import Themes

/// Every path that a site will have, before anything is made.
struct SitePlan {
  /// Pages that search engines may index.
  private(set) var indexed: [SitePath] = []
  private(set) var redirects: [RedirectPage] = []
  private var claims = PathClaims()
  private var faults: [Diagnostic] = []
  private let site: SiteLoader

  init(of site: SiteLoader) {
    self.site = site
    planAll()
    planRedirects()
  }

  var paths: Set<SitePath> { claims.paths }
  var diagnostics: [Diagnostic] { faults + claims.diagnostics }

  private func hasOwnHome(_ edition: Edition) -> Bool { site.pages.contains { $0.page.path == edition.home } }

  private mutating func planAll() {
    for page in site.pages {
      if page.page.isIndexed {
        addIndexed(page.page.path, from: page.file.path)
      } else {
        claims.add(page.page.path, from: page.file.path)
      }
    }
    for edition in site.editions where !hasOwnHome(edition) { addIndexed(edition.home, from: "the list of policies") }
    for source in site.policies { planPolicy(source) }
    for edition in site.editions { planLists(of: edition) }
    if site.settings.search == .pagefind { claims.add(SearchPage.index, from: "the index of Pagefind") }
    addIndexed(LedgerPaths.ledger, from: "the ledger of destinations")
    for path in [LedgerPaths.json, LedgerPaths.csv] { claims.add(path, from: "the ledger of destinations") }
    addIndexed(CheckingPage.path, from: "the page on checking the archive", yields: true)
    if site.publisherKey != nil { claims.add(CheckingPage.keyPath, from: site.tree.shown(PublisherKey.fileName)) }
    claims.add(NotFoundPage.path, from: "the page for addresses that do not exist")
    for asset in site.theme.theme.assets { claims.add(asset.path, from: "the theme") }
    claims.add(SitePath("sitemap.xml"), from: "the sitemap")
    for file in site.tree.statics { claims.add(SitePath(file.target), from: site.tree.shown(file.path)) }
    claims.add(SitePath("robots.txt"), from: "the rules for robots", yields: true)
  }

  private mutating func planLists(of edition: Edition) {
    if hasOwnHome(edition) {
      addIndexed(PolicyListPage.path(in: edition), from: "the list of policies", yields: true)
    }
    let tags = site.tags[edition.language] ?? []
    if !tags.isEmpty { addIndexed(TagListPage.path(in: edition), from: "the list of tags", yields: true) }
    for tag in tags { addIndexed(tag.path, from: "the tag '\(tag.name)'") }
    if site.settings.search != .none { addIndexed(SearchPage.path(in: edition), from: "the search page", yields: true) }
  }

  /// Once everything that is on the site has its place.
  private mutating func planRedirects() {
    var found = Redirects()
    for source in site.pages {
      found.add(source.matter.aliases, to: source.page.path, title: source.page.title, in: source.file, &claims)
    }
    for source in site.policies where !source.policy.settings.aliases.isEmpty {
      let (policy, folder) = (source.policy, "policies/\(source.policy.id)")
      guard !policy.versions.isEmpty, let file = site.tree.text(folder + "/policy.yml", &faults) else { continue }
      found.add(policy.settings.aliases, to: PolicyPaths(policy.id).current, title: policy.title, in: file, &claims)
    }
    faults += found.diagnostics
    redirects = found.pages
  }

  private mutating func addIndexed(_ path: SitePath, from source: String, yields: Bool = false) {
    if claims.add(path, from: source, yields: yields) { indexed.append(path) }
  }

  private mutating func planPolicy(_ source: PolicySource) {
    let policy = source.policy
    let paths = PolicyPaths(policy.id)
    let folder = site.tree.shown("policies/\(policy.id)")
    if !policy.versions.isEmpty {
      addIndexed(paths.current, from: folder)
      addIndexed(paths.history, from: folder)
      addIndexed(paths.clauses, from: folder)
      for path in [paths.atomFeed, paths.jsonFeed, paths.historyData, paths.lock, paths.timeMap] {
        claims.add(path, from: folder)
      }
      if source.lock?.signature != nil { claims.add(paths.signature, from: folder) }
    }
    for version in policy.versions {
      addIndexed(paths.version(version.id), from: version.path)
      claims.add(paths.source(version.id), from: version.path)
    }
    for (older, newer) in RedlinePairs(policy, site.settings.redlines, on: site.options.asOf).pairs {
      let version = policy.versions[newer]
      addIndexed(paths.redline(policy.versions[older].id, version.id), from: version.path)
    }
    if policy.versions.count > 1 {
      addIndexed(paths.compare, from: folder)
      addIndexed(paths.sections, from: folder)
      for year in SectionsPage.years(of: policy) { addIndexed(paths.sections(of: year), from: folder) }
    }
    if site.options.includesDrafts, let draft = policy.draft {
      claims.add(paths.draft, from: draft.path)
      for version in policy.versionsBeforeDraft(on: site.options.asOf) {
        claims.add(paths.redline(version.id, draft.id), from: draft.path)
      }
    }
  }
}
