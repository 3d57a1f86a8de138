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

  @Test(arguments: [
    ("a b.pdf", "a%20b.pdf"), ("100%.pdf", "100%25.pdf"), ("a#b?c.html", "a%23b%3Fc.html"),
    ("a:b/c.pdf", "a%3Ab/c.pdf"),
    ("\u{FC}ber-uns/x.html", "%C3%BCber-uns/x.html"), ("it's-(1)/~a_b.txt", "it's-(1)/~a_b.txt"),
    ("a%20b.pdf", "a%2520b.pdf"), ("a\"<b>.pdf", "a%22%3Cb%3E.pdf"),
  ])
  func whateverIsInANameIsEncodedInAddresses(_ path: String, _ address: String) throws {
    #expect(SitePath(path).href(from: SitePath("index.html")) == address)
    #expect(SitePath(path).shortestHref(from: SitePath("index.html")) == address)
    #expect(SitePath(path).publicPath == address)
    #expect(try #require(SiteAddress("/" + address)).candidates(from: SitePath("x/y.html")).first == SitePath(path))
  }

  @Test func publicAddressesOfPagesAreTheirFolders() {
    #expect(SitePath("index.html").publicPath == "")
    #expect(SitePath("privacy/index.html").publicPath == "privacy/")
    #expect(SitePath("privacy/feed.xml").publicPath == "privacy/feed.xml")
  }
}
