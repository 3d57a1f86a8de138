import Diagnostics
import Testing

@Suite struct SourceFileTests {
  private func file(_ text: String) -> SourceFile { SourceFile(path: "a", bytes: Array(text.utf8)) }

  @Test func linesAreCountedFromOneAndLoseTheirEnds() {
    let file = file("one\ntwo\r\n\nfour")
    #expect((0...5).map { file.line($0) } == [nil, "one", "two", "", "four", nil])
  }

  @Test(arguments: [
    ("", []), ("\n", [""]), ("a", ["a"]), ("a\n", ["a"]), ("a\r\nb\r\n", ["a", "b"]), ("a\n\nb", ["a", "", "b"]),
    ("\r\n\r\n", ["", ""]), ("a\rb\n", ["a\rb"]), ("e\n\u{301}\r\nf", ["e", "\u{301}", "f"]),
  ])
  func hasItsLinesWithoutTheirEnds(_ text: String, _ lines: [String]) {
    #expect(file(text).lines == lines)
  }

  @Test func offsetsAndPositionsAreEachOthersReverse() {
    let file = file("abc\né!\r\n\n漢字🙂x\n\tlast")
    for offset in file.bytes.indices where offset == 0 || file.bytes[offset] & 0xC0 != 0x80 {
      #expect(file.offset(of: file.position(ofByte: offset)) == offset)
    }
    #expect(file.offset(of: SourcePosition(line: 9, column: 1)) == file.bytes.count)
  }

  /// Each of the places was once looked for from the start of the file: 10,000 times 20 MB.
  @Test func findsManyPlacesOfALongFile() {
    let file = SourceFile(path: "a", bytes: [UInt8](repeating: UInt8(ascii: "\n"), count: 20_000_000))
    for offset in stride(from: 0, to: 20_000_000, by: 2_000) {
      let position = file.position(ofByte: offset)
      guard position.line == offset + 1, file.offset(of: position) == offset, file.line(position.line) == "" else {
        Issue.record("another place at \(offset): \(position)")
        return
      }
    }
  }

  @Test func anEmptyFileHasOneEmptyLine() {
    #expect(file("").line(1) == "")
    #expect(file("").line(2) == nil)
  }

  @Test func brokenUTF8IsShownReplaced() {
    #expect(SourceFile(path: "a", bytes: [0x61, 0xFF, 0x62]).line(1) == "a\u{FFFD}b")
  }

  @Test(arguments: [(0, 1, 1), (3, 1, 4), (4, 2, 1), (6, 2, 2), (7, 2, 3), (8, 3, 1), (99, 3, 1)])
  func positionsCountScalarsNotBytes(offset: Int, line: Int, column: Int) {
    #expect(file("abc\né!\n").position(ofByte: offset) == SourcePosition(line: line, column: column))
  }

  @Test func diagnosticsAreReadByFileThenPlace() {
    func at(_ path: String?, _ line: Int, _ column: Int, _ rule: Diagnostic.Rule = "r") -> Diagnostic {
      Diagnostic(.note, rule, "m", path: path, position: SourcePosition(line: line, column: column))
    }
    let ordered = [
      at(nil, 9, 9), at("a", 1, 2), at("a", 1, 10), at("a", 2, 1, "a"), at("a", 2, 1, "b"), at("b", 1, 1),
    ]
    #expect(ordered.reversed().sorted(by: Diagnostic.inReadingOrder) == ordered)
  }

  @Test func onlyAnErrorIsAnError() {
    let mild = Severity.allCases.filter { $0 < .error }.map { Diagnostic($0, "r", "m") }
    #expect(!mild.hasErrors)
    #expect((mild + [Diagnostic(.error, "r", "m")]).hasErrors)
  }
}
