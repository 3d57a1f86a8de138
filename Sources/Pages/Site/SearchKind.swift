/// How readers search a site.
package enum SearchKind: String, CaseIterable, Sendable {
  /// A list of everything, which a script narrows.
  case list
  /// The list, and Pagefind's index of all texts.
  case pagefind
  case none
}
