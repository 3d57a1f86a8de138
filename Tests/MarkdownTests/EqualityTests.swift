import Foundation
import Markdown
import TestSupport
import Testing

/// The HTML is byte for byte that of `cmark-gfm --unsafe` with its extensions.
@Suite struct EqualityTests {
  /// The expectations are the program's own answers.
  @Test(arguments: CaseFolder.all(beside: #filePath))
  func rendersAsTheLibraryDoes(folder: CaseFolder) throws {
    let html = try ownHTML(try folder.text("input.md"))
    #expect(try folder.mismatch(html, with: "expected.html") == nil)
  }

  @Test(.requires(.cmark)) func theExpectationsAreThoseOfTheInstalledProgram() throws {
    let folders = CaseFolder.all(beside: #filePath)
    for folder in folders {
      #expect(try ReferenceProgram.render(try folder.bytes("input.md")) == folder.bytes("expected.html"), "\(folder)")
    }
  }

  @Test(.requires(.cmark)) func everyASCIICharacterMayStandInALinkAddress() throws {
    let characters = (1...126).filter { $0 != 10 && $0 != 13 }.compactMap { Unicode.Scalar($0) }
    let source = characters.map { "[a](<x\($0)y>) [b](x\($0)y \"t\($0)t\") ![c\($0)](x\\\($0)y) <http://x\($0)y>\n\n" }
      .joined()
    #expect(try ownHTML(Array(source.utf8)) == ReferenceProgram.render(Array(source.utf8)))
  }

  /// Pieces of syntax in random order; each text is a paragraph or two of one long document per round.
  @Test(.requires(.cmark), arguments: 1...60)
  func randomTextsAreRenderedAlike(seed: UInt64) throws {
    var random = SplitMix(state: seed)
    var source = (0..<60).map { _ in Self.pieces[random.next(below: Self.pieces.count)] }.joined()
    if seed.isMultiple(of: 2) { source += "\n\n[^1]: one *e*\n\n[^a]: x\n" }
    #expect(
      try ownHTML(Array(source.utf8)) == ReferenceProgram.render(Array(source.utf8)), "\(source.debugDescription)")
  }

  private static let pieces = [
    "~", "~~", "~~~", "~~a~", "a", "b ", " ", "\n", "\n\n", "*", "**", "_", "`", "[", "]", "(", ")", "[a](b)", "![",
    "[^1]", "[^a]", "|", "\n| a | b |\n|---|:-:|\n| ", "|-|\n", "- [ ] ", "- [x] ", "1. ", "\n2) ", "  ", "    ",
    "> ", "#", "www.a.com", "http://b.c/", "a@b.c", "<script>", "<a title=\"<style>\">", "<!-- <xmp> -->", "</title>",
    "<br/>", "&amp;", "&copy;", "\\", "\\|", "é", "™", "<?", "!", "\"", "'", "---\n", "===\n", "```\n", "\t",
    "<div>\n", "ftp://x.y", ":", ";", ".",
  ]

  @Test(.requires(.cmark, .collection)) func realDocumentsAreRenderedAlike() throws {
    for text in try RealDocuments.sample(60, ofAtMost: 40_000) {
      let source = Array(String(decoding: text, as: UTF8.self).utf8)
      #expect(
        try ownHTML(source) == ReferenceProgram.render(source), "\(String(decoding: source.prefix(80), as: UTF8.self))")
    }
  }
}

/// Steele's SplitMix64: the same numbers in every run.
struct SplitMix {
  var state: UInt64

  mutating func next(below bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
  }
}
