import Diagnostics
import Foundation
import Site
import TestSupport
import Testing

/// A real browser reads built sites, and loopback servers say what it asked of others.
@Suite(.serialized, .requires(.browser, .python, .openssl)) struct BrowserTests {
  private static let policies = [
    "no-referrer", "no-referrer-when-downgrade", "same-origin", "origin", "strict-origin", "origin-when-cross-origin",
    "strict-origin-when-cross-origin", "unsafe-url",
  ]

  /// Every name leads to this machine, and every certificate is good.
  private static let flags = ["--host-resolver-rules=MAP * 127.0.0.1", "--ignore-certificate-errors"]

  private struct Step {
    let name: String
    let page: String
    /// The words of the page on what the destination is told.
    let said: String
  }

  @Test func aDestinationIsToldExactlyWhatThePageSays() async throws {
    let (browser, server) = (try Chromium(), try SiteServer(TemporaryFolder()))
    var steps: [Step] = []
    for policy in Self.policies {
      for (scheme, port) in [("http", server.plainPort), ("https", server.securePort)] {
        for (target, targetPort) in [("http", server.plainPort), ("https", server.securePort)] {
          let name = "\(policy)-\(scheme)-\(target)"
          let origin = "\(scheme)://site.test:\(port)"
          let fixture = try SiteFixture([
            "content/site.yml":
              "base-url: \(origin)/\(name)/\nreferrer-policy: \(policy)\nrules: {link-plain-http: off}\n",
            "content/index.md": "# Start\n\n[Follow](\(target)://other.test:\(targetPort)/visit/\(name)#x)\n",
          ])
          try await fixture.build()
          try server.folder.copy(fixture.folder.url.appending(path: "output"), to: name)
          let page = "\(origin)/\(name)/index.html?click"
          steps.append(Step(name: name, page: page, said: try Self.words(of: fixture)))
        }
      }
    }
    try server.folder.write(["steps.txt": steps.map(\.page).joined(separator: "\n")])
    let page = try browser.open(steps[0].page, flags: Self.flags)
    defer { page.close() }
    let visits = try server.eventsUntilDone()
    #expect(visits.map(\.visited) == steps.map { "/visit/\($0.name)" })
    #expect(visits.allSatisfy { $0.host == "other.test" })
    for (step, visit) in zip(steps, visits) {
      let origin = step.page.split(separator: "/").prefix(2).joined(separator: "//") + "/"
      let told: String
      switch visit.referer {
      case nil: told = "It does not learn which page you came from."
      case origin: told = "At most, it learns the address of this site (its origin)."
      case step.page: told = "At most, it learns the full address of the page."
      case let other?: told = "It is told \(other)"
      }
      #expect(step.said.contains(told), "\(step.name): \(visit.referer ?? "no referrer")")
    }
  }

  /// The list at the end of the page.
  private static func words(of fixture: SiteFixture) throws -> String {
    let page = try fixture.folder.text("output/index.html")
    let list = try #require(page.firstRange(of: "<section class=\"leads\">"))
    return String(page[list.upperBound...])
  }

  @Test func noPageOfTheExampleSiteAsksAnotherOriginForAnything() async throws {
    let fixture = try SiteFixture(asOf: "2026-11-24")
    try fixture.folder.copy(ProjectContent.url, to: "content")
    #expect(try await Self.asked(byPagesOf: fixture) == [])
  }

  @Test func whatAPageIsAllowedToLoadIsAskedForAndNothingElse() async throws {
    let fixture = try SiteFixture([
      "content/site.yml": "allow-embeds: [pictures.test]\nraw-html: true\n",
      "content/index.md":
        "# Start\n\n![A picture](http://pictures.test/a.png) <img src=\"http://pictures.test/b.png\">\n",
    ])
    let asked = try await Self.asked(byPagesOf: fixture)
    #expect(Set(asked) == ["http://pictures.test/a.png", "http://pictures.test/b.png"])
    let page = try fixture.folder.text("output/index.html")
    #expect(page.contains("<strong>Opening this page loads content from pictures.test without a click.</strong>"))
    #expect(page.contains("without a click. It does not learn which page you came from."))
  }

  /// What a browser asks of other hosts while it opens every page.
  private static func asked(byPagesOf fixture: SiteFixture) async throws -> [String] {
    let build = try await fixture.build()
    #expect(!build.diagnostics.hasErrors)
    let (browser, server) = (try Chromium(), try SiteServer(TemporaryFolder()))
    try server.folder.copy(fixture.folder.url.appending(path: "output"), to: "site")
    let pages = try fixture.folder.files(below: "output").keys.filter { $0.hasSuffix(".html") }.sorted()
    let steps = pages.map { "http://site.test/site/\($0)?turn" }
    try server.folder.write(["steps.txt": steps.joined(separator: "\n")])
    let page = try browser.open(steps[0], flags: ["--proxy-server=127.0.0.1:\(server.plainPort)"])
    defer { page.close() }
    return try server.eventsUntilDone().compactMap(\.asked).filter { !isNoise($0) }
  }

  /// What Chromium asks its maker for in spite of all flags.
  private static func isNoise(_ address: String) -> Bool {
    address.contains(#/(^|\/\/|\.)(google|googleapis|gstatic|gvt1|googleusercontent)\.com(:|\/|$)/#)
  }
}
