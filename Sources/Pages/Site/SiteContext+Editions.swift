package import SitePaths
import Words

extension SiteContext {
  /// The same site, for pages of another of its languages; itself where it has no such language.
  package func edition(in language: String?) -> SiteContext {
    var context = self
    if let index = editions.firstIndex(where: { $0.language == language }) { context.shownEdition = index }
    return context
  }

  /// The edition that a file is in.
  package func edition(of path: SitePath) -> Edition { editions.holding(path) }

  /// The language that a page is in.
  func language(of page: SitePath) -> String { pageLanguages[page] ?? edition(of: page).language }

  /// A page of the site's own language in that of a translated one, where it is there in it.
  package func translation(of path: SitePath, besides page: SitePath) -> SitePath? {
    let own = edition(of: page)
    guard !own.isMain, edition(of: path).isMain else { return nil }
    let translation = own.counterpart(of: path, in: editions[0])
    return translatable.contains(translation) ? translation : nil
  }

  func language(of card: PolicyCard) -> String { card.language ?? editions[0].language }

  /// What speakers of a language call it.
  func name(of language: String) -> String {
    editions.first { $0.language == language }?.languageName ?? LanguageName.own(of: language) ?? language
  }

  /// The page in every language that has it, its own among them; none if only one has it.
  func counterparts(of page: SitePath) -> [Counterpart] {
    guard editions.count > 1 else { return [] }
    let own = edition(of: page)
    let found = editions.compactMap { edition in
      let path = edition.counterpart(of: page, in: own)
      return translatable.contains(path)
        ? Counterpart(edition: edition, language: language(of: path), path: path) : nil
    }
    return found.count > 1 && found.contains { $0.path == page } ? found : []
  }

  /// The addresses of a page in every language that has it and, for readers of none of them, in the site's own.
  func alternates(of page: SitePath) -> [(language: String, address: String)] {
    let counterparts = counterparts(of: page)
    return counterparts.map { ($0.language, address(of: $0.path)) }
      + counterparts.filter(\.edition.isMain).map { ("x-default", address(of: $0.path)) }
  }

  /// Where a reader of a page goes on in another language: the same page or, where that language does not have it, the
  /// one above it that it has, as the text in force for a version that is not translated.
  func nearest(to page: SitePath, in edition: Edition) -> (path: SitePath, isSame: Bool) {
    let path = edition.counterpart(of: page, in: self.edition(of: page))
    if path == page || knownPaths.contains(path) && !aliases.contains(path) { return (path, true) }
    let above = edition.pagesAbove(path).first { knownPaths.contains($0) && !aliases.contains($0) }
    return (above ?? edition.home, false)
  }
}
