package import Disclosure
import Markdown
package import Policies

/// A page of the site that is no policy: blocks from front matter, or plain Markdown.
package struct MarketingPage {
  package let path: SitePath
  package let title: String
  private let description: String?
  private let language: String?
  private let content: Content

  package enum Content: Sendable {
    case blocks([Block])
    case text(PolicyText)
  }

  package init(path: SitePath, title: String, description: String?, language: String?, content: Content) {
    self.path = path
    self.title = title
    self.description = description
    self.language = language
    self.content = content
  }

  package func html(
    in shell: inout PageShell, classifier: inout LinkClassifier, allowsRawHTML: Bool
  ) -> [UInt8] {
    let context = shell.context
    var info = PageInfo(
      path: path,
      title: path == .page("") ? PageTitle.shortened(title, to: 118) : PageTitle.make(title, in: context.title),
      description: description.map { PageTitle.shortened($0, to: 300) }
        ?? "\(PageTitle.shortened(title, to: 100)): a page of \(PageTitle.shortened(context.title, to: 60)).",
      kind: "marketing")
    info.language = language
    var view = View(["title": title])
    switch content {
    case .blocks(let blocks):
      var renderer = BlockRenderer(context, page: path, classifier: classifier)
      var html = HTMLBuffer(capacity: 32_768)
      for block in blocks { renderer.render(block, into: &html) }
      classifier = renderer.classifier
      view.slot("blocks")
      return shell.render(info, layout: "marketing", view, slots: ["blocks": html.bytes])
    case .text(let text):
      let table = LinkTable(text, classifier: &classifier)
      let fragments = TextFragments(
        text, links: table, on: path, in: context, allowsRawHTML: allowsRawHTML, omitsTitle: true)
      if let own = text.title { view["title"] = own }
      view.set("has_contents", !fragments.contents.isEmpty)
      view.set("has_links", !fragments.links.isEmpty)
      for slot in ["contents", "body", "links"] { view.slot(slot) }
      info = PageInfo(
        path: info.path, title: info.title, description: info.description, kind: "text", language: language)
      return shell.render(
        info, layout: "text", view,
        slots: ["contents": fragments.contents, "body": fragments.body, "links": fragments.links])
    }
  }
}

extension MarketingPage {
  /// Every link of the page: those in its Markdown, and those in fields that are addresses.
  package func links(_ classifier: inout LinkClassifier) -> (inTexts: [LinkOut], inFields: [LinkOut]) {
    var (texts, fields): ([LinkOut], [LinkOut]) = ([], [])
    func collect(_ values: [String: Block.Value], _ classifier: inout LinkClassifier) {
      for (_, value) in values.sorted(by: { $0.key < $1.key }) {
        switch value {
        case .text: break
        case .markdown(let text): texts += LinkTable(text, classifier: &classifier).outward
        case .href(let address): fields.append(classifier.link(href: Array(address.utf8)[...], label: []).link)
        case .list(let elements): for element in elements { collect(element, &classifier) }
        }
      }
    }
    switch content {
    case .text(let text): texts = LinkTable(text, classifier: &classifier).outward
    case .blocks(let blocks): for block in blocks { collect(block.fields, &classifier) }
    }
    return (texts, fields)
  }
}
