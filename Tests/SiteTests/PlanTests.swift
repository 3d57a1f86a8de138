import Diagnostics
import Foundation
import Site
import TestSupport
import Testing

@Suite struct PlanTests {
  private func rules(_ files: KeyValuePairs<String, String>) async throws -> [Diagnostic] {
    try await SiteFixture(files).site().diagnostics
  }

  @Test func twoSourcesOfOnePathAreReportedTogether() async throws {
    let found = try await rules([
      "content/privacy.md": "# A page\n", "content/policies/privacy.md": "# A policy\n",
    ])
    #expect(found.map(\.rule) == ["path-collision"])
    #expect(found.first?.message.contains("privacy/index.html") == true)
  }

  @Test func pathsThatDifferOnlyInCaseCollide() async throws {
    let found = try await rules(["content/About.md": "# A\n", "content/about.md": "# B\n"])
    #expect(found.map(\.rule) == ["path-collision"])
  }

  @Test func aFileOfTheSiteMayTakeThePlaceOfRobotsTxt() async throws {
    let fixture = try SiteFixture(["content/index.md": "# A\n", "content/static/robots.txt": "User-agent: none\n"])
    #expect(try await fixture.build().diagnostics.isEmpty)
    #expect(try fixture.folder.text("output/robots.txt") == "User-agent: none\n")
  }

  @Test func aLinkOutOfTheContentFolderIsNotFollowed() async throws {
    let fixture = try SiteFixture(["content/index.md": "# A\n", "secret.md": "secret"])
    try SymbolicLink.make(at: fixture.folder.path + "/content/secret.md", to: fixture.folder.path + "/secret.md")
    #expect(try await fixture.site().diagnostics.map(\.rule) == ["link-outside"])
  }

  @Test(arguments: ["Datenschutzerklärung", "a b", "-x", "what?"])
  func namesThatCannotStandInAnAddressAreRefused(_ name: String) async throws {
    let found = try await rules(["content/policies/\(name)/2024-01-01.md": "# A\n"])
    #expect(found.map(\.rule) == ["name-invalid"])
  }
}
