import Diagnostics
import FrontMatter
package import Pages
import Policies
import SitePaths

/// The pages of an edition as the folders they are in, and as the tags they bear.
struct PageTree {
  private let pages: [PageSource]
  private let edition: Edition
  private let titles: [SitePath: String]
  /// The pages next below each page of a folder, in the order of lists.
  private var children: [SitePath: [PageCard]] = [:]
  private var tagsByName: [String: TaggedPages] = [:]
  private(set) var tags: [TaggedPages] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(_ pages: [PageSource], of edition: Edition) {
    (self.pages, self.edition) = (pages, edition)
    titles = Dictionary(pages.map { ($0.page.path, $0.page.title) }, uniquingKeysWith: { first, _ in first })
    let ordered = pages.sorted(by: PageSource.inOrderOfLists)
    for source in ordered {
      guard let folder = edition.pagesAbove(source.page.path).last(where: { titles[$0] != nil }) else { continue }
      children[folder, default: []].append(source.card)
    }
    gatherTags(ordered)
    tagsByName = Dictionary(tags.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// What a page says of the pages around it.
  func surroundings(of source: PageSource) -> PageSurroundings {
    PageSurroundings(
      trail: trail(to: source.page.path), date: source.matter.date,
      tags: source.matter.tags.compactMap { tagsByName[$0.value] }
        .map { PageSurroundings.Step(title: $0.name, path: $0.path) },
      pages: listed(by: source))
  }

  // MARK: Folders

  /// The pages of the folders that a page is in, outermost first, where a folder has one.
  private func trail(to path: SitePath) -> [PageSurroundings.Step] {
    edition.pagesAbove(path).compactMap { above in
      titles[above].map { PageSurroundings.Step(title: $0, path: above) }
    }
  }

  /// The pages next below the page of a folder. The home page is above all and lists none.
  private func listed(by source: PageSource) -> [PageCard] {
    guard source.file.path.hasSuffix("/index.md"), source.matter.listsPages, source.page.path != edition.home else {
      return []
    }
    return children[source.page.path] ?? []
  }

  // MARK: Tags

  /// - Parameter ordered: the pages in the order of lists.
  private mutating func gatherTags(_ ordered: [PageSource]) {
    var bySlug: [String: TaggedPages] = [:]
    for source in pages {
      for tag in source.matter.tags {
        let slug = Slug.make(from: tag.value)
        guard let known = bySlug[slug] else {
          bySlug[slug] = TaggedPages(name: tag.value, slug: slug, in: edition, pages: [source.card])
          continue
        }
        if known.name == tag.value {
          bySlug[slug]?.pages.append(source.card)
        } else {
          diagnostics.append(
            Diagnostic(
              .error, "tag-collision",
              "the tags '\(tag.value)' and '\(known.name)' would have one page, /\(known.path.publicPath)",
              in: source.file,
              at: tag.position, marking: tag.value, advice: "write '\(known.name)', or other words"))
        }
      }
    }
    let order = Dictionary(
      ordered.enumerated().map { ($1.page.path, $0) }, uniquingKeysWith: { $1 })
    tags = bySlug.values.sorted { $0.slug < $1.slug }.map { tag in
      var tag = tag
      tag.pages.sort { order[$0.path, default: 0] < order[$1.path, default: 0] }
      return tag
    }
  }
}

extension PageSource {
  package var card: PageCard {
    PageCard(path: page.path, title: page.title, description: page.ownDescription, date: matter.date)
  }

  /// Small weights first, then the newest, then by title.
  static func inOrderOfLists(_ a: PageSource, _ b: PageSource) -> Bool {
    let (x, y) = (a.matter.weight ?? .max, b.matter.weight ?? .max)
    if x != y { return x < y }
    let (s, t) = (a.matter.date ?? .earliest, b.matter.date ?? .earliest)
    if s != t { return s > t }
    return (a.page.title, a.page.path) < (b.page.title, b.page.path)
  }
}
