import Diagnostics
import Foundation
import Site
import TestSupport
import Testing

@Suite struct OutputFolderTests {
  private static let page: KeyValuePairs<String, String> = ["content/policies/privacy.md": "# Privacy\n\nText.\n"]

  private func refusal(_ fixture: SiteFixture) async throws -> Diagnostic? {
    let build = try await fixture.site().build()
    return build.diagnostics.first { $0.severity == .error }
  }

  @Test func aFolderWithForeignFilesIsNeverReplaced() async throws {
    let fixture = try SiteFixture(Self.page)
    try fixture.folder.write(["output/thesis.txt": "precious"])
    #expect(try await refusal(fixture)?.rule == "output-path")
    #expect(try fixture.folder.text("output/thesis.txt") == "precious")
  }

  @Test(arguments: ["content", "content/site", ".", "/", ""])
  func theSourcesAreNeverReplaced(_ path: String) async throws {
    var fixture = try SiteFixture(Self.page)
    fixture.output = path.isEmpty || path == "/" ? path : fixture.folder.path + "/" + path
    #expect(try await refusal(fixture)?.rule == "output-path")
    #expect(try fixture.folder.text("content/policies/privacy.md").contains("Text."))
  }

  @Test func aFileInTheWayIsNotReplaced() async throws {
    let fixture = try SiteFixture(Self.page)
    try fixture.folder.write(["output": "a file"])
    #expect(try await refusal(fixture)?.message == "the output is a file")
    #expect(try fixture.folder.text("output") == "a file")
  }

  @Test func theGitignoreOfTheOutputStays() async throws {
    let fixture = try SiteFixture(Self.page)
    try fixture.folder.write(["output/.gitignore": "*\n"])
    try await fixture.build()
    try await fixture.build()
    #expect(try fixture.folder.text("output/.gitignore") == "*\n")
  }

  @Test func pagesOfTheBuildBeforeDisappear() async throws {
    let fixture = try SiteFixture(Self.page)
    try await fixture.build()
    try fixture.folder.write(["output/stale.html": "old"])
    try await fixture.build()
    #expect(!fixture.folder.exists("output/stale.html"))
    #expect(!fixture.folder.exists(".output.codicil-new"))
  }

  @Test func whatABrokenOffBuildLeftBehindDoesNotMatter() async throws {
    let fixture = try SiteFixture(Self.page)
    try fixture.folder.write([".output.codicil-new/privacy/old.html": "half", ".output.codicil-new/x": "half"])
    try await fixture.build()
    #expect(!fixture.folder.exists("output/x"))
    #expect(fixture.folder.exists("output/privacy/index.html"))
  }

  @Test func aLinkAsOutputIsFollowedToItsFolder() async throws {
    let fixture = try SiteFixture(Self.page)
    try fixture.folder.write(["real/.gitignore": "*\n"])
    try FileManager.default.createSymbolicLink(
      at: fixture.folder.url.appending(path: "output"), withDestinationURL: fixture.folder.url.appending(path: "real"))
    try await fixture.build()
    #expect(fixture.folder.exists("real/privacy/index.html"))
  }

  @Test func aReaderNeverMissesThePageWhileSitesAreExchanged() async throws {
    let fixture = try SiteFixture(Self.page)
    try await fixture.build()
    let path = fixture.folder.path + "/output/index.html"
    let reader = Task.detached {
      var (reads, misses) = (0, 0)
      while !Task.isCancelled {
        reads += 1
        if FileManager.default.contents(atPath: path) == nil { misses += 1 }
        // Other tests want the few threads there are.
        await Task.yield()
      }
      return (reads, misses)
    }
    for _ in 0..<10 { try await fixture.build() }
    reader.cancel()
    let (reads, misses) = await reader.value
    #expect(reads > 10)
    #expect(misses == 0)
  }
}
