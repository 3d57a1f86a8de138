import Diagnostics
import Testing

@Suite struct SourceFileTests {
  private func file(_ text: String) -> SourceFile { SourceFile(path: "a", bytes: Array(text.utf8)) }

  @Test func linesAreCountedFromOneAndLoseTheirEnds() {
    let file = file("one\ntwo\r\n\nfour")
    #expect((0...5).map { file.line($0) } == [nil, "one", "two", "", "four", nil])
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
