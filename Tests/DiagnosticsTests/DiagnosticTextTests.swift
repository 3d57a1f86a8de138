import Diagnostics
import Testing

@Suite struct DiagnosticTextTests {
  private let plain = DiagnosticText(colour: false)

  private func error(_ line: String, column: Int, length: Int = 1, advice: String? = nil) -> Diagnostic {
    let file = SourceFile(path: "a.md", bytes: Array(("first\n" + line + "\nlast\n").utf8))
    return Diagnostic(
      .error, "some-rule", "something is wrong", in: file, at: SourcePosition(line: 2, column: column), length: length,
      advice: advice)
  }

  @Test func showsPlaceLineCaretAndAdvice() {
    let diagnostic = error("effective: 2025-13-01", column: 12, length: 10, advice: "write a date")
    #expect(
      plain.render(diagnostic) == """
        a.md:2:12: error: something is wrong [some-rule]
          2 | effective: 2025-13-01
            |            ^~~~~~~~~~
            → write a date

        """)
  }

  @Test func withoutAPlaceOnlyTheFileIsNamed() {
    let diagnostic = Diagnostic(.warning, "odd", "no such folder", path: "content")
    #expect(plain.render(diagnostic) == "content: warning: no such folder [odd]\n")
  }

  @Test func withoutAFileTheProgramSpeaks() {
    #expect(plain.render(Diagnostic(.note, "usage", "nothing to do")) == "codicil: note: nothing to do [usage]\n")
  }

  @Test func theCaretStandsBelowItsPlaceBehindTabs() {
    #expect(
      plain.render(error("\tkey:\tvalue", column: 7, length: 5)).contains(
        "  2 | \tkey:\tvalue\n    | \t    \t^~~~~\n"))
  }

  @Test func wideCharactersTakeTwoColumns() {
    #expect(
      plain.render(error("名前: 値段", column: 5, length: 2)).contains("  2 | 名前: 値段\n    |       ^~~~\n"))
  }

  @Test func combiningMarksTakeNoColumn() {
    #expect(plain.render(error("e\u{301}: x", column: 5)).contains("  2 | e\u{301}: x\n    |    ^\n"))
  }

  @Test func aLongLineIsCutAroundItsPlace() {
    let line = String(repeating: "a", count: 300) + "HERE" + String(repeating: "b", count: 300)
    let shown = plain.render(error(line, column: 301, length: 4))
    let before = String(repeating: "a", count: 60)
    let after = String(repeating: "b", count: 36)
    let blanks = String(repeating: " ", count: 61)
    #expect(shown.contains("  2 | …\(before)HERE\(after)…\n    | \(blanks)^~~~\n"))
  }

  @Test func aLongLineIsCutOnlyBehindAPlaceNearItsStart() {
    let shown = plain.render(error(String(repeating: "a", count: 200), column: 3))
    #expect(shown.contains("  2 | \(String(repeating: "a", count: 100))…\n    |   ^\n"))
  }

  @Test func anUnderlineEndsWithItsLine() {
    #expect(plain.render(error("abc", column: 2, length: 500)).contains("  2 | abc\n    |  ^~\n"))
  }

  @Test func aPlaceBehindTheEndOfItsLineIsMarkedThere() {
    #expect(plain.render(error("abc", column: 40)).contains("  2 | abc\n    |    ^\n"))
  }

  @Test func aColumnBeforeTheFirstIsTheFirst() {
    #expect(plain.render(error("abc", column: 0)).contains("  2 | abc\n    | ^\n"))
  }

  @Test func controlCharactersOfAFileReachNoTerminal() {
    let file = SourceFile(path: "a\u{1B}[2J.md", bytes: Array("x\u{1B}]0;title\u{7}\u{202E}y\u{2066}z\u{9B}1m\0".utf8))
    let diagnostic = Diagnostic(
      .error, "odd", "found \u{8}\r\n", in: file, at: .start, length: 1, advice: "remove \u{1B}[0m")
    let shown = plain.render(diagnostic)
    let allowed: Set<Unicode.Scalar> = ["\n"]
    #expect(
      shown.unicodeScalars.filter { $0.value < 32 || (0x7F...0x9F).contains($0.value) }.allSatisfy(allowed.contains))
    #expect(
      !shown.unicodeScalars.contains { (0x202A...0x202E).contains($0.value) || (0x2066...0x2069).contains($0.value) })
    #expect(
      shown == """
        a\u{FFFD}[2J.md:1:1: error: found \u{FFFD}\u{FFFD}\u{FFFD} [odd]
          1 | x\u{FFFD}]0;title\u{FFFD}\u{FFFD}y\u{FFFD}z\u{FFFD}1m\u{FFFD}
            | ^
            → remove \u{FFFD}[0m

        """)
  }

  @Test func coloursWrapTheSameWords() {
    let diagnostic = error("abc", column: 1, advice: "do so")
    let coloured = DiagnosticText(colour: true).render(diagnostic)
    #expect(coloured.contains("\u{1B}[1;31merror:\u{1B}[0m"))
    #expect(coloured.replacing(#/\u{1B}\[[0-9;]*m/#, with: "") == plain.render(diagnostic))
  }
}
