import Markdown
package import SitePaths

/// sitemap.xml (sitemaps.org 0.9; past 50,000 pages an index of several) and robots.txt. A page that is there in several
/// languages names them all.
package struct Sitemap {
  private let pages: [SitePath]
  private let context: SiteContext
  private static let most = 50_000

  /// - Parameter pages: what search engines may index.
  package init(_ pages: [SitePath], _ context: SiteContext) {
    self.pages = pages.sorted()
    self.context = context
  }

  package static func paths(for count: Int) -> [SitePath] {
    let parts = (count + most - 1) / most
    return [SitePath("sitemap.xml")] + (parts > 1 ? (1...parts).map { SitePath("sitemap-\($0).xml") } : [])
  }

  package func files() -> [(path: SitePath, bytes: [UInt8])] {
    let paths = Self.paths(for: pages.count)
    guard paths.count > 1 else { return [(paths[0], list(pages[...]))] }
    let parts = paths.dropFirst().enumerated().map { number, path in
      (path: path, bytes: list(pages[(number * Self.most)..<min(pages.count, (number + 1) * Self.most)]))
    }
    var index = HTMLBuffer()
    index.raw(
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
    )
    for part in parts { entry("sitemap", part.path, &index) }
    index.raw("</sitemapindex>\n")
    return [(paths[0], index.bytes)] + parts
  }

  private func list(_ pages: ArraySlice<SitePath>) -> [UInt8] {
    var xml = HTMLBuffer(capacity: pages.count * 100)
    let languages: SafeHTML = context.editions.count > 1 ? " xmlns:xhtml=\"http://www.w3.org/1999/xhtml\"" : ""
    xml.raw(
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"\(languages)>\n"
    )
    for page in pages { entry("url", page, &xml) }
    xml.raw("</urlset>\n")
    return xml.bytes
  }

  private func entry(_ name: String, _ path: SitePath, _ xml: inout HTMLBuffer) {
    xml.raw("<\(name)><loc>")
    xml.text(context.address(of: path))
    xml.raw("</loc>")
    for alternate in context.alternates(of: path) {
      xml.raw("\n<xhtml:link rel=\"alternate\" hreflang=\"\(alternate.language)\" href=\"")
      xml.text(alternate.address)
      xml.raw("\"/>")
    }
    xml.raw("</\(name)>\n")
  }

  package func robots() -> [UInt8] {
    Array("User-agent: *\nAllow: /\n\nSitemap: \(context.address(of: SitePath("sitemap.xml")))\n".utf8)
  }
}
