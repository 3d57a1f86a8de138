import Diagnostics
import Disclosure
import Foundation
import Markdown
import Policies

/// What a page says of itself outside its own content.
struct PageInfo {
  let path: SitePath
  /// The whole title, at most 120 characters.
  let title: String
  let description: String
  /// The class of the body, which is the kind of page.
  var kind: String
  var language: String?
  var openGraphType = "website"
  var schemaType = "WebPage"
  var feeds: [(path: SitePath, type: String, title: String)] = []
  var isIndexed = true
  var datePublished: String?
  var dateModified: String?
  /// The pages of the folders it stands in, outermost first.
  var trail: [PageSurroundings.Step] = []
}

/// Puts contents into the frame that all pages share.
///
/// Header and footer depend only on how deep a page lies, its language, and which menu entry it is, so they are
/// rendered once for each of these.
package struct PageShell: Sendable {
  let context: SiteContext
  private var chrome: [ChromeKey: (header: [UInt8], footer: [UInt8])] = [:]

  private var lastList: (links: [LinkOut], depth: Int, html: [UInt8])?

  private struct ChromeKey: Hashable {
    let depth: Int
    let language: String
    let current: SiteContext.MenuPlace?
  }

  package init(_ context: SiteContext) { self.context = context }

  /// Renders a layout and the frame around it.
  ///
  /// - Parameters:
  ///   - slots: bytes for the slots of the layout's view.
  ///   - links: what the contents lead to, for the list at the page's end.
  mutating func render(
    _ info: PageInfo, layout: String, _ view: View, slots: [String: [UInt8]] = [:], links: [LinkOut] = []
  ) -> [UInt8] {
    var (view, slots) = (view, slots)
    let language = info.language ?? context.language
    let list = list(of: links, layout, on: info.path)
    view.set("has_links", !list.isEmpty)
    view.slot("links")
    slots["links"] = list
    let size = slots.values.reduce(8_192) { $0 + $1.count }
    assert(strangers(in: view, layout).isEmpty, "undeclared in \(layout): \(strangers(in: view, layout))")
    var content = HTMLBuffer(capacity: size)
    context.theme.template("layouts/\(layout)", in: language)?.render(view, slots: slots, into: &content)
    if !list.isEmpty, !context.theme.listsLinks(in: layout) {
      content.raw("<div class=\"block\"><div class=\"after\">\n")
      context.theme.template("partials/destinations", in: language)?.render(
        view, slots: ["links": list], into: &content)
      content.raw("</div></div>\n")
    }
    let chrome = chrome(for: info.path, in: language)
    var page = HTMLBuffer(capacity: size + 8_192)
    context.theme.template("layouts/page", in: language)?.render(
      frame(info),
      slots: [
        "content": content.bytes, "header": chrome.header, "footer": chrome.footer, "json_ld": structuredData(info),
      ],
      into: &page)
    return page.bytes
  }

  /// The list at the end of a page, of its own links and those of the theme. A version and its redline lead to the same
  /// places and lie at the same depth, so the last list is kept.
  private mutating func list(of links: [LinkOut], _ layout: String, on page: SitePath) -> [UInt8] {
    let theme = context.theme.links(in: layout)
    let all = theme.isEmpty ? links : links + theme
    guard !all.isEmpty else { return [] }
    if let last = lastList, last.depth == page.depth, last.links == all { return last.html }
    let html = LinkList(all, on: page, in: context).html()
    lastList = (all, page.depth, html)
    return html
  }

  private func frame(_ info: PageInfo) -> View {
    let language = info.language ?? context.language
    var view = View([
      "language": language, "direction": Self.direction(of: language), "title": info.title,
      "description": info.description, "canonical": context.address(of: info.path), "og_type": info.openGraphType,
      "og_image": context.theme.asset("social-card.png").map { context.address(of: $0.path) },
      "site_title": context.title,
      "kind": info.kind, "robots": info.isIndexed ? nil : "noindex",
      "favicon": context.theme.asset("favicon.svg")?.path.href(from: info.path),
    ])
    view.set(assets: ["style": "style.css", "script": "codicil.js"], on: info.path, in: context)
    view.set(
      "feeds",
      info.feeds.map { View(["href": $0.path.href(from: info.path), "type": $0.type, "title": $0.title]) })
    for slot in ["json_ld", "header", "footer", "content"] { view.slot(slot) }
    return view
  }

  private func strangers(in view: View, _ layout: String) -> [String] {
    ViewModel.of("layouts/\(layout).html", blocks: [:])?.strangers(in: view) ?? []
  }

  /// The direction of the scripts that these languages are written in (Unicode CLDR).
  private static func direction(of language: String) -> String {
    let primary = language.lowercased().prefix { $0 != "-" }
    return ["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"].contains(String(primary))
      ? "rtl" : "ltr"
  }

  // MARK: Header and footer

  private mutating func chrome(for page: SitePath, in language: String) -> (header: [UInt8], footer: [UInt8]) {
    let key = ChromeKey(depth: page.depth, language: language, current: context.menuPlace(of: page))
    if let known = chrome[key] { return known }
    var view = View([
      "site_title": context.title, "home": SitePath.page("").href(from: page), "publisher": context.publisher,
      "as_of": context.asOf.inWords, "as_of_iso": context.asOf.description, "generator": context.generator,
      "ledger": LedgerPaths.ledger.href(from: page),
      "search": context.search == .none ? nil : SearchPage.path.href(from: page),
      "all_policies": context.knownPaths.contains(PolicyListPage.path) ? PolicyListPage.path.href(from: page) : nil,
    ])
    view.set(
      "menu",
      context.menu.enumerated().map { index, item in
        let inside = (item.path == nil ? [] : [item]) + item.items
        var entry = menuEntry(item, from: page, isNear: key.current?.entry == index && key.current?.item == nil)
        entry.set("has_items", !item.items.isEmpty)
        entry.set("within", key.current?.entry == index)
        entry.set(
          "items",
          inside.enumerated().map { place, inner in
            // The first of them is the entry itself, where it leads somewhere.
            let own = item.path == nil ? place : place - 1
            return menuEntry(
              inner, from: page, isNear: key.current?.entry == index && (key.current?.item ?? -1) == own)
          })
        return entry
      })
    // A collection has too many policies to list them below every page.
    let listed = context.policies.count <= 12 ? context.policies : []
    view.set("policies", listed.map { View(["title": $0.title, "href": $0.page.href(from: page)]) })
    var header = HTMLBuffer()
    var footer = HTMLBuffer()
    context.theme.template("partials/header", in: language)?.render(view, into: &header)
    context.theme.template("partials/footer", in: language)?.render(view, into: &footer)
    chrome[key] = (header.bytes, footer.bytes)
    return (header.bytes, footer.bytes)
  }

  /// - Parameter isNear: whether the page is the one the entry leads to, or lies below it.
  private func menuEntry(_ item: SiteContext.MenuItem, from page: SitePath, isNear: Bool) -> View {
    var entry = View(["label": item.label, "href": item.path?.href(from: page) ?? ""])
    entry.set("current", isNear)
    entry["place"] = isNear ? item.path == page ? "page" : "true" : ""
    return entry
  }

  // MARK: Structured data

  /// schema.org as JSON-LD; `<` is escaped, so no text can end the script element.
  private func structuredData(_ info: PageInfo) -> [UInt8] {
    struct Publisher: Encodable {
      let type = "Organization"
      let name: String
      enum CodingKeys: String, CodingKey {
        case type = "@type"
        case name
      }
    }
    struct Page: Encodable {
      let context = "https://schema.org"
      let type: String
      let url: String
      let name: String
      let description: String
      let inLanguage: String
      let datePublished: String?
      let dateModified: String?
      let publisher: Publisher?
      let breadcrumb: Breadcrumbs?
      enum CodingKeys: String, CodingKey {
        case context = "@context"
        case type = "@type"
        case url, name, description, inLanguage, datePublished, dateModified
        case publisher, breadcrumb
      }
    }
    let page = Page(
      type: info.schemaType, url: context.address(of: info.path), name: info.title, description: info.description,
      inLanguage: info.language ?? context.language, datePublished: info.datePublished, dateModified: info.dateModified,
      publisher: context.publisher.map { Publisher(name: $0) },
      breadcrumb: info.trail.isEmpty ? nil : Breadcrumbs(info, in: context))
    let json = JSONText.encode(page, isPretty: false)
    var html: [UInt8] = Array("<script type=\"application/ld+json\">".utf8)
    for byte in json {
      if byte == UInt8(ascii: "<") { html += Array("\\u003c".utf8) } else { html.append(byte) }
    }
    return html + Array("</script>".utf8)
  }
}

/// A `BreadcrumbList` of schema.org: the pages above a page, and that page.
private struct Breadcrumbs: Encodable {
  private struct Step: Encodable {
    let type = "ListItem"
    let position: Int
    let name: String
    let item: String
    enum CodingKeys: String, CodingKey {
      case type = "@type"
      case position, name, item
    }
  }

  private let type = "BreadcrumbList"
  private let itemListElement: [Step]
  private enum CodingKeys: String, CodingKey {
    case type = "@type"
    case itemListElement
  }

  init(_ info: PageInfo, in context: SiteContext) {
    let pages = info.trail.map { ($0.title, $0.path) } + [(info.title, info.path)]
    itemListElement = pages.enumerated().map { index, page in
      Step(position: index + 1, name: page.0, item: context.address(of: page.1))
    }
  }
}

extension View {
  /// Names files of the theme as a page leads to them and, where the site asks for it, what browsers check them by.
  mutating func set(assets: KeyValuePairs<String, String>, on page: SitePath, in context: SiteContext) {
    for (name, file) in assets {
      let asset = context.theme.asset(file)
      self[name] = asset?.path.href(from: page)
      if context.showsIntegrity { self[name + "_integrity"] = asset?.integrity }
    }
  }
}
