package import Policies
package import SitePaths
import Themes

/// A policy as lists of policies show it.
package struct PolicyCard: Equatable, Sendable {
  package let id: Policy.ID
  package let title: String
  /// Nil if it is the site's own.
  package let language: String?
  package let kind: PolicyKind
  package let versions: Int
  /// The version in force, or the latest capture; nil if none is known.
  package let current: CurrentVersion?
  /// The newest version.
  package let newest: Version.ID?
  package let seal: ArchiveSeal
  /// Of an original: the same policy in other languages.
  package var translations: [PolicyCard] = []

  package init(
    id: Policy.ID, title: String, language: String?, kind: PolicyKind, versions: Int, current: CurrentVersion?,
    newest: Version.ID?, seal: ArchiveSeal
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

  /// A link to the policy by its title, which says its language if it is not that of the page.
  func link(from page: SitePath, in context: SiteContext) -> View {
    let own = context.language(of: self)
    let isForeign = own != context.language
    return View([
      "title": title, "language": isForeign ? own : nil, "language_name": isForeign ? context.name(of: own) : nil,
      "href": self.page.href(from: page),
    ])
  }
}

/// What is in force, or was captured last.
package struct CurrentVersion: Equatable, Sendable {
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
