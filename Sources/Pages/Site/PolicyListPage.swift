import Policies
package import SitePaths
import Themes
import Words

/// All policies of a site: the home page where the author wrote none.
package struct PolicyListPage {
  package static func path(in edition: Edition) -> SitePath { edition.page("policies") }
  private let isHome: Bool

  package init(isHome: Bool) { self.isHome = isHome }

  package func html(in shell: inout PageShell) -> [UInt8] {
    let context = shell.context
    let path = isHome ? context.edition.home : Self.path(in: context.edition)
    let words = context.words()
    var view = View([
      "title": isHome ? context.title : words(.policies),
      "intro": words(.policiesIntro, .count(context.policies.count)),
    ])
    view.set(
      "policies",
      context.policies.map { card in
        var view = card.link(from: path, in: context)
        view["kind_label"] = words.kindLabel(card.kind, of: card.title)
        view["status_text"] = words.standing(of: card)
        view["iso"] = card.current?.date?.description
        view["versions"] = words.number(card.versions)
        view["history_href"] = card.history.href(from: path)
        view.set("translations", card.translations.map { translation($0, from: path, context) })
        return view
      })
    var info = PageInfo(
      path: path,
      title: isHome ? PageTitle.shortened(context.title, to: 118) : PageTitle.make(words(.policies), in: context.title),
      description: words(.policiesDescription, .site(context, shortenedTo: 100)),
      kind: "policies")
    info.schemaType = "CollectionPage"
    return shell.render(info, layout: "policies", view)
  }

  /// A policy in another language, by the name of that language.
  private func translation(_ card: PolicyCard, from path: SitePath, _ context: SiteContext) -> View {
    let language = context.language(of: card)
    return View(["name": context.name(of: language), "language": language, "href": card.page.href(from: path)])
  }
}

/// What a host shows for an address that does not exist.
package struct NotFoundPage {
  package static let path = SitePath("404.html")

  package init() {}

  package func html(in shell: inout PageShell) -> [UInt8] {
    let context = shell.context
    let words = context.words()
    var view = View([
      "title": words(.pageNotFound), "text": words(.notFoundText),
      "home": SitePath.page("").href(from: Self.path),
    ])
    let listed = context.policies.count <= 50 ? context.policies : []
    view.set("policies", listed.map { $0.link(from: Self.path, in: context) })
    var info = PageInfo(
      path: Self.path, title: PageTitle.make(words(.pageNotFound), in: context.title),
      description: words(.notFoundDescription), kind: "not-found")
    info.isIndexed = false
    return shell.render(info, layout: "not-found", view)
  }
}
