import Diagnostics
import Foundation
import Site
import TestSupport
import Testing

@Suite struct SmallestSiteTests {
  @Test func oneMarkdownFileIsASite() async throws {
    let fixture = try SiteFixture(["content/policies/privacy.md": "# Privacy\n\nWe keep nothing.\n"])
    let build = try await fixture.build()
    #expect(build.diagnostics.isEmpty)
    #expect(build.summary.policies == 1)
    #expect(build.summary.versions == 1)
    let page = try fixture.folder.text("output/privacy/index.html")
    #expect(page.contains("<p>We keep nothing.</p>"))
    #expect(page.contains("<h1>Privacy</h1>"))
    #expect(fixture.folder.exists("output/index.html"))
    #expect(fixture.folder.exists("output/404.html"))
  }

  @Test func aVersionWithoutADateClaimsNone() async throws {
    let fixture = try SiteFixture(["content/policies/privacy.md": "# Privacy\n\nWe keep nothing.\n"])
    try await fixture.build()
    for page in ["output/index.html", "output/privacy/versions/index.html"] {
      let days = try fixture.folder.text(page).matches(of: /<time datetime="([^"]*)"/).map { String($0.output.1) }
      #expect(days == [fixture.asOf], "\(page): only the day of the site, in its foot")
    }
  }

  @Test func aSiteWithoutPoliciesStillBuilds() async throws {
    let fixture = try SiteFixture(["content/index.md": "# Hello\n"])
    #expect(try await fixture.build().diagnostics.isEmpty)
    #expect(try fixture.folder.text("output/index.html").contains("<h1>Hello</h1>"))
  }

  @Test func theExampleSiteBuildsWithoutADiagnostic() async throws {
    let fixture = try SiteFixture(asOf: "2026-11-24")
    try fixture.folder.copy(ProjectContent.url, to: "content")
    let build = try await fixture.build()
    #expect(fixture.report(build.diagnostics) == "")
    #expect(build.summary.policies == 3)
  }

  @Test func aMissingContentFolderIsReportedWithAWayOut() async throws {
    let fixture = try SiteFixture()
    let error = await #expect(throws: Diagnostic.self) { try await fixture.site() }
    #expect(error?.rule == "content-missing")
    #expect(error?.advice?.contains("--content") == true)
  }

  /// As after `codicil new policy`.
  @Test func theDraftOfAPolicyThatWasNeverPublishedLeadsToWhatThereIs() async throws {
    var fixture = try SiteFixture(["content/policies/terms/draft.md": "# Terms\n\nText.\n"])
    fixture.includesDrafts = true
    try await fixture.build()
    let page = try fixture.folder.text("output/terms/draft/index.html")
    let targets = page.matches(of: /href="(\.\.\/[^"#]*)/).map { String($0.output.1) }
    #expect(targets.count > 3)
    for target in targets { #expect(fixture.folder.exists("output/terms/draft/" + target), "\(target)") }
  }
}
