import Policies

/// All policies of a site: the home page where the author wrote none.
package struct PolicyListPage {
  package static let path = SitePath.page("policies")
  private let isHome: Bool

  package init(isHome: Bool) { self.isHome = isHome }

  package func html(in shell: inout PageShell) -> [UInt8] {
    let context = shell.context
    let path = isHome ? SitePath.page("") : Self.path
    let count = context.policies.count == 1 ? "one policy" : "\(context.policies.count) policies"
    var view = View([
      "title": isHome ? context.title : "Policies",
      "intro": "The text in force of \(count), with every archived version and what changed between them.",
    ])
    view.set(
      "policies",
      context.policies.map { card in
        View([
          "title": card.title, "href": card.page.href(from: path), "kind_label": card.kindLabel,
          "status_text": card.statusText, "versions": "\(card.versions)", "history_href": card.history.href(from: path),
          "iso": card.date?.description ?? context.asOf.description,
        ])
      })
    var info = PageInfo(
      path: path,
      title: isHome ? PageTitle.shortened(context.title, to: 118) : PageTitle.make("Policies", in: context.title),
      description:
        "The policies of \(PageTitle.shortened(context.title, to: 100)): what is in force, what was, and what changed.",
      kind: "policies")
    info.schemaType = "CollectionPage"
    return shell.render(info, layout: "policies", view)
  }
}

/// What a host shows for an address that does not exist.
package struct NotFoundPage {
  package static let path = SitePath("404.html")

  package init() {}

  package func html(in shell: inout PageShell) -> [UInt8] {
    let context = shell.context
    var view = View([
      "title": "Page not found", "text": "There is no page at this address. It may have moved, or never have been.",
      "home": SitePath.page("").href(from: Self.path),
    ])
    let listed = context.policies.count <= 50 ? context.policies : []
    view.set("policies", listed.map { View(["title": $0.title, "href": $0.page.href(from: Self.path)]) })
    var info = PageInfo(
      path: Self.path, title: PageTitle.make("Page not found", in: context.title),
      description: "There is no page at this address.", kind: "not-found")
    info.isIndexed = false
    return shell.render(info, layout: "not-found", view)
  }
}
