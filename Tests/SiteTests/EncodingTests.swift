import Diagnostics
import Foundation
import Site
import TestSupport
import Testing

/// Texts that are not UTF-8.
@Suite struct EncodingTests {
  private static let latin1: [UInt8] = Array("# A\n\nGr".utf8) + [0xFC] + Array("n\n".utf8)

  @Test(arguments: [
    "about.md", "policies/a/draft.md", "policies/a/2025-01-15.md", "policies/a/policy.yml", "data/a.yml",
  ])
  func aTextOfTheAuthorIsRefusedWithThePlace(_ path: String) async throws {
    let fixture = try SiteFixture(asOf: "2026-01-05")
    try fixture.folder.write(Array("# A\n\nText.\n".utf8), to: "content/policies/a/2024-01-15.md")
    try fixture.folder.write(Self.latin1, to: "content/" + path)
    let found = try await fixture.build().diagnostics.filter { $0.rule == "text-encoding" }
    #expect(found.map { fixture.report([$0]) }.count == 1)
    #expect(found.first?.position == SourcePosition(line: 3, column: 3))
    #expect(found.first?.message == "is not UTF-8: no character is written as FC")
    #expect(!fixture.folder.exists("output"))
  }

  @Test func aTemplateIsRefusedLikewise() async throws {
    let fixture = try SiteFixture(asOf: "2026-01-05")
    try fixture.folder.write(Array("# A\n".utf8), to: "content/about.md")
    try fixture.folder.write(Self.latin1, to: "themes/default/layouts/text.html")
    let found = try await fixture.build().diagnostics
    #expect(found.contains { $0.rule == "text-encoding" && $0.path?.hasSuffix("layouts/text.html") == true })
  }

  @Test func aCapturedTextIsTakenAsItIs() async throws {
    let fixture = try SiteFixture(asOf: "2026-01-05")
    let matter = "---\nsource: https://a.example/\narchived: 2025-01-15\n---\n"
    try fixture.folder.write(Array(matter.utf8) + Self.latin1, to: "content/policies/a/2025-01-15.md")
    #expect(try await !fixture.build().diagnostics.contains { $0.rule == "text-encoding" })
    #expect(try fixture.folder.text("output/a/index.html").contains("Gr\u{FFFD}n"))
  }

  @Test(
    arguments: [
      ([0x61, 0xC0, 0xAF], 1..<2), ([0xED, 0xA0, 0x80], 0..<1), ([0xFF, 0xFE], 0..<1), ([0x61, 0xE2, 0x82], 1..<3),
    ] as [([UInt8], Range<Int>)])
  func theFirstSequenceThatIsNoCharacterIsFound(_ bytes: [UInt8], at range: Range<Int>) {
    #expect(SourceFile(path: "a", bytes: bytes).invalidBytes == range)
    #expect(SourceFile(path: "a", bytes: Array("Grün \u{1F4D6}".utf8)).invalidBytes == nil)
  }
}
