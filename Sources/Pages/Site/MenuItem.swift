package import SitePaths

/// An entry of the menu of a site.
package struct MenuItem: Equatable, Sendable {
  package let label: String
  /// The language of the label, if it is not that of the menu.
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
