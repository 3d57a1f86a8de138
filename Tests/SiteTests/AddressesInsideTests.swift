import Diagnostics
import TestSupport
import Testing

/// Addresses inside a site, in every spelling that a browser reads as the same.
@Suite struct AddressesInsideTests {
  private static let text = """
    # Privacy

    See the [plan](/plan%20b.pdf), the [scale](/100%25.pdf), [us](#%C3%BCber-uns) and [us](#über-uns), what is
    [there](/%C3%BCber/), [in town](../%C3%BCber/#m%C3%BCll), [again](https://WWW.Site.example/app/über/) and
    [below](/terms/../privacy/#%C3%BCber-uns).

    ## Über uns

    Words.
    """

  private static func site() throws -> SiteFixture {
    try SiteFixture([
      "content/site.yml": """
      base-url: https://www.site.example/app
      menu:
        - label: There
          href: /%C3%BCber/
      """,
      "content/policies/privacy.md": text, "content/policies/terms.md": "# Terms\n\nWords.\n",
      "content/about.md":
        "---\ntitle: About\n---\n## Müll\n\n[plan](../plan%20b.pdf), [privacy](/privacy/#%C3%BCber-uns)\n",
      "content/static/über/index.html": "<title>x</title><p>x",
      "content/static/plan b.pdf": "x", "content/static/100%.pdf": "x",
    ])
  }

  @Test func areAllFound() async throws {
    let site = try Self.site()
    let found = try await site.check().filter { $0.rule.id.hasPrefix("link-") || $0.rule.id.hasPrefix("fragment-") }
    #expect(site.report(found) == "")
  }

  @Test func areWrittenAsBrowsersAskForThem() async throws {
    let site = try Self.site()
    try await site.build()
    let page = try site.folder.text("output/privacy/index.html")
    for address in [
      "../plan%20b.pdf", "../100%25.pdf", "#%C3%BCber-uns", "../%C3%BCber/index.html",
      "../%C3%BCber/index.html#m%C3%BCll",
      "../privacy/index.html#%C3%BCber-uns",
    ] {
      #expect(page.contains("href=\"\(address)\""), "\(address)")
    }
    #expect(!page.contains("refused-link"))
    #expect(try site.folder.text("output/about/index.html").contains("href=\"../plan%20b.pdf\""))
  }

  @Test func areReportedWhereNoFileHasThem() async throws {
    let site = try SiteFixture([
      "content/policies/privacy.md":
        "# P\n\n[a](/plan%2520b.pdf) [b](#%C3%BCber) [c](/a%2Fb) [d](/%FF) [e](//127.0.0.1/x)\n\n## A\n\nWords.\n",
      "content/static/plan b.pdf": "x",
    ])
    let found = try await site.check().filter { $0.rule.id.hasPrefix("link-t") || $0.rule.id.hasPrefix("fragment-") }
    #expect(
      found.map { "\($0.rule) \($0.message)" } == [
        "link-target-missing \"/plan%2520b.pdf\" is no page of this site",
        "fragment-broken the page has no heading \"#über\"",
        "link-target-missing \"/a%2Fb\" is no page of this site",
        "link-target-missing \"/%FF\" is no page of this site",
      ])
  }
}
