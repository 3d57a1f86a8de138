package import Diagnostics
import FrontMatter
package import Pages
import SitePaths

/// The menu that all pages of an edition share: what `site.yml` lists, and the pages whose front matter gives them a place
/// in it.
package struct SiteMenu {
  /// An entry as `site.yml` has it; with others inside it, or leading somewhere, or both.
  package struct Entry: Sendable {
    let label: String
    let href: FieldReader.Located<String>?
    let items: [Entry]

    /// - Parameter isOuter: whether it may have others inside it.
    init?(_ fields: inout FieldReader, isOuter: Bool = true) {
      let label = fields.requiredText("label")
      items = isOuter ? fields.list("items") { Entry(&$0, isOuter: false) } : []
      href = items.isEmpty ? fields.requiredText("href") : fields.locatedText("href")
      guard let label, href != nil || !items.isEmpty else { return nil }
      self.label = label.value
    }
  }

  package private(set) var items: [MenuItem] = []
  package private(set) var diagnostics: [Diagnostic] = []
  private let context: SiteContext
  private let file: SourceFile?

  /// - Parameters:
  ///   - entries: nil for a language that has none of its own.
  ///   - pages: those of the edition.
  ///   - original: the menu of the site's own language, with the pages that it may lead to.
  ///   - file: `site.yml`.
  package init(
    _ entries: [Entry]?, _ pages: [PageSource], in context: SiteContext, file: SourceFile?,
    insteadOf original: [MenuItem] = []
  ) {
    self.context = context
    self.file = file
    let titles = Dictionary(pages.map { ($0.page.path, $0.menuLabel) }, uniquingKeysWith: { first, _ in first })
    items = entries.map { $0.compactMap { item($0) } } ?? original.map { translated($0, titles) }
    // The page of a folder has its place before the pages that are below it.
    let sorted = pages.sorted(by: PageSource.inOrderOfLists)
    let isAtTop = { (page: PageSource) in context.edition.pagesAbove(page.page.path).isEmpty }
    for page in sorted.filter(isAtTop) + sorted.filter({ !isAtTop($0) }) { add(page) }
  }

  /// An entry of the site's own menu, which leads to the translation if there is one, and then bears its title.
  private func translated(_ item: MenuItem, _ titles: [SitePath: String]) -> MenuItem {
    let items = item.items.map { translated($0, titles) }
    let path = item.path.map { original in
      let path = context.edition.counterpart(of: original, in: context.editions[0])
      return context.knownPaths.contains(path) ? path : original
    }
    let label = path.flatMap { titles[$0] ?? context.titleOfPolicy(at: $0) }
    return MenuItem(
      label: label ?? item.label, in: label == nil ? context.editions[0].language : nil, path: path, items: items)
  }

  private mutating func item(_ entry: Entry) -> MenuItem? {
    let path = entry.href.flatMap { target(of: $0) }
    let items = entry.items.compactMap { item($0) }
    guard path != nil || !items.isEmpty else { return nil }
    return MenuItem(label: entry.label, path: path, items: items)
  }

  private mutating func target(of href: FieldReader.Located<String>) -> SitePath? {
    if let target = context.target(of: href.value, from: .page("")) { return target }
    if let file {
      diagnostics.append(
        Diagnostic(
          .error, "link-broken", "the menu leads to \"\(href.value)\", which is no page of this site", in: file,
          at: href.position, marking: href.value,
          advice: "write the address of a page from the site's root, as in /privacy/"))
    }
    return nil
  }

  /// A page inside a folder whose page is in the menu is below that one.
  private mutating func add(_ source: PageSource) {
    let path = source.page.path
    guard source.matter.menu != nil else { return }
    let label = source.menuLabel
    // What site.yml says of a page goes before what the page says.
    guard !items.contains(where: { $0.path == path || $0.items.contains { $0.path == path } }) else { return }
    let above = context.edition.pagesAbove(path)
    let parent = items.lastIndex { item in
      item.path.map(above.contains) ?? false || item.items.contains { $0.path.map(above.contains) ?? false }
    }
    let item = MenuItem(label: label, path: path)
    if let parent { items[parent].items.append(item) } else { items.append(item) }
  }
}

extension PageSource {
  /// What a menu calls the page.
  fileprivate var menuLabel: String {
    if case .words(let words) = matter.menu { words } else { page.title }
  }
}

extension SiteContext {
  /// The title of the translation whose text in force is there.
  fileprivate func titleOfPolicy(at path: SitePath) -> String? {
    policies.first { $0.page == path && $0.language == language }?.title
  }
}
