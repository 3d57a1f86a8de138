import Diagnostics
import Foundation
import Site
import TestSupport
import Testing

/// A landing page of nine blocks, one of them shared, written in front matter and Markdown alone.
@Suite struct LandingPageTests {
  private let fixture: SiteFixture

  init() throws {
    fixture = try SiteFixture()
    let landing = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Landing/content")
    try fixture.folder.copy(landing, to: "content")
  }

  private func change(_ path: String, _ old: String, to new: String) throws {
    let text = try fixture.folder.text("content/" + path)
    try #require(text.contains(old))
    try fixture.folder.write(["content/" + path: text.replacing(old, with: new)])
  }

  private func places(_ build: SiteBuild) -> [String] {
    build.diagnostics.map { found in
      let place = found.position.map { ":\($0.line):\($0.column)" } ?? ""
      let path = (found.path ?? "").replacing(fixture.folder.path + "/", with: "")
      return "\(path)\(place): \(found.rule.id): \(found.advice ?? "")"
    }
  }

  @Test func nineBlocksStandOnThePageInTheirOrder() async throws {
    let build = try await fixture.build()
    #expect(places(build) == [])
    let page = try fixture.folder.text("output/index.html")
    let types = page.matches(of: #/<\w+ class="block ([a-z]+)[ "]/#).map { String($0.output.1) }
    #expect(
      types == ["hero", "logos", "features", "steps", "pricing", "tabular", "quotes", "faq", "call"])
    #expect(page.contains("keeps it <strong>until you come</strong>"))
    #expect(page.contains("<li>ten in the locker,</li>"))
    #expect(page.contains(#"<a href="privacy/index.html">privacy policy</a> says how long"#))
    #expect(page.contains("Tallow &amp; Daughters"))
  }

  @Test func threeMistakesAreThreeDiagnosticsWithTheirPlaces() async throws {
    try change("index.md", "type: steps", to: "type: stepps")
    try change("index.md", "period: each", to: "perriod: each")
    try change("index.md", "role: Turku", to: "roll: Turku")
    #expect(
      places(try await fixture.build()) == [
        "content/index.md:30:11: block-unknown: did you mean 'steps'?",
        "content/index.md:47:9: key-unknown: did you mean 'period'?",
        "content/index.md:60:71: key-unknown: did you mean 'role'?",
      ])
  }

  @Test func aMistakeInASharedBlockIsReportedInItsFileAndOnce() async throws {
    try change("data/blocks/returns.yml", "question: Where", to: "questoin: Where")
    try fixture.folder.write(["content/again.md": "---\ntitle: More\nblocks:\n  - use: data/blocks/returns.yml\n---\n"])
    #expect(
      places(try await fixture.build()) == [
        "content/data/blocks/returns.yml:7:5: key-missing: add a line 'question: …'",
        "content/data/blocks/returns.yml:7:5: key-unknown: did you mean 'question'?",
      ])
  }

  @Test func aBrokenLinkInASharedBlockIsReportedInItsFile() async throws {
    try change("data/blocks/returns.yml", "(/privacy/)", to: "(/privcay/)")
    let found = places(try await fixture.build())
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("content/data/blocks/returns.yml:6:") == true)
  }

  @Test func aSharedBlockThatIsNotThereIsReportedWithASuggestion() async throws {
    try change("index.md", "blocks/returns", to: "blocks/retruns")
    #expect(
      places(try await fixture.build()) == [
        "content/index.md:62:10: block-shared: did you mean 'data/blocks/returns.yml'?"
      ])
  }

  @Test func aSharedFileMayHoldSeveralBlocksAndUseOthersButNotItself() async throws {
    try fixture.folder.write([
      "content/data/two.yml": "- use: data/blocks/returns.yml\n- {type: text, text: Between}\n",
      "content/data/loop.yml": "- use: data/loop.yml\n",
      "content/more.md": "---\ntitle: More\nblocks:\n  - use: data/two.yml\n---\n",
    ])
    #expect(places(try await fixture.build()) == [])
    #expect(try fixture.folder.text("output/more/index.html").contains("Sending things back"))
    try fixture.folder.write(["content/more.md": "---\ntitle: More\nblocks:\n  - use: data/loop.yml\n---\n"])
    #expect(places(try await fixture.build()) == ["content/data/loop.yml:1:8: block-shared: take one of the two out"])
  }

  @Test func nothingElseMayStandBesideUse() async throws {
    try change("index.md", "- use: data/blocks/returns.yml", to: "- use: data/blocks/returns.yml\n    heading: Mine")
    #expect(places(try await fixture.build()).map { $0.contains(":63:5: key-unknown") } == [true])
  }
}
