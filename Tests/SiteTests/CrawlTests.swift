import Diagnostics
import Foundation
import Site
import TestSupport
import Testing

/// Built sites read by a program that shares no code with this one; see `Scripts/crawl.py`.
@Suite(.requires(.python)) struct CrawlTests {
  /// - Returns: the number of links to other sites.
  private func crawl(_ fixture: SiteFixture, _ base: String, own: String...) async throws -> Int {
    let build = try await fixture.build()
    #expect(!build.diagnostics.hasErrors, "\(fixture.report(build.diagnostics))")
    let site = fixture.folder.url.appending(path: "output").path
    let (status, output) = try Tool.run(Requirement.python.path, [Tool.script("crawl.py"), site, base] + own)
    #expect(status == 0, "\(output)")
    return try #require(output.split(separator: "\n").last?.split(separator: " ").first.flatMap { Int($0) })
  }

  @Test func everyReferenceOfTheExampleSiteIsDisclosed() async throws {
    let fixture = try SiteFixture(asOf: "2026-11-24")
    try fixture.folder.copy(ProjectContent.url, to: "content")
    let links = try await crawl(fixture, "https://codicil.example/", own: "larkspurpost.example")
    #expect(links > 100)
  }

  @Test(arguments: ["no-referrer", "strict-origin", "no-referrer-when-downgrade", "unsafe-url"])
  func referencesFromEverySourceAreDisclosed(_ policy: String) async throws {
    let fixture = try SiteFixture([
      "content/site.yml": """
      base-url: https://site.example/
      publisher: Somebody
      raw-html: true
      referrer-policy: \(policy)
      allow-embeds: [video.example]
      rules: {link-plain-http: off}
      """,
      "content/index.md": """
      ---
      blocks:
        - type: hero
          heading: A
          text: "[b](https://b.example/?utm_source=x) and [c](http://c.example)"
          actions: [{label: Sign up, href: "https://signup.example/now"}]
        - {type: share, name: "a b&c"}
      ---
      """,
      "content/about.md": """
      # About

      <p><a class="x" target="_blank" href="https://u:p@raw.example/?a=1&amp;b=2">raw <b>HTML</b></a></p>

      <iframe src="https://video.example/1" title="x"></iframe> ![x](//video.example/2.png)
      """,
      "content/policies/privacy.md":
        "# Privacy\n\n<a href='http://old.example'>raw</a> [`code`](https://münchen.example/a b) <https://plain.example>\n",
      "content/static/old.html": """
      <!doctype html><title>x</title><a href="https://good.example/"\(policy == "no-referrer" ? " rel=\"noreferrer\"" : "") referrerpolicy="\(policy)" \
      data-linkout="good.example">x<span class="linkout"> (good.example)</span></a>
      """,
      "themes/default/blocks/share.yml": "fields:\n  name: {type: text}\n",
      "themes/default/blocks/share.html":
        #"<p><a href="https://share.example/{{name}}?utm_source=site&amp;of={{name}}">Share {{name}}</a></p>"#,
      "themes/default/partials/footer.html":
        #"<footer class="site-foot"><a href="https://code.example/">Source</a></footer>"#,
    ])
    let links = try await crawl(fixture, "https://site.example/")
    #expect(links > 20)
  }

  @Test func theCrawlerSeesWhatIsNotDisclosed() async throws {
    let fixture = try SiteFixture(["content/index.md": "# A\n\n[b](https://b.example/)\n"])
    try await fixture.build()
    let page = try fixture.folder.text("output/index.html")
    let faults: [(String, String)] = [
      (" rel=\"noreferrer\" referrerpolicy=\"no-referrer\"", " referrerpolicy=\"origin\""),
      (" (b.example)", ""), ("data-linkout=\"b.example\"", ""),
      ("href=\"https://b.example/\"", "href=\"https://c.example/\""),
      ("</main>", "<img src=\"https://b.example/x\"></main>"), ("<section class=\"leads\">", "<section>"),
    ]
    for (part, changed) in faults {
      #expect(page.contains(part))
      try fixture.folder.write(Array(page.replacing(part, with: changed).utf8), to: "output/index.html")
      let site = fixture.folder.url.appending(path: "output").path
      #expect(
        try Tool.run(Requirement.python.path, [Tool.script("crawl.py"), site, "http://localhost/"]).status == 1,
        "\(part)")
    }
  }
}
