import Diagnostics
import Testing

@Suite struct DiagnosticTextTests {
  private let plain = DiagnosticText(colour: false)

  private func error(_ line: String, column: Int, length: Int = 1, advice: String? = nil) -> Diagnostic {
    Diagnostic(
      .error, "some-rule", "something is wrong", path: "a.md", position: SourcePosition(line: 2, column: column),
      excerpt: line, length: length, advice: advice)
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

  @Test(arguments: [
    ("\tkey:\tvalue", 7, 5, "        key:    value", "                ^~~~~"),
    ("\tkey:\tvalue", 2, 6, "        key:    value", "        ^~~~~~~~~"),
    ("a\t\tb", 2, 2, "a               b", " ^~~~~~~~~~~~~~~"),
    ("漢\tb", 3, 1, "漢      b", "        ^"), ("e\u{301}\tb", 4, 1, "e\u{301}       b", "        ^"),
  ])
  func tabsEndAtEveryEighthColumn(_ line: String, _ column: Int, _ length: Int, _ shown: String, _ marks: String) {
    #expect(plain.render(error(line, column: column, length: length)).contains("  2 | \(shown)\n    | \(marks)\n"))
  }

  /// The number of scalars, as columns are counted; what a terminal underlines is as wide as they are.
  @Test(arguments: [
    ("cafe\u{301}", 5, "^~~~"), ("café", 4, "^~~~"), ("漢字", 2, "^~~~"), ("👩\u{200D}👧", 3, "^~~~"), ("", 1, "^"),
    ("\u{301}", 1, "^"), ("x\ny", 1, "^"), ("x\r\ny", 1, "^"), ("한", 1, "^~"),
  ])
  func whatIsMarkedIsCountedInScalars(_ text: String, _ length: Int, _ marks: String) {
    let file = SourceFile(path: "a", bytes: Array("key: \(text)".utf8))
    let byText = Diagnostic(.error, "r", "m", in: file, at: SourcePosition(line: 1, column: 6), marking: text)
    #expect(byText.length == length)
    let byBytes = Diagnostic(.error, "r", "m", in: file, at: 5..<file.bytes.count)
    #expect(byBytes == byText)
    #expect(plain.render(byText).split(separator: "\n")[2] == "    |      \(marks)")
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
      .error, "odd", "found \u{8}\r\n", in: file, at: .start, advice: "remove \u{1B}[0m")
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
