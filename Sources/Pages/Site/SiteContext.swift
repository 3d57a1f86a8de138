package import Disclosure
package import Policies
package import SitePaths
package import Themes

/// What all pages of a site share.
package struct SiteContext: Equatable, Sendable {
  /// An entry of the menu, or an item inside it.
  struct MenuPlace: Hashable {
    let entry: Int
    let item: Int?
  }

  /// Ends with a slash.
  package let baseURL: String
  package let publisher: String?
  /// The site in each of its languages, its own first.
  package var editions: [Edition]
  /// The edition that pages are made for.
  var shownEdition = 0
  package let asOf: CalendarDate
  package let classifier: Classifier
  package let theme: Theme
  /// Every file of the site: what links inside it may lead to.
  package let knownPaths: Set<SitePath>
  /// Of a site in several languages, the pages that search engines may list; what only leads on is none.
  package var translatable: Set<SitePath> = []
  /// The languages of pages that are not in the language of their edition.
  package var pageLanguages: [SitePath: String] = [:]
  /// The files that only lead on to others.
  package var aliases: Set<SitePath> = []
  package let generator: String
  /// What feeds tell of although it is no news by itself.
  package var feedExtras: Set<FeedExtra> = []
  package var search = SearchKind.none
  /// Whether pages name digests that browsers check the theme's files by.
  package var showsIntegrity = false

  /// - Parameter editions: at least the one in the site's own language, which comes first.
  package init(
    baseURL: String, publisher: String?, editions: [Edition], asOf: CalendarDate, classifier: Classifier, theme: Theme,
    knownPaths: Set<SitePath>, generator: String
  ) {
    self.baseURL = baseURL
    self.publisher = publisher
    self.editions = editions
    self.asOf = asOf
    self.classifier = classifier
    self.theme = theme
    self.knownPaths = knownPaths
    self.generator = generator
  }

  package var edition: Edition { editions[shownEdition] }
  package var title: String { edition.title }
  package var language: String { edition.language }
  package var menu: [MenuItem] { edition.menu }
  package var policies: [PolicyCard] { edition.policies }

  /// A policy or a translation, in whatever language.
  func card(_ id: String) -> PolicyCard? {
    editions[0].policies.lazy.flatMap { [$0] + $0.translations }.first { $0.id.description == id }
  }

  /// The place in the menu that leads to a page or, where none does, to the nearest page above it.
  func menuPlace(of page: SitePath) -> MenuPlace? {
    var best: (place: MenuPlace, length: Int)?
    func consider(_ path: SitePath?, _ place: MenuPlace) {
      guard let path, path == page || path != edition.home && path.encloses(page) else { return }
      let length = path == page ? .max : path.description.utf8.count
      if length > best?.length ?? -1 { best = (place, length) }
    }
    for (index, entry) in menu.enumerated() {
      consider(entry.path, MenuPlace(entry: index, item: nil))
      for (inner, item) in entry.items.enumerated() { consider(item.path, MenuPlace(entry: index, item: inner)) }
    }
    return best?.place
  }

  /// The public address of a file of the site.
  package func address(of path: SitePath) -> String { baseURL + path.publicPath }

  /// The public address of a file, if the site has it.
  func knownAddress(of path: SitePath) -> String? { knownPaths.contains(path) ? address(of: path) : nil }
}
