package import Disclosure
package import Policies

/// What all pages of a site share.
package struct SiteContext: Equatable, Sendable {
  package struct MenuItem: Equatable, Sendable {
    package let label: String
    /// The language of the label, where it is not that of the menu.
    package let language: String?
    /// A place on this site; nil for an entry that only holds others.
    package let path: SitePath?
    package var items: [MenuItem]

    package init(label: String, in language: String? = nil, path: SitePath?, items: [MenuItem] = []) {
      self.label = label
      self.language = language
      self.path = path
      self.items = items
    }
  }

  /// An entry of the menu, or an item inside it.
  struct MenuPlace: Hashable {
    let entry: Int
    let item: Int?
  }

  /// What is in force, or was captured last.
  package struct Current: Equatable, Sendable {
    package let id: Version.ID
    package let date: CalendarDate?
    package let isCaptured: Bool
    /// Whether a translation does not have the version in force: then this is the newest that it has.
    package let lags: Bool

    package init(_ version: Version, lags: Bool) {
      self.lags = lags
      id = version.id
      date = version.date
      isCaptured = version.isCaptured
    }
  }

  /// A policy as lists of policies show it.
  package struct PolicyCard: Equatable, Sendable {
    package let id: Policy.ID
    package let title: String
    /// Nil where it is the site's own.
    package let language: String?
    package let kind: PolicyKind
    package let versions: Int
    /// The version in force, or the latest capture; nil where none is known.
    package let current: Current?
    /// The newest version.
    package let newest: Version.ID?
    package let seal: Seal
    /// Of an original: the same policy in other languages.
    package var translations: [PolicyCard] = []

    package init(
      id: Policy.ID, title: String, language: String?, kind: PolicyKind, versions: Int, current: Current?,
      newest: Version.ID?, seal: Seal
    ) {
      self.id = id
      self.title = title
      self.language = language
      self.kind = kind
      self.versions = versions
      self.current = current
      self.newest = newest
      self.seal = seal
    }

    package var page: SitePath { PolicyPaths(id).current }
    package var history: SitePath { PolicyPaths(id).history }

    /// A link to the policy by its title, which says its language where it is not that of the page.
    func link(from page: SitePath, in context: SiteContext) -> View {
      let own = context.language(of: self)
      let isForeign = own != context.language
      return View([
        "title": title, "language": isForeign ? own : nil, "language_name": isForeign ? context.name(of: own) : nil,
        "href": self.page.href(from: page),
      ])
    }
  }

  /// How well a policy's archive is kept from being changed.
  package enum Seal: Equatable, Sendable {
    /// Only digests made by the build.
    case unlocked
    /// A hash chain that the content keeps.
    case locked
    /// The chain, with the publisher's signature.
    case signed
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
  package var strangers: [SitePath: String] = [:]
  /// The files that only lead on to others.
  package var aliases: Set<SitePath> = []
  package let generator: String
  /// What feeds tell of although it is no news by itself.
  package var minorNews: Set<PolicyFeed.MinorNews> = []
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

  /// The file that an address inside the site leads to from a page, if there is one.
  package func target(of address: String, from page: SitePath) -> SitePath? {
    var path = address.prefix { $0 != "#" && $0 != "?" }
    if path.isEmpty { return page }
    if path.hasPrefix(baseURL) { path = path.dropFirst(baseURL.count - 1) }
    if path.hasPrefix("/") { return SitePath.candidates(forRootAddress: path).first { knownPaths.contains($0) } }
    var folders = page.description.split(separator: "/").dropLast()
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    for part in parts.dropLast() {
      switch part {
      case ".", "": continue
      case "..":
        guard folders.popLast() != nil else { return nil }
      default: folders.append(part)
      }
    }
    let last = parts.last ?? ""
    if last == ".." { _ = folders.popLast() }
    let name = [".", ".."].contains(last) ? "" : last
    return SitePath.candidates(forRootAddress: Substring("/" + (folders + [name]).joined(separator: "/")))
      .first { knownPaths.contains($0) }
  }
}

/// Where the pages of a policy stand.
package struct PolicyPaths: Sendable {
  /// The folder that they stand in: `privacy`, and `de/privacy` for a translation.
  private let folder: String
  package init(_ id: Policy.ID) { self.folder = (id.language.map { $0 + "/" } ?? "") + id.name }

  package var current: SitePath { .page(folder) }
  package var history: SitePath { .page("\(folder)/versions") }
  package var atomFeed: SitePath { SitePath("\(folder)/feed.xml") }
  package var jsonFeed: SitePath { SitePath("\(folder)/feed.json") }

  /// The feeds as the head of a page names them.
  func feeds(titled title: String) -> [(path: SitePath, type: String, title: String)] {
    [(atomFeed, "application/atom+xml", title), (jsonFeed, "application/feed+json", title)]
  }

  package var historyData: SitePath { SitePath("\(folder)/history.json") }
  package func version(_ version: Version.ID) -> SitePath { .page("\(folder)/versions/\(version)") }
  /// The snapshot's file under the name that the lock has for it.
  package func source(_ version: Version.ID) -> SitePath { SitePath("\(folder)/versions/\(version).md") }
  package var lock: SitePath { SitePath("\(folder)/versions/\(SnapshotLock.fileName)") }
  package var signature: SitePath { SitePath("\(folder)/versions/\(SnapshotLock.signatureName)") }
  package var compare: SitePath { .page("\(folder)/compare") }
  /// Which sections changed in which version.
  package var sections: SitePath { .page("\(folder)/sections") }
  package func sections(of year: Int) -> SitePath { .page("\(folder)/sections/\(year)") }
  package var timeMap: SitePath { SitePath("\(folder)/timemap.link") }
  /// Every clause with an address that stays.
  package var clauses: SitePath { .page("\(folder)/clauses") }
  package var draft: SitePath { .page("\(folder)/draft") }
  package func redline(_ old: Version.ID, _ new: Version.ID) -> SitePath { .page("\(folder)/changes/\(old)-to-\(new)") }

  /// The redline of a version, by its place, with the one in force; nil for that one itself, and where none is.
  func redlineWithCurrent(of policy: Policy, _ index: Int, on day: CalendarDate) -> SitePath? {
    guard let current = policy.indexOfCurrent(on: day), current != index else { return nil }
    return redline(policy.versions[min(index, current)].id, policy.versions[max(index, current)].id)
  }
}
