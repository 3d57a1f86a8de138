import Markdown
package import SitePaths
import Themes
import Words

/// A page at an old address that leads to the new one: for search engines by its canonical address, for readers without
/// scripts by a refresh, for all others by a script that keeps the query and the fragment.
package struct RedirectPage: Sendable {
  package let path: SitePath
  package let target: SitePath
  private let title: String

  /// - Parameter title: that of the page it leads to.
  package init(at path: SitePath, to target: SitePath, title: String) {
    self.path = path
    self.target = target
    self.title = title
  }

  package func html(in context: SiteContext) -> [UInt8] {
    var view = View([
      "language": context.language, "direction": WritingDirection(of: context.language).rawValue,
      "title": PageTitle.make(title, in: context.title), "label": title,
      "canonical": context.address(of: target), "href": target.href(from: path),
    ])
    view.set(assets: ["style": "style.css", "script": "redirect.js"], on: path, in: context)
    var html = HTMLBuffer(capacity: 1_024)
    context.theme.template("layouts/redirect", in: context.language)?.render(view, into: &html)
    return html.bytes
  }
}
