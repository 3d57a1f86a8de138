package import Policies
package import SitePaths
import Themes
import Words

/// A page as lists of pages show it.
package struct PageCard: Sendable {
  package let path: SitePath
  package let title: String
  package let description: String?
  package let date: CalendarDate?

  package init(path: SitePath, title: String, description: String?, date: CalendarDate?) {
    self.path = path
    self.title = title
    self.description = description
    self.date = date
  }

  func view(from page: SitePath, _ words: Phrases) -> View {
    var view = View(["title": title, "href": path.href(from: page), "text": description ?? ""])
    view.set("dates", date.map { [View(["text": words.date($0), "iso": $0.description])] } ?? [])
    return view
  }
}

/// What a page says of the pages around it.
package struct PageSurroundings: Sendable {
  /// A page by its name.
  package struct Step: Sendable {
    package let title: String
    package let path: SitePath
    package init(title: String, path: SitePath) { (self.title, self.path) = (title, path) }
  }

  /// The pages of the folders it is in, outermost first.
  package let trail: [Step]
  package let date: CalendarDate?
  package let tags: [Step]
  /// The pages in its folder.
  package let pages: [PageCard]

  package init(trail: [Step] = [], date: CalendarDate? = nil, tags: [Step] = [], pages: [PageCard] = []) {
    self.trail = trail
    self.date = date
    self.tags = tags
    self.pages = pages
  }

  func describe(in view: inout View, from page: SitePath, _ words: Phrases) {
    func links(_ steps: [Step]) -> [View] {
      steps.map { View(["label": $0.title, "href": $0.path.href(from: page)]) }
    }
    view.set("has_trail", !trail.isEmpty)
    view.set("trail", links(trail))
    view.set("dates", date.map { [View(["text": words.date($0), "iso": $0.description])] } ?? [])
    view.set("has_tags", !tags.isEmpty)
    view.set("tags", links(tags))
    view.set("has_pages", !pages.isEmpty)
    view.set("pages", pages.map { $0.view(from: page, words) })
  }
}
