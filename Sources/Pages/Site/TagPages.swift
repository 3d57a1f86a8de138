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
    let cards = tags.map { tag in
      let count = tag.pages.count == 1 ? "1 page" : "\(tag.pages.count) pages"
      return PageCard(path: tag.path, title: tag.name, description: count, date: nil)
    }
    return ListingPage(
      path: Self.path(in: shell.context.edition), title: "Tags", intro: "What the pages of this site are about.",
      trail: [], pages: cards
    ).html(in: &shell)
  }
}

/// The pages that bear a tag.
package struct TagPage {
  private let tag: TaggedPages

  package init(_ tag: TaggedPages) { self.tag = tag }

  package func html(in shell: inout PageShell) -> [UInt8] {
    ListingPage(
      path: tag.path, title: tag.name, intro: "Pages of this site about “\(tag.name)”.",
      trail: [PageSurroundings.Step(title: "Tags", path: TagListPage.path(in: shell.context.edition))], pages: tag.pages
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
    PageSurroundings(trail: trail, pages: pages).describe(in: &view, from: path)
    var info = PageInfo(
      path: path, title: PageTitle.make(title, in: shell.context.title),
      description: PageTitle.shortened(intro, to: 300),
      kind: "listing")
    info.schemaType = "CollectionPage"
    info.trail = trail
    return shell.render(info, layout: "listing", view)
  }
}
