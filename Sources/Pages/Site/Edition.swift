package import SitePaths

/// The pages of a site in one of its languages.
///
/// Those in the site's own language are at its root, all others in a folder named by their language. What is the same
/// thing in two languages has the same place in both: `/privacy/versions/2025-01-15/` and
/// `/de/privacy/versions/2025-01-15/`. So nothing has to say which pages belong together.
package struct Edition: Equatable, Sendable {
  /// A language tag (BCP 47).
  package let language: String
  /// What its speakers call it.
  package let languageName: String
  /// The title of the site.
  package let title: String
  /// Whether it is the one in the site's own language.
  package let isMain: Bool
  package var menu: [MenuItem] = []
  /// In this language where there is a translation, else the originals.
  package var policies: [PolicyCard] = []

  package init(language: String, languageName: String, title: String, isMain: Bool) {
    self.language = language
    self.languageName = languageName
    self.title = title
    self.isMain = isMain
  }

  /// The page of a folder of this edition; its start page for an empty name.
  package func page(_ folder: String) -> SitePath {
    isMain ? .page(folder) : .page(folder.isEmpty ? language : "\(language)/\(folder)")
  }

  package var home: SitePath { page("") }

  /// The pages of the folders that a page is in, outermost first, without the start page; they need not exist.
  package func pagesAbove(_ page: SitePath) -> [SitePath] { page.enclosingPages.filter { $0 != home } }

  /// The place that a file of another edition would have in this one.
  package func counterpart(of path: SitePath, in other: Edition) -> SitePath {
    let rest = other.isMain ? path.description[...] : path.description.dropFirst(other.language.count + 1)
    return SitePath(isMain ? String(rest) : "\(language)/\(rest)")
  }
}

extension [Edition] {
  /// The one of a site's editions, its own language first, that a file is in.
  package func holding(_ path: SitePath) -> Edition {
    dropFirst().first { path.description.hasPrefix($0.language + "/") } ?? self[0]
  }
}

/// The same page in another language.
struct Counterpart {
  let edition: Edition
  /// That of the page, which is usually that of the edition.
  let language: String
  let path: SitePath
}
