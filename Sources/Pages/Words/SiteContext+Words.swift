import Themes
package import Words

extension SiteContext {
  /// The words for a page.
  ///
  /// - Parameter language: the page's; nil for that of the site.
  package func words(in language: String? = nil) -> Phrases { theme.phrases(in: language ?? self.language) }
}
