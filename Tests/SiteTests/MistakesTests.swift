import Diagnostics
import Foundation
import Site
import TestSupport
import Testing

/// Whole content folders with mistakes in them, and the report that a person gets.
@Suite struct MistakesTests {
  @Test(arguments: CaseFolder.all(beside: #filePath))
  func everyMistakeIsReportedAtItsPlaceInOneRun(_ example: CaseFolder) async throws {
    let fixture = try SiteFixture()
    try fixture.folder.copy(example.url.appending(path: "content"), to: "content")
    let build = try await fixture.build()
    #expect(build.diagnostics.hasErrors)
    let mismatch = try example.mismatch(fixture.report(build.diagnostics), with: "expected.txt")
    #expect(mismatch == nil)
  }

  @Test func aBuildWithErrorsLeavesThePublishedSiteAsItWas() async throws {
    let fixture = try SiteFixture(["content/policies/privacy.md": "# Privacy\n\nGood.\n"])
    try await fixture.build()
    let before = try fixture.folder.files(below: "output")
    try fixture.folder.write(["content/policies/privacy.md": "---\neffective: never\n---\n# Privacy\n\nBad.\n"])
    let build = try await fixture.build()
    #expect(build.diagnostics.map(\.rule) == ["date-invalid"])
    await #expect(throws: Diagnostic.self) { try await build.publish() }
    #expect(try fixture.folder.files(below: "output") == before)
    #expect(fixture.folder.exists(".output.codicil-new") == false)
  }
}
