import Comparison
import Disclosure
import Links
import Markdown
import Policies
import Redlines
import SitePaths
import Themes
import Words

/// Renders blocks with the templates of the theme.
struct BlockRenderer {
  private let context: SiteContext
  private let page: SitePath
  private let language: String
  private let words: Phrases
  private(set) var classifier: LinkClassifier
  /// The links of the texts in the blocks.
  private(set) var tables: [LinkTable] = []
  /// The addresses in fields that are one.
  private(set) var addresses: [String] = []

  init(_ context: SiteContext, page: SitePath, language: String, classifier: LinkClassifier) {
    self.context = context
    self.page = page
    self.language = language
    words = context.words(in: language)
    self.classifier = classifier
  }

  mutating func render(_ block: Block, into html: inout HTMLBuffer) {
    var view = view(block.fields)
    switch block.type {
    case "redline": view["redline"] = redline(block.fields)
    case "policies":
      view.set(
        "policies",
        context.policies.map { card in
          var view = card.link(from: page, in: context)
          view["status_text"] = words.standing(of: card)
          view["history_href"] = card.history.href(from: page)
          return view
        })
    default: break
    }
    context.theme.template("blocks/\(block.type)", in: language)?.render(view, into: &html)
  }

  private mutating func view(_ fields: [String: Block.Value]) -> View {
    var view = View()
    for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
      switch value {
      case .text(let text): view[name] = text
      case .href(let address): view[name] = resolved(address)
      case .markdown(let text): view[name] = markdown(text)
      case .list(let elements): view.set(name, elements.map { self.view($0) })
      }
    }
    return view
  }

  /// An address of the site becomes page-relative; another keeps its form.
  private mutating func resolved(_ address: String) -> String {
    addresses.append(address)
    guard let target = context.target(of: address, from: page) else { return address }
    return target.href(from: page) + address.drop { $0 != "#" && $0 != "?" }
  }

  private mutating func markdown(_ text: PolicyText) -> String {
    let table = LinkTable(text, isCaptured: false, classifier: &classifier)
    tables.append(table)
    let place = context.place(on: page)
    let dialect = PolicyDialect(
      text, words, links: LinkWriter(words, table: table, place: place), allowsRawHTML: false, showsRepairs: false,
      omitsTitle: false)
    var html = HTMLBuffer()
    var renderer = HTMLRenderer(text.document, dialect: dialect)
    renderer.render(into: &html)
    return html.string
  }

  /// A real comparison of the block's two texts.
  private mutating func redline(_ fields: [String: Block.Value]) -> String? {
    guard case .markdown(let before)? = fields["before"], case .markdown(let after)? = fields["after"] else {
      return nil
    }
    let comparison = Comparison(ComparableText(before), ComparableText(after))
    let table = LinkTable(after, isCaptured: false, classifier: &classifier)
    var html = HTMLBuffer()
    var renderer = RedlineRenderer(
      comparison, words, links: table, place: context.place(on: page))
    renderer.render(into: &html, folds: false)
    return html.string
  }
}
