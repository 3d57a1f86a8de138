import Diagnostics
import Foundation
import Site
import TestSupport
import Testing

/// The three captures of webix.com, 2009, 2014 and 2019.
@Suite(.requires(.corpora)) struct CapturedPolicyTests {
  private func build() async throws -> SiteFixture {
    let fixture = try SiteFixture(asOf: "2026-11-24")
    try fixture.folder.copy(URL(fileURLWithPath: Requirement.corpora.path), to: "content/policies/webix.com")
    let build = try await fixture.build()
    #expect(fixture.report(build.diagnostics) == "")
    #expect(build.summary.versions == 3)
    #expect(build.summary.redlines == 3)
    return fixture
  }

  @Test func theHeaderBecomesProvenanceAndLeavesTheText() async throws {
    let fixture = try await build()
    let page = try fixture.folder.text("output/webix.com/versions/2009-09-12/index.html")
    #expect(page.contains("<dd>http://webix.com/index-6.html</dd>"))
    #expect(page.contains("2009-09-12T22:52:29Z"))
    #expect(page.contains("https://web.archive.org/web/20090912225229id_/http%3A//webix.com/index-6.html"))
    #expect(!page.contains("extracted and transformed"))
  }

  @Test func theOutlineHoldsHeadingsThatTheSourceOnlySetInBold() async throws {
    let fixture = try await build()
    let page = try fixture.folder.text("output/webix.com/versions/2009-09-12/index.html")
    #expect(page.contains("<a href=\"#visitors-to-our-website\">Visitors to Our Website</a>"))
    #expect(page.contains("<a href=\"#our-customers\">Our Customers</a>"))
    #expect(page.contains("<p class=\"recovered-heading\" id=\"our-customers\"><strong>Our Customers</strong></p>"))
  }

  @Test func garbledCharactersAreShownRepairedAndMarked() async throws {
    let fixture = try await build()
    let page = try fixture.folder.text("output/webix.com/versions/2009-09-12/index.html")
    #expect(
      page.contains("Webix<mark class=\"repaired\" title=\"Shown repaired; the archived file has: â„¢\">™</mark>"))
    #expect(try fixture.folder.text("output/webix.com/versions/2009-09-12.md").contains("Webixâ„¢"))
  }

  @Test func mailIsAContactAndNoThirdParty() async throws {
    let fixture = try await build()
    let page = try fixture.folder.text("output/webix.com/versions/2009-09-12/index.html")
    #expect(page.contains("mail program or phone: support@webix.com."))
    #expect(!fixture.folder.exists("output/links/webix.com/index.html"))
  }

  @Test func aLinkWhoseWordsNameAnotherSiteIsCalledOut() async throws {
    let fixture = try await build()
    let page = try fixture.folder.text("output/webix.com/versions/2019-03-07/index.html")
    #expect(
      page.contains(
        "https://webix.com<span class=\"linkout-warning\"> leads to web.archive.org, not to webix.com</span>"))
  }

  @Test func theHistorySaysWhichDestinationsWereGained() async throws {
    let fixture = try await build()
    let history = try fixture.folder.text("output/webix.com/history.json")
    #expect(history.contains("\"google.com\""))
    let page = try fixture.folder.text("output/webix.com/versions/index.html")
    #expect(page.contains("<span>Gained</span> <a href=\"../../links/yandex.com/index.html\">yandex.com</a>"))
  }

  @Test func onlyTheCaptureOf2019CanSendReadersToGoogleAndYandex() async throws {
    let fixture = try await build()
    let history = try fixture.folder.text("output/webix.com/history.json")
    for domain in ["google.com", "yandex.com"] {
      let page = try fixture.folder.text("output/links/\(domain)/index.html")
      #expect(page.contains("since 7 March 2019"))
      for year in ["2009-09-12", "2014-12-19"] {
        #expect(!page.contains("versions/\(year)/"))
        #expect(!(try fixture.folder.text("output/webix.com/versions/\(year)/index.html")).contains("links/\(domain)/"))
      }
      #expect(try fixture.folder.text("output/webix.com/versions/2019-03-07/index.html").contains("links/\(domain)/"))
      #expect(history.components(separatedBy: "\"\(domain)\"").count - 1 == 2, "gained once, and linked once")
      let csv = try fixture.folder.text("output/links/ledger.csv").split(separator: "\r\n")
      let rows = csv.filter { $0.hasPrefix("\(domain),") }
      #expect(!rows.isEmpty && rows.allSatisfy { $0.contains(",webix.com,2019-03-07,2019-03-07,") })
    }
  }
}
