import Content
import Diagnostics
import Pages
import Policies
import SitePaths

extension SiteContext {
  /// What all pages of a site share.
  ///
  /// - Parameter diagnostics: takes what is wrong with menus.
  init(of site: SiteLoader, _ plan: SitePlan, into diagnostics: inout [Diagnostic]) {
    self.init(
      baseURL: site.settings.baseURL, publisher: site.settings.publisher, editions: site.editions,
      asOf: site.options.asOf,
      classifier: site.classifier, theme: site.theme.theme, knownPaths: plan.paths, generator: site.options.generator)
    if site.editions.count > 1 { translatable = Set(plan.indexed) }
    pageLanguages = Self.pageLanguages(of: site, plan)
    aliases = Set(plan.redirects.map(\.path))
    let cards = PolicyCard.all(of: site)
    for (index, edition) in site.editions.enumerated() {
      editions[index].policies = cards.map { $0.card(in: edition) }
      let own = index == 0 ? site.settings.menu : site.settings.languages[index - 1].menu
      let menu = SiteMenu(
        own, site.pages.standing(in: edition, among: site.editions), in: self.edition(in: edition.language),
        file: site.settingsFile,
        insteadOf: editions[0].menu)
      diagnostics += menu.diagnostics
      editions[index].menu = menu.items
    }
    feedExtras = site.settings.feedExtras
    search = site.settings.search
    showsIntegrity = site.settings.showsIntegrity
  }

  /// The languages of pages that are not in that of their edition.
  private static func pageLanguages(of site: SiteLoader, _ plan: SitePlan) -> [SitePath: String] {
    guard site.editions.count > 1 else { return [:] }
    var found: [SitePath: String] = [:]
    for source in site.pages where source.page.language != nil && site.editions.holding(source.page.path).isMain {
      found[source.page.path] = source.page.language
    }
    var folders: [Substring: String] = [:]
    for source in site.policies where source.policy.id.language == nil {
      guard let language = source.policy.settings.language, language != site.settings.language else { continue }
      folders[source.policy.id.name[...]] = language
    }
    guard !folders.isEmpty else { return found }
    for path in plan.paths {
      if let folder = path.folder, let language = folders[folder] { found[path] = language }
    }
    return found
  }
}
