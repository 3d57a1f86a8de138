import SitePaths
import Testing

@Suite struct SitePathTests {
  @Test(arguments: [
    ("index.html", "privacy/index.html", "privacy/index.html"),
    ("privacy/index.html", "index.html", "../index.html"),
    ("privacy/versions/2025-01-15/index.html", "links/a.example/index.html", "../../../links/a.example/index.html"),
    ("404.html", "index.html", "index.html"),
  ])
  func addressesAreRelativeAndNameTheFile(_ page: String, _ target: String, _ href: String) {
    #expect(SitePath(target).href(from: SitePath(page)) == href)
  }

  @Test(arguments: [
    ("privacy/index.html", "privacy/clauses/index.html", "clauses/index.html"),
    ("privacy/clauses/index.html", "privacy/versions/2025-01-15/index.html", "../versions/2025-01-15/index.html"),
    ("privacy/clauses/index.html", "privacy/index.html", "../index.html"),
    ("privacy/index.html", "privacy-2/index.html", "../privacy-2/index.html"),
    ("privacy/index.html", "privacy/index.html", "index.html"), ("index.html", "404.html", "404.html"),
    ("index.html", "index.html/a.html", "index.html/a.html"),
  ])
  func theShortestWayLeavesOutTheFoldersThatBothStandIn(_ page: String, _ target: String, _ href: String) {
    #expect(SitePath(target).shortestHref(from: SitePath(page)) == href)
  }

  @Test func publicAddressesOfPagesAreTheirFolders() {
    #expect(SitePath("index.html").publicPath == "")
    #expect(SitePath("privacy/index.html").publicPath == "privacy/")
    #expect(SitePath("privacy/feed.xml").publicPath == "privacy/feed.xml")
  }
}
