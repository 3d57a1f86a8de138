import Links
import Policies
import SitePaths
import Words

extension SiteContext {
  /// A page as a place for links.
  ///
  /// - Parameter anchors: fragments of a text on this page.
  func place(on page: SitePath, anchors: Set<String> = []) -> LinkPlace {
    LinkPlace(page: page, anchors: anchors) { target(of: $0, from: page) }
  }
}

extension EmittedPart {
  /// A part of a page of the site as it is about to be published.
  ///
  /// - Parameter words: those of the page.
  init(_ html: [UInt8], on page: SitePath, in context: SiteContext, _ words: Phrases) {
    self.init(publishing: html, context.classifier, words) { address in
      guard address.hasPrefix("/") || address.hasPrefix(context.baseURL),
        let target = context.target(of: address, from: page)
      else { return nil }
      return target.href(from: page) + address.drop { $0 != "#" && $0 != "?" }
    }
  }
}

extension TextFragments {
  /// The parts of a page of the site that come from a text.
  init(
    _ text: PolicyText, _ words: Phrases, links table: LinkTable, on page: SitePath, in context: SiteContext,
    allowsRawHTML: Bool, omitsTitle: Bool, notes: LineageNotes? = nil
  ) {
    self.init(
      text, words, links: table, in: context.place(on: page, anchors: Set(text.sections.map(\.anchor))),
      allowsRawHTML: allowsRawHTML, omitsTitle: omitsTitle, notes: notes?.margin
    ) { EmittedPart($0, on: page, in: context, words).html }
  }
}
