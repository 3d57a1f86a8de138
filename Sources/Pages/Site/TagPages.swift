package import SitePaths
import Themes
import Words

/// A tag and the pages that bear it.
package struct TaggedPages: Sendable {
  package let name: String
  /// Its place in addresses.
  package let slug: String
  package let path: SitePath
  package var pages: [PageCard]

  package init(name: String, slug: String, in edition: Edition, pages: [PageCard]) {
    self.name = name
    self.slug = slug
    self.pages = pages
    path = edition.page("tags/\(slug)")
  }
}

/// All tags of a site's pages.
package struct TagListPage {
  package static func path(in edition: Edition) -> SitePath { edition.page("tags") }
  private let tags: [TaggedPages]

  package init(_ tags: [TaggedPages]) { self.tags = tags }

  package func html(in shell: inout PageShell) -> [UInt8] {
    let words = shell.context.words()
    let cards = tags.map {
      PageCard(
        path: $0.path, title: $0.name, description: words(.pagesCounted, .count($0.pages.count)), date: nil)
    }
    return ListingPage(
      path: Self.path(in: shell.context.edition), title: words(.tags), intro: words(.tagsIntro), trail: [], pages: cards
    ).html(in: &shell)
  }
}

/// The pages that bear a tag.
package struct TagPage {
  private let tag: TaggedPages

  package init(_ tag: TaggedPages) { self.tag = tag }

  package func html(in shell: inout PageShell) -> [UInt8] {
    let words = shell.context.words()
    return ListingPage(
      path: tag.path, title: tag.name, intro: words(.pagesAbout, .foreign("tag", tag.name)),
      trail: [PageSurroundings.Step(title: words(.tags), path: TagListPage.path(in: shell.context.edition))],
      pages: tag.pages
    ).html(in: &shell)
  }
}

/// A page that is only a list of others.
struct ListingPage {
  let path: SitePath
  let title: String
  let intro: String
  let trail: [PageSurroundings.Step]
  let pages: [PageCard]

  func html(in shell: inout PageShell) -> [UInt8] {
    var view = View(["title": title, "intro": intro])
    PageSurroundings(trail: trail, pages: pages).describe(in: &view, from: path, shell.context.words())
    var info = PageInfo(
      path: path, title: PageTitle.make(title, in: shell.context.title),
      description: PageTitle.shortened(intro, to: 300),
      kind: "listing")
    info.schemaType = "CollectionPage"
    info.trail = trail
    return shell.render(info, layout: "listing", view)
  }
}
