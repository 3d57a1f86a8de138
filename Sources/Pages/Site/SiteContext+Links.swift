import Disclosure
import Links
import Policies
package import SitePaths
import Words

extension SiteContext {
  /// The file that an address leads to from a page; nil if the site has none there.
  package func target(of address: String, from page: SitePath) -> SitePath? {
    inside(address).flatMap { target(of: $0, from: page) }
  }

  package func target(of address: SiteAddress, from page: SitePath) -> SitePath? {
    address.candidates(from: page).first { knownPaths.contains($0) }
  }

  /// An address without the part that is the site's own address; nil where it is outside the site, or no file can have it.
  package func inside(_ address: String) -> SiteAddress? {
    guard let absolute = Address.parse(address), let host = absolute.domain else { return SiteAddress(address) }
    guard let base = Address.parse(baseURL), host == base.domain, absolute.port == base.port else { return nil }
    let path = absolute.path + (absolute.path + "/" == base.path ? "/" : "")
    guard path.hasPrefix(base.path) else { return nil }
    return SiteAddress("/" + path.dropFirst(base.path.count) + address.drop { $0 != "#" && $0 != "?" })
  }

  /// A page as a place for links.
  ///
  /// - Parameter anchors: fragments of a text on this page.
  func place(on page: SitePath, anchors: Set<String> = []) -> LinkPlace {
    LinkPlace(page: page, anchors: anchors) { address in
      inside(address).flatMap { inside in target(of: inside, from: page).map { ($0, inside.ending) } }
    }
  }
}

extension EmittedPart {
  /// A part of a page of the site as it is about to be published.
  ///
  /// - Parameter words: those of the page.
  init(_ html: [UInt8], on page: SitePath, in context: SiteContext, _ words: Phrases) {
    self.init(publishing: html, context.classifier, words) { address in
      // What is relative to the page is right as it stands.
      guard let inside = context.inside(address), inside.isRooted, let target = context.target(of: inside, from: page)
      else { return nil }
      return target.href(from: page) + inside.ending
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
