package import Disclosure
package import Links
import Markdown
package import Policies
package import SitePaths
import Themes
import Words

/// A page of the site that is not a policy: blocks from front matter, or plain Markdown.
package struct MarketingPage {
  package let path: SitePath
  package let title: String
  /// As its author wrote it.
  package let ownDescription: String?
  package var surroundings = PageSurroundings()
  /// Whether search engines may list it.
  package var isIndexed = true
  package let language: String?
  private let content: Content

  /// The page's one text; nil if it is made of blocks.
  package var text: PolicyText? { if case .text(let text) = content { text } else { nil } }

  package enum Content: Sendable {
    case blocks([Block])
    case text(PolicyText)
  }

  package init(path: SitePath, title: String, description: String?, language: String?, content: Content) {
    self.path = path
    self.title = title
    ownDescription = description
    self.language = language
    self.content = content
  }

  /// The headings that readers can look for.
  package var headings: [FoundHeading] {
    if case .text(let text) = content { return FoundHeading.all(in: text) }
    return []
  }

  /// The page with everything that its links and other references tell.
  ///
  /// The contents are read once more as they are published: blocks of a theme and raw HTML may contain anything.
  package func render(
    in shell: inout PageShell, classifier: inout LinkClassifier, allowsRawHTML: Bool
  ) -> RenderedPage {
    let context = shell.context
    let words = context.words(in: language)
    var info = PageInfo(
      path: path,
      title: path == context.edition.home
        ? PageTitle.shortened(title, to: 118) : PageTitle.make(title, in: context.title),
      description: ownDescription.map { PageTitle.shortened($0, to: 300) }
        ?? words(.pageOfSite, .title(PageTitle.shortened(title, to: 100)), .site(context, shortenedTo: 60)),
      kind: "marketing")
    info.language = language
    info.trail = surroundings.trail
    info.isIndexed = isIndexed
    info.datePublished = surroundings.date?.description
    var view = View(["title": title])
    surroundings.describe(in: &view, from: path, words)
    if context.search == .pagefind, isIndexed { view.set("search", View(["name": title])) }
    switch content {
    case .blocks(let blocks):
      var renderer = BlockRenderer(
        context, page: path, language: language ?? context.language, classifier: classifier)
      var html = HTMLBuffer(capacity: 32_768)
      for block in blocks { renderer.render(block, into: &html) }
      classifier = renderer.classifier
      let part = EmittedPart(html.bytes, on: path, in: context, words)
      view.slot("blocks")
      return RenderedPage(
        html: shell.render(info, layout: "marketing", view, slots: ["blocks": part.html], links: part.links),
        links: part.links, refusals: refusals(of: renderer.tables, renderer.addresses, context) + part.refusals)
    case .text(let text):
      let table = LinkTable(text, isCaptured: false, classifier: &classifier)
      let fragments = TextFragments(
        text, words, links: table, on: path, in: context, allowsRawHTML: allowsRawHTML, omitsTitle: true)
      let part = EmittedPart(fragments.body, on: path, in: context, words)
      if let own = text.title { view["title"] = own }
      view.set("has_contents", !fragments.contents.isEmpty)
      for slot in ["contents", "body"] { view.slot(slot) }
      info.kind = "text"
      return RenderedPage(
        html: shell.render(
          info, layout: "text", view, slots: ["contents": fragments.contents, "body": part.html], links: part.links),
        links: part.links, refusals: refusals(of: [table], [], context) + part.refusals)
    }
  }

  /// Links to pages that the site does not have, and images that would have to be loaded from elsewhere.
  private func refusals(of tables: [LinkTable], _ addresses: [String], _ context: SiteContext) -> [PageFault] {
    let hrefs = tables.flatMap(\.outward).map(\.href) + addresses
    let broken = hrefs.filter {
      context.classifier.classify($0) == .sameSite && context.target(of: $0, from: path) == nil
    }
    return broken.map(PageFault.broken) + tables.flatMap(\.refusals)
  }
}

/// A page and what it leads to.
package struct RenderedPage: Sendable {
  package let html: [UInt8]
  package let links: [LinkOut]
  package let refusals: [PageFault]
}
