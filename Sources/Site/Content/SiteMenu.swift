import Diagnostics
import FrontMatter
import Pages

/// The menu that all pages share: what `site.yml` lists, and the pages whose front matter gives them a place in it.
struct SiteMenu {
  /// An entry as `site.yml` has it; with others inside it, or leading somewhere, or both.
  struct Entry: Sendable {
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

  private(set) var items: [SiteContext.MenuItem] = []
  private(set) var diagnostics: [Diagnostic] = []
  private let context: SiteContext
  private let file: SourceFile?

  /// - Parameter file: `site.yml`.
  init(_ entries: [Entry], _ pages: [PageSource], in context: SiteContext, file: SourceFile?) {
    self.context = context
    self.file = file
    items = entries.compactMap { item($0) }
    // The page of a folder has its place before the pages that stand below it.
    let sorted = pages.sorted(by: PageSource.inOrderOfLists)
    for page in sorted where page.page.path.enclosingPages.isEmpty { add(page) }
    for page in sorted where !page.page.path.enclosingPages.isEmpty { add(page) }
  }

  private mutating func item(_ entry: Entry) -> SiteContext.MenuItem? {
    let path = entry.href.flatMap { target(of: $0) }
    let items = entry.items.compactMap { item($0) }
    guard path != nil || !items.isEmpty else { return nil }
    return SiteContext.MenuItem(label: entry.label, path: path, items: items)
  }

  private mutating func target(of href: FieldReader.Located<String>) -> SitePath? {
    if let target = context.target(of: href.value, from: .page("")) { return target }
    if let file {
      diagnostics.append(
        Diagnostic(
          .error, "link-broken", "the menu leads to \"\(href.value)\", which is no page of this site", in: file,
          at: href.position, length: href.value.count,
          advice: "write the address of a page from the site's root, as in /privacy/"))
    }
    return nil
  }

  /// A page inside a folder whose page is in the menu stands below that one.
  private mutating func add(_ source: PageSource) {
    let path = source.page.path
    let label: String
    switch source.matter.menu {
    case nil: return
    case .title: label = source.page.title
    case .words(let words): label = words
    }
    // What site.yml says of a page goes before what the page says.
    guard !items.contains(where: { $0.path == path || $0.items.contains { $0.path == path } }) else { return }
    let above = path.enclosingPages
    let parent = items.lastIndex { item in
      item.path.map(above.contains) ?? false || item.items.contains { $0.path.map(above.contains) ?? false }
    }
    let item = SiteContext.MenuItem(label: label, path: path)
    if let parent { items[parent].items.append(item) } else { items.append(item) }
  }
}
