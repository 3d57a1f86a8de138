import Comparison
import Diagnostics
import Foundation
import Policies
import TestSupport
import Testing

@testable import Transcripts

/// Comparisons as a terminal, a change request and a program get them.
@Suite struct TranscriptTests {
  private static let cases = CaseFolder.all(beside: #filePath, in: "../ComparisonTests/Cases")

  private static func comparison(_ folder: CaseFolder) throws -> Comparison {
    Comparison(
      ComparableText(try PolicyText(parsing: folder.bytes("old.md"))),
      ComparableText(try PolicyText(parsing: folder.bytes("new.md"))))
  }

  private static func comparison(_ old: String, _ new: String) throws -> Comparison {
    Comparison(
      ComparableText(try PolicyText(parsing: old.utf8)), ComparableText(try PolicyText(parsing: new.utf8)))
  }

  private static func terminal(_ comparison: Comparison, width: Int? = 60, usesColour: Bool = false) -> String {
    TerminalRedline(
      Transcript(comparison, context: 1), old: "old.md", new: "new.md", width: width, usesColour: usesColour
    ).text()
  }

  @Test(arguments: CaseFolder.all(beside: #filePath, in: "Transcripts"))
  func readAsExpected(_ folder: CaseFolder) throws {
    let comparison = try Self.comparison(folder)
    let transcript = Transcript(comparison, context: 0)
    let data = RedlineData(
      transcript, old: .init(name: "old.md", path: "old.md"), new: .init(name: "new.md", path: "new.md"))
    for (name, text) in [
      ("terminal.txt", Self.terminal(comparison)), ("json.txt", String(decoding: data.json(), as: UTF8.self)),
      ("markdown.txt", MarkdownRedline(transcript, old: "old.md", new: "new.md").text()),
    ] {
      let mismatch = try folder.mismatch(text, with: name)
      #expect(mismatch == nil)
    }
  }

  /// Those that show every word of both texts once: a move is shown at both places, and if only signs changed, or what
  /// an image says, the new text is shown.
  private static let casesOfBothTexts = cases.filter { folder in
    guard let comparison = try? comparison(folder) else { return true }
    return comparison.rows.allSatisfy { row in
      row.move == nil && row.formats.allSatisfy { $0.kind != .typography && $0.kind != .imageText }
    }
  }

  @Test func mostCasesGiveBackBothTexts() { #expect(Self.casesOfBothTexts.count > Self.cases.count / 2) }

  @Test(arguments: casesOfBothTexts)
  func giveBackBothTexts(_ folder: CaseFolder) throws {
    let comparison = try Self.comparison(folder)
    let (old, new) = (comparison.old, comparison.new)
    #expect(Self.words(comparison, without: .inserted) == Self.words(try Self.same(old), without: .inserted))
    #expect(Self.words(comparison, without: .deleted) == Self.words(try Self.same(new), without: .deleted))
  }

  private static func same(_ text: PolicyText) throws -> Comparison {
    Comparison(ComparableText(text), ComparableText(text))
  }

  /// What a text says, blanks and the bars between cells left out.
  private static func words(_ comparison: Comparison, without kind: WordComparison.Run.Kind) -> String {
    let blocks = Transcript(comparison, context: nil).entries.flatMap { entry in
      switch entry {
      case .unchanged(let block): [block]
      case .change(let change): change.blocks
      case .folded: [Transcript.Block]()
      }
    }
    return blocks.flatMap(\.runs).filter { $0.kind != kind }.map(\.text).joined().filter {
      !$0.isWhitespace && !"|↩-".contains($0)
    }
  }

  @Test(arguments: cases, [30, 72])
  func keepWithinTheWidthOfTheTerminal(_ folder: CaseFolder, _ width: Int) throws {
    let body = Self.terminal(try Self.comparison(folder), width: width).split(separator: "\n").drop { $0 != "" }
    for line in body { #expect(Terminal.width(line) <= width, "\(line)") }
  }

  @Test(arguments: cases)
  func sayNothingByColourAlone(_ folder: CaseFolder) throws {
    let comparison = try Self.comparison(folder)
    let coloured = Self.terminal(comparison, usesColour: true)
    #expect(coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == Self.terminal(comparison))
  }

  @Test func sendNoControlCharacterOfATextToTheTerminal() throws {
    let text = Self.terminal(try Self.comparison("Safe.\n", "Safe \u{1B}[2J and \u{202E}sound.\n"))
    #expect(!text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
  }

  @Test func keepMarkdownOfATextFromBeingRead() throws {
    let comparison = try Self.comparison("Text.\n", "\\<b>x\\</b> \\[a](b) | 1\\. c\n")
    let markdown = MarkdownRedline(Transcript(comparison, context: 0), old: "a_b.md", new: "c*d.md").text()
    #expect(markdown.contains("a\\_b.md to c\\*d.md"))
    #expect(markdown.contains("\\<b\\>x\\</b\\> \\[a\\](b) | 1. c"))
  }
}
