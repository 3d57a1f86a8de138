import Diagnostics
import Disclosure
import Foundation
import Links
import Markdown
import Policies
import SitePaths
import Themes
import Words

/// What a page says of itself outside its own content.
struct PageInfo {
  let path: SitePath
  /// The whole title, at most 120 characters.
  let title: String
  let description: String
  /// What is at the head of its printed pages, if that is not the title without the site's.
  var runningHead: String?
  /// The class of the body, which is the kind of page.
  var kind: String
  var language: String?
  var openGraphType = "website"
  var schemaType = "WebPage"
  var feeds: [(path: SitePath, type: String, title: String)] = []
  var isIndexed = true
  var datePublished: String?
  var dateModified: String?
  /// The pages of the folders it is in, outermost first.
  var trail: [PageSurroundings.Step] = []
}

/// Puts contents into the frame that all pages share.
///
/// Header and footer depend only on how deep a page lies, its language, and which menu entry it is, so they are
/// rendered once for each of these.
package struct PageShell: Sendable {
  let context: SiteContext
  private var chrome: [ChromeKey: (header: [UInt8], footer: [UInt8])] = [:]

  private var lastList: (links: [LinkOut], depth: Int, language: String, html: [UInt8])?

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
    let list = list(of: links, layout, on: info.path, in: language)
    view.set("has_links", !list.isEmpty)
    view.slot("links")
    slots["links"] = list
    let size = slots.values.reduce(8_192) { $0 + $1.count }
    assert(undeclaredNames(in: view, layout).isEmpty, "undeclared in \(layout): \(undeclaredNames(in: view, layout))")
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
  private mutating func list(
    of links: [LinkOut], _ layout: String, on page: SitePath, in language: String
  ) -> [UInt8] {
    let theme = context.theme.links(in: layout)
    let all = theme.isEmpty ? links : links + theme
    guard !all.isEmpty else { return [] }
    if let last = lastList, last.depth == page.depth, last.language == language, last.links == all { return last.html }
    let html = LinkList(all, on: page, context.classifier.catalogue, context.words(in: language)).html()
    lastList = (all, page.depth, language, html)
    return html
  }

  private func frame(_ info: PageInfo) -> View {
    let language = info.language ?? context.language
    var view = View([
      "language": language, "direction": WritingDirection(of: language).rawValue, "title": info.title,
      "description": info.description, "canonical": context.address(of: info.path), "og_type": info.openGraphType,
      "og_image": context.theme.asset("social-card.png").map { context.address(of: $0.path) },
      "site_title": context.title, "og_locale": Self.openGraphLocale(language),
      "running_head": info.runningHead ?? PageTitle.without(context.title, info.title),
      "kind": info.kind, "robots": info.isIndexed ? nil : "noindex",
      "favicon": context.theme.asset("favicon.svg")?.path.href(from: info.path),
    ])
    view.set(assets: ["style": "style.css", "script": "codicil.js"], on: info.path, in: context)
    view.set(
      "feeds",
      info.feeds.map { View(["href": $0.path.href(from: info.path), "type": $0.type, "title": $0.title]) })
    view.set(
      "alternates", context.alternates(of: info.path).map { View(["language": $0.language, "href": $0.address]) })
    view.set(
      "other_locales",
      context.counterparts(of: info.path).filter { $0.path != info.path }
        .map { View(["locale": Self.openGraphLocale($0.language)]) })
    for slot in ["json_ld", "header", "footer", "content"] { view.slot(slot) }
    return view
  }

  /// `pt-BR` → `pt_BR`; the language alone where it names no region.
  private static func openGraphLocale(_ language: String) -> String { language.replacing("-", with: "_") }

  private func undeclaredNames(in view: View, _ layout: String) -> [String] {
    ViewModel.of("layouts/\(layout).html", blocks: [:])?.undeclaredNames(in: view) ?? []
  }

  // MARK: Header and footer

  private mutating func chrome(for page: SitePath, in language: String) -> (header: [UInt8], footer: [UInt8]) {
    // The way to other languages is another on each page.
    if context.editions.count > 1 { return makeChrome(for: page, in: language) }
    let key = ChromeKey(depth: page.depth, language: language, current: context.menuPlace(of: page))
    if let known = chrome[key] { return known }
    let made = makeChrome(for: page, in: language)
    chrome[key] = made
    return made
  }

  private func makeChrome(for page: SitePath, in language: String) -> (header: [UInt8], footer: [UInt8]) {
    let words = context.words(in: language)
    let current = context.menuPlace(of: page)
    let list = PolicyListPage.path(in: context.edition)
    var view = View([
      "site_title": context.title, "home": context.edition.home.href(from: page),
      "publisher": context.publisher.map(words.isolated), "as_of": words.date(context.asOf),
      "as_of_iso": context.asOf.description,
      "generator": context.generator,
      "ledger": LedgerPaths.ledger.href(from: page),
      "search": context.search == .none ? nil : SearchPage.path(in: context.edition).href(from: page),
      "all_policies": context.knownPaths.contains(list) ? list.href(from: page) : nil,
    ])
    view.set("has_languages", context.editions.count > 1)
    view.set("languages", languages(on: page))
    view.set(
      "menu",
      context.menu.enumerated().map { index, item in
        let inside = (item.path == nil ? [] : [item]) + item.items
        var entry = menuEntry(item, from: page, isNear: current?.entry == index && current?.item == nil)
        entry.set("has_items", !item.items.isEmpty)
        entry.set("within", current?.entry == index)
        entry.set(
          "items",
          inside.enumerated().map { place, inner in
            // The first of them is the entry itself, where it leads somewhere.
            let own = item.path == nil ? place : place - 1
            return menuEntry(inner, from: page, isNear: current?.entry == index && (current?.item ?? -1) == own)
          })
        return entry
      })
    // A collection has too many policies to list them below every page.
    let listed = context.policies.count <= 12 ? context.policies : []
    view.set("policies", listed.map { $0.link(from: page, in: context) })
    var header = HTMLBuffer()
    var footer = HTMLBuffer()
    context.theme.template("partials/header", in: language)?.render(view, into: &header)
    context.theme.template("partials/footer", in: language)?.render(view, into: &footer)
    return (header.bytes, footer.bytes)
  }

  /// The languages of the site and where each has the page, or the nearest to it; none if there is one alone.
  private func languages(on page: SitePath) -> [View] {
    guard context.editions.count > 1 else { return [] }
    return context.editions.map { edition in
      let target = context.nearest(to: page, in: edition)
      var view = View([
        "name": edition.languageName, "language": edition.language, "href": target.path.href(from: page),
      ])
      view.set("current", target.path == page)
      view.set("elsewhere", !target.isSame)
      return view
    }
  }

  /// - Parameter isNear: whether the page is the one the entry leads to, or lies below it.
  private func menuEntry(_ item: MenuItem, from page: SitePath, isNear: Bool) -> View {
    var entry = View(["label": item.label, "href": item.path?.href(from: page) ?? ""])
    entry.set("is_foreign", item.language != nil)
    entry["language"] = item.language
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
    struct Translation: Encodable {
      let type: String
      let url: String
      let inLanguage: String
      enum CodingKeys: String, CodingKey {
        case type = "@type"
        case url, inLanguage
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
      let translationOfWork: Translation?
      let workTranslation: [Translation]?
      enum CodingKeys: String, CodingKey {
        case context = "@context"
        case type = "@type"
        case url, name, description, inLanguage, datePublished, dateModified
        case publisher, breadcrumb, translationOfWork, workTranslation
      }
    }
    let isMain = context.edition(of: info.path).isMain
    let others = context.counterparts(of: info.path).filter { $0.path != info.path }
    let translations = others.map {
      Translation(type: info.schemaType, url: context.address(of: $0.path), inLanguage: $0.language)
    }
    let original = others.firstIndex(where: \.edition.isMain)
    let page = Page(
      type: info.schemaType, url: context.address(of: info.path), name: info.title, description: info.description,
      inLanguage: info.language ?? context.language, datePublished: info.datePublished, dateModified: info.dateModified,
      publisher: context.publisher.map { Publisher(name: $0) },
      breadcrumb: info.trail.isEmpty ? nil : Breadcrumbs(info, in: context),
      translationOfWork: original.map { translations[$0] },
      workTranslation: isMain && !translations.isEmpty ? translations : nil)
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
