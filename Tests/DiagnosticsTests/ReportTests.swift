import Diagnostics
import Testing

/// Diagnostics for other programs.
@Suite struct ReportTests {
  private let file = SourceFile(path: "a,b/c:d.md", bytes: Array("# A\n\n100% here, here\n".utf8))

  private func finding(_ rule: Diagnostic.Rule, line: Int, _ message: String = "a: b") -> Diagnostic {
    Diagnostic(
      .warning, rule, message, in: file, at: SourcePosition(line: line, column: 6), marking: "here",
      advice: "50% of\nit")
  }

  @Test func annotationsOfGitHubEscapeWhatWouldEndThem() {
    #expect(
      GitHubAnnotations.text([finding("x", line: 3)])
        == "::warning file=a%2Cb/c%3Ad.md,line=3,col=6,endColumn=10,title=x::a: b%0A→ 50%25 of%0Ait\n")
  }

  @Test func aNoteWithoutAPlaceIsAnAnnotationOfTheWholeRun() {
    #expect(GitHubAnnotations.text([Diagnostic(.note, "x", "a")]) == "::notice title=x::a\n")
  }

  // MARK: Baselines

  @Test func aBaselineKeepsItsFindingsQuietThoughLinesMove() throws {
    let baseline = try baseline(of: [finding("x", line: 3)])
    let moved = SourceFile(path: file.path, bytes: Array("# A\n\nNew.\n\n100% here,  here \n".utf8))
    let later = Diagnostic(.warning, "x", "other words", in: moved, at: SourcePosition(line: 5, column: 1))
    #expect(baseline.new(in: [later]).isEmpty)
  }

  @Test func aBaselineHidesAsManyAsItHolds() throws {
    let known = finding("x", line: 3)
    let baseline = try baseline(of: [known])
    #expect(baseline.new(in: [known, known]) == [known])
  }

  @Test func aFindingThatIsGoneIsReportedAsStale() throws {
    let baseline = try baseline(of: [finding("x", line: 3)])
    let found = baseline.new(in: [])
    #expect(found.map(\.rule) == ["baseline-stale"])
    #expect(found.map(\.position) == [SourcePosition(line: 2, column: 1)])
    #expect(baseline.new(in: [], isChecked: { $0 != file.path }).isEmpty)
  }

  @Test func anotherRuleOrFileIsNoKnownFinding() throws {
    let baseline = try baseline(of: [finding("x", line: 3)])
    #expect(baseline.new(in: [finding("y", line: 3)]).map(\.rule) == ["y", "baseline-stale"])
  }

  @Test func aBaselineThatIsNoneIsRefusedWithItsLine() {
    #expect {
      try Baseline(SourceFile(path: "baseline.txt", bytes: Array("# a\nhello\n".utf8)))
    } throws: { error in
      let diagnostic = error as? Diagnostic
      return diagnostic?.rule == "baseline-malformed" && diagnostic?.position?.line == 2
    }
  }

  @Test func aBaselineWithLineEndsOfWindowsIsTheSame() throws {
    let text = Baseline.text(for: [finding("x", line: 3), finding("y", line: 3)]).replacing("\n", with: "\r\n")
    let baseline = try Baseline(SourceFile(path: "baseline.txt", bytes: Array(text.utf8)))
    #expect(baseline.new(in: [finding("x", line: 3), finding("y", line: 3)]).isEmpty)
    #expect(baseline.new(in: []).map(\.position?.line) == [2, 3])
    #expect(throws: Diagnostic.self) {
      try Baseline(SourceFile(path: "baseline.txt", bytes: Array("# a\r\nhello\r\n".utf8)))
    }
  }

  private func baseline(of diagnostics: [Diagnostic]) throws -> Baseline {
    try Baseline(SourceFile(path: "baseline.txt", bytes: Array(Baseline.text(for: diagnostics).utf8)))
  }
}
