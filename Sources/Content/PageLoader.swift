package import Diagnostics
import FrontMatter
import Markdown
package import Pages
import Policies
import SitePaths
package import Themes

/// Reads the Markdown pages of a content folder and tells each of those around it.
package struct PageLoader {
  package private(set) var pages: [PageSource] = []
  /// Why pages that are in the content are not built.
  package private(set) var omittedPages: [OmittedPage] = []
  /// By the language of the edition.
  package private(set) var tags: [String: [TaggedPages]] = [:]
  package private(set) var diagnostics: [Diagnostic] = []
  private let tree: ContentTree
  private let theme: Theme
  private let editions: [Edition]
  private let options: SiteOptions

  package init(_ tree: ContentTree, _ theme: Theme, _ editions: [Edition], _ options: SiteOptions) {
    (self.tree, self.theme, self.editions, self.options) = (tree, theme, editions, options)
    readAll()
    placeAll()
  }

  private mutating func readAll() {
    let shared = Dictionary(
      uniqueKeysWithValues: tree.data.compactMap { path in tree.text(path, &diagnostics).map { (path, $0) } })
    for (address, path) in tree.pages {
      guard let file = tree.text(path, &diagnostics) else { continue }
      let matter = FrontMatter.split(file, into: &diagnostics)
      var fields = FieldReader(matter.root, in: file)
      let title = fields.text("title").flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
      let description = fields.text("description")
      let folder = editions.holding(.page(address))
      let language = fields.language(ofFolder: folder.isMain ? nil : folder.language)
      let hasBlocks = fields.node("blocks") != nil
      let blocks = fields.nodes("blocks")
      let place = PageMatter(&fields)
      diagnostics += fields.finish()
      let content: MarketingPage.Content
      var files = [file]
      var texts: [BlockText] = []
      if hasBlocks {
        var decoder = BlockDecoder(theme, file: file, shared: shared)
        content = .blocks(decoder.decode(blocks))
        files += decoder.usedFiles
        texts = decoder.texts
        diagnostics += decoder.diagnostics
      } else {
        guard let text = text(file, from: matter.bodyStart) else { continue }
        content = .text(text)
      }
      if let omission = place.omission(on: options.asOf, includesDrafts: options.includesDrafts) {
        omittedPages.append(omission)
        diagnostics.append(omission.note(on: file))
        continue
      }
      guard let title = title ?? Self.ownTitle(content) ?? (.page(address) == folder.home ? folder.title : nil) else {
        diagnostics.append(
          Diagnostic(
            .error, "page-untitled", "this page has no title", in: file, at: .start,
            advice: "begin its text with '# ' and a heading, or add a line 'title: …' to its front matter"))
        continue
      }
      pages.append(
        PageSource(
          page: MarketingPage(
            path: .page(address), title: title, description: description,
            language: language, content: content),
          file: file, files: files, matter: place, textStart: matter.bodyStart, blockTexts: texts))
    }
  }

  /// Tells each page of those around it.
  private mutating func placeAll() {
    for edition in editions {
      let pageTree = PageTree(pages.standing(in: edition, among: editions), of: edition)
      diagnostics += pageTree.diagnostics
      tags[edition.language] = pageTree.tags
      for index in pages.indices where editions.holding(pages[index].page.path) == edition {
        pages[index].page.surroundings = pageTree.surroundings(of: pages[index])
        pages[index].page.isIndexed = !pages[index].matter.isDraft
      }
    }
  }

  private mutating func text(_ file: SourceFile, from start: Int) -> PolicyText? {
    do throws(Diagnostic) {
      return try PolicyText(of: file, from: start)
    } catch {
      diagnostics.append(error)
      return nil
    }
  }

  private static func ownTitle(_ content: MarketingPage.Content) -> String? {
    if case .text(let text) = content { return text.title }
    return nil
  }
}

extension [PageSource] {
  /// The pages of one of a site's editions.
  package func standing(in edition: Edition, among editions: [Edition]) -> [PageSource] {
    filter { editions.holding($0.page.path) == edition }
  }
}
