import SitePaths
import Testing

@Suite struct SiteAddressTests {
  private static let page = SitePath("privacy/versions/index.html")

  @Test(arguments: [
    ("/privacy/", ["privacy/index.html"]), ("/privacy", ["privacy", "privacy/index.html"]), ("/", ["index.html"]),
    ("/a%20b.pdf", ["a b.pdf", "a b.pdf/index.html"]), ("/a b.pdf", ["a b.pdf", "a b.pdf/index.html"]),
    ("/%C3%BCber-uns/", ["über-uns/index.html"]), ("/über-uns/", ["über-uns/index.html"]),
    ("/100%25.pdf", ["100%.pdf", "100%.pdf/index.html"]), ("/100%.pdf", ["100%.pdf", "100%.pdf/index.html"]),
    ("/a%2520b.pdf", ["a%20b.pdf", "a%20b.pdf/index.html"]), ("/a%23b%3Fc/", ["a#b?c/index.html"]),
    ("../", ["privacy/index.html"]), ("..", ["privacy/index.html"]), ("%2e%2E/", ["privacy/index.html"]),
    (".", ["privacy/versions/index.html"]), ("./", ["privacy/versions/index.html"]),
    ("./a", ["privacy/versions/a", "privacy/versions/a/index.html"]),
    ("../../", ["index.html"]), ("../../..", []), ("../../../x", []), ("/..", []), ("/a/../b/", ["b/index.html"]),
    ("\\privacy\\", ["privacy/index.html"]), ("//a//b/", ["a/b/index.html"]),
    ("#top", ["privacy/versions/index.html"]), ("?q", ["privacy/versions/index.html"]),
    ("", ["privacy/versions/index.html"]), ("/terms/?q=/a#/b", ["terms/index.html"]),
  ])
  func namesFiles(_ address: String, _ files: [String]) throws {
    #expect(try #require(SiteAddress(address)).candidates(from: Self.page).map(\.description) == files)
  }

  @Test(arguments: ["/a%2Fb", "/a%00b", "/%FF/", "%C3/x"])
  func namesNoFileWhereNoneCanHaveTheName(_ address: String) { #expect(SiteAddress(address) == nil) }

  @Test(arguments: [
    ("/a", nil, ""), ("/a#", "", "#"), ("/a#b", "b", "#b"), ("/a?c#b", "b", "?c#b"),
    ("#%C3%BCber", "über", "#%C3%BCber"),
    ("#über", "über", "#über"), ("#100%25", "100%", "#100%25"), ("#100%", "100%", "#100%"), ("#%FF", "%FF", "#%FF"),
    ("/a#b#c", "b#c", "#b#c"), ("?a", nil, "?a"),
  ])
  func hasItsFragmentDecodedAndItsEndingAsWritten(_ address: String, _ fragment: String?, _ ending: String) throws {
    let read = try #require(SiteAddress(address))
    #expect(read.fragment == fragment)
    #expect(read.ending == ending)
  }
}
