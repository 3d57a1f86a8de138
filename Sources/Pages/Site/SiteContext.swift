package import Disclosure
package import Policies

/// What all pages of a site share.
package struct SiteContext: Equatable, Sendable {
  package struct MenuItem: Equatable, Sendable {
    package let label: String
    /// A place on this site; nil for an entry that only holds others.
    package let path: SitePath?
    package var items: [MenuItem]

    package init(label: String, path: SitePath?, items: [MenuItem] = []) {
      self.label = label
      self.path = path
      self.items = items
    }
  }

  /// An entry of the menu, or an item inside it.
  struct MenuPlace: Hashable {
    let entry: Int
    let item: Int?
  }

  /// A policy as lists of policies show it.
  package struct PolicyCard: Equatable, Sendable {
    package let id: String
    package let title: String
    /// Nil where it would only repeat the title.
    package let kindLabel: String?
    package let versions: Int
    package let statusText: String
    package let date: CalendarDate?
    /// The newest version.
    package let newest: Version.ID?
    package let seal: Seal
    package init(
      id: String, title: String, kindLabel: String?, versions: Int, statusText: String, date: CalendarDate?,
      newest: Version.ID?, seal: Seal
    ) {
      self.id = id
      self.title = title
      self.kindLabel = kindLabel
      self.versions = versions
      self.statusText = statusText
      self.date = date
      self.newest = newest
      self.seal = seal
    }

    package var page: SitePath { PolicyPaths(id).current }
    package var history: SitePath { PolicyPaths(id).history }
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

  package let title: String
  /// Ends with a slash.
  package let baseURL: String
  package let publisher: String?
  package let language: String
  package var menu: [MenuItem]
  package let policies: [PolicyCard]
  package let asOf: CalendarDate
  package let classifier: Classifier
  package let theme: Theme
  /// Every file of the site: what links inside it may lead to.
  package let knownPaths: Set<SitePath>
  package let generator: String
  /// What feeds tell of although it is no news by itself.
  package var minorNews: Set<PolicyFeed.MinorNews> = []
  package var search = SearchKind.none
  /// Whether pages name digests that browsers check the theme's files by.
  package var showsIntegrity = false

  package init(
    title: String, baseURL: String, publisher: String?, language: String, menu: [MenuItem], policies: [PolicyCard],
    asOf: CalendarDate, classifier: Classifier, theme: Theme, knownPaths: Set<SitePath>, generator: String
  ) {
    self.title = title
    self.baseURL = baseURL
    self.publisher = publisher
    self.language = language
    self.menu = menu
    self.policies = policies
    self.asOf = asOf
    self.classifier = classifier
    self.theme = theme
    self.knownPaths = knownPaths
    self.generator = generator
  }

  /// The place in the menu that leads to a page or, where none does, to the nearest page above it.
  func menuPlace(of page: SitePath) -> MenuPlace? {
    var best: (place: MenuPlace, length: Int)?
    func consider(_ path: SitePath?, _ place: MenuPlace) {
      guard let path, path == page || path.encloses(page) else { return }
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
  private let id: String
  package init(_ id: String) { self.id = id }

  package var current: SitePath { .page(id) }
  package var history: SitePath { .page("\(id)/versions") }
  package var atomFeed: SitePath { SitePath("\(id)/feed.xml") }
  package var jsonFeed: SitePath { SitePath("\(id)/feed.json") }

  /// The feeds as the head of a page names them.
  func feeds(of title: String) -> [(path: SitePath, type: String, title: String)] {
    [
      (atomFeed, "application/atom+xml", "\(title): changes"), (jsonFeed, "application/feed+json", "\(title): changes"),
    ]
  }

  package var historyData: SitePath { SitePath("\(id)/history.json") }
  package func version(_ version: Version.ID) -> SitePath { .page("\(id)/versions/\(version)") }
  /// The snapshot's file under the name that the lock has for it.
  package func source(_ version: Version.ID) -> SitePath { SitePath("\(id)/versions/\(version).md") }
  package var lock: SitePath { SitePath("\(id)/versions/\(SnapshotLock.fileName)") }
  package var signature: SitePath { SitePath("\(id)/versions/\(SnapshotLock.signatureName)") }
  package var compare: SitePath { .page("\(id)/compare") }
  /// Which sections changed in which version.
  package var sections: SitePath { .page("\(id)/sections") }
  package func sections(of year: Int) -> SitePath { .page("\(id)/sections/\(year)") }
  package var timeMap: SitePath { SitePath("\(id)/timemap.link") }
  /// Every clause with an address that stays.
  package var clauses: SitePath { .page("\(id)/clauses") }
  package var draft: SitePath { .page("\(id)/draft") }
  package func redline(_ old: Version.ID, _ new: Version.ID) -> SitePath { .page("\(id)/changes/\(old)-to-\(new)") }

  /// The redline of a version, by its place, with the one in force; nil for that one itself, and where none is.
  func redlineWithCurrent(of policy: Policy, _ index: Int, on day: CalendarDate) -> SitePath? {
    guard let current = policy.indexOfCurrent(on: day), current != index else { return nil }
    return redline(policy.versions[min(index, current)].id, policy.versions[max(index, current)].id)
  }
}
