import Content
import Diagnostics
import Foundation
import Policies
import Site
import TestSupport
import Testing

/// A page shows the bytes that its digest was made of, whatever happens to the file meanwhile.
@Suite struct OneReadingTests {
  private static let snapshot = "content/policies/privacy/2024-05-25.md"
  private static let draft = "content/policies/privacy/draft.md"

  private func fixture() throws -> SiteFixture {
    var fixture = try SiteFixture([
      "content/site.yml": "title: Larkspur\npublisher: Larkspur Post Oy\n",
      Self.snapshot: "# Privacy\n\nWe keep it for 30 days.\n",
      Self.draft: "# Privacy\n\nWe keep it for 60 days.\n",
    ])
    fixture.includesDrafts = true
    return fixture
  }

  /// - Parameter bytes: how many bytes of texts stay in memory.
  private func site(_ fixture: SiteFixture, keeping bytes: Int) async throws -> Site {
    var options = try fixture.options()
    options.keptTexts = bytes
    return try await Site(options)
  }

  @Test(arguments: [Self.snapshot, Self.draft])
  func aTextThatChangesAfterItsDigestWasMadeIsNotPublished(_ path: String) async throws {
    let fixture = try fixture()
    let site = try await site(fixture, keeping: 0)
    try fixture.folder.write(Array("# Privacy\n\nWe keep it for 99 days.\n".utf8), to: path)
    let build = await site.build()
    #expect(build.diagnostics.map(\.rule) == ["file-changed"])
    await #expect(throws: Diagnostic.self) { try await build.publish() }
    #expect(!FileManager.default.fileExists(atPath: fixture.folder.path + "/output/index.html"))
  }

  @Test func aTextInMemoryIsPublishedAsItWasRead() async throws {
    let fixture = try fixture()
    let site = try await site(fixture, keeping: 1 << 20)
    try fixture.folder.write(Array("# Privacy\n\nWe keep it for 99 days.\n".utf8), to: Self.snapshot)
    let build = await site.build()
    try #require(build.diagnostics == [])
    try await build.publish()
    let page = try fixture.folder.text("output/privacy/index.html")
    let source = try fixture.folder.text("output/privacy/versions/2024-05-25.md")
    let lock = try fixture.folder.text("output/privacy/versions/snapshots.lock")
    #expect(page.contains("30 days") && !page.contains("99 days"))
    #expect(lock.contains("\(Digest(of: Array(source.utf8)))"))
  }

  @Test(arguments: [Self.snapshot, Self.draft])
  func aCheckReportsATextThatChanges(_ path: String) async throws {
    let fixture = try fixture()
    let site = try await site(fixture, keeping: 0)
    try fixture.folder.write(Array("# Privacy\n\nWe keep it for 99 days.\n".utf8), to: path)
    #expect(await site.check().map(\.rule).contains("file-changed"))
  }

  @Test func theBytesOfASiteDoNotDependOnHowMuchIsKept() async throws {
    var outputs: [[String: Data]] = []
    for bytes in [0, 40, 1 << 20] {
      let fixture = try fixture()
      let build = await (try site(fixture, keeping: bytes)).build()
      try await build.publish()
      outputs.append(try fixture.folder.files(below: "output"))
    }
    #expect(outputs[0].count > 20)
    #expect(outputs.allSatisfy { $0 == outputs[0] })
  }
}
