import Markdown
import TestSupport
import Testing

/// Texts that libcmark-gfm 0.29.0.gfm.6 would take very long for are refused before it sees them.
@Suite struct InputLimitsTests {
  struct Shape: Sendable, CustomStringConvertible {
    let description: String
    let text: String
    let reason: String
  }

  private static func times(_ count: Int, _ text: String) -> String { String(repeating: text, count: count) }

  private static let refused = [
    Shape(
      description: "a table of 6,000 columns and 600 short rows",
      text: times(6_000, "|a") + "|\n" + times(6_000, "|-") + "|\n" + times(600, "|a|\n"),
      reason: "its tables hold too many cells"),
    Shape(
      description: "many tables of 1,000 columns",
      text: times(40, times(1_000, "|a") + "|\n" + times(1_000, "|-") + "|\n" + times(50, "|a|\n") + "\n"),
      reason: "its tables hold too many cells"),
    Shape(description: "80,000 images in links", text: times(80_000, "![[]()"), reason: "it holds too many '![['"),
    Shape(
      description: "processing instructions", text: times(200_000, "<?"),
      reason: "it holds too many openings of '<?' or '<!'"),
    Shape(
      description: "declarations", text: times(200_000, "<!A"), reason: "it holds too many openings of '<?' or '<!'"),
    Shape(
      description: "CDATA sections", text: times(122_000, "<![CDATA["),
      reason: "it holds too many openings of '<?' or '<!'"),
    Shape(
      description: "pipes above a delimiter row", text: times(50_000, "|") + "\n" + times(25_000, "|-") + "|\n",
      reason: "its lines hold too many '|'"),
    Shape(
      description: "a table of 30,000 columns",
      text: times(30_000, "|a") + "|\n" + times(30_000, "|-") + "|\n" + times(30_000, "|b") + "|\n",
      reason: "its lines hold too many '|'"),
    Shape(
      description: "parentheses in an address", text: "www.a.com/" + times(75_000, "(") + times(75_000, ")"),
      reason: "a word holds too many parentheses"),
    Shape(
      description: "a long paragraph above a table", text: times(50_000, "aaaa\n") + "|a|\n|-|\n",
      reason: "the paragraph before a table is too long"),
    Shape(
      description: "links between emphasis", text: times(60_000, "[a](b)_"),
      reason: "a paragraph holds too many links between '*', '_' or '~'"),
    Shape(
      description: "blank lines below nested lists", text: times(3_000, "- ") + "a\n" + times(100_000, "\n"),
      reason: "too many blank lines follow a list that is nested too deep"),
    Shape(
      description: "blank lines in a footnote's nested lists",
      text: "[^a]: " + times(3_000, "1. ") + "a\nb\n" + times(100_000, "    \n"),
      reason: "too many blank lines follow a list that is nested too deep"),
    Shape(
      description: "references to a long link", text: "[a]: " + times(50_000, "b") + "\n\n" + times(16_000, "[a]"),
      reason: "its link references expand to more than 20 times its size"),
    Shape(description: "17 MiB", text: times(17 << 20, "a"), reason: "the text is longer than 16 MiB"),
  ]

  @Test(.timeLimit(.minutes(5)), arguments: refused)
  func refusesWhatWouldTakeTooLong(shape: Shape) throws {
    let bytes = Array(shape.text.utf8)
    let excess = #expect(throws: InputLimits.Excess.self) { _ = try Document.parse(bytes) }
    #expect(excess?.reason == shape.reason)
  }

  @Test func aRefusalNamesThePlace() throws {
    let head = "Some text.\n\n"
    let excess = #expect(throws: InputLimits.Excess.self) {
      try Document.parse(Array((head + Self.times(80_000, "![[]()")).utf8))
    }
    let offset = try #require(excess?.offset)
    #expect(offset > head.utf8.count + 100_000)
    #expect(offset < head.utf8.count + 160_000)
  }

  private static let accepted: [(name: String, text: String)] = [
    ("20,000 images in links", times(20_000, "![[]()")),
    (
      "a table of 400 columns and 500 rows",
      times(400, "|a") + "|\n" + times(400, "|-") + "|\n" + times(500, "|a|b|\n")
    ),
    (
      "a table of 8 columns and 2,000 rows",
      times(8, "|a") + "|\n" + times(8, "|-") + "|\n" + times(2_000, times(8, "|some words ") + "|\n")
    ),
    ("1,000 headings underlined without blank lines", times(1_000, "Title\n---\nsome text\n")),
    ("a paragraph of 5,000 lines above a table", times(5_000, "a few words\n") + "|a|\n|-|\n"),
    ("10,000 comments", times(10_000, "<!-- a -->b\n")),
    ("3,000 links in a list", times(3_000, "- **[a](https://example.com/)** *b*\n")),
    ("20,000 asterisks", times(20_000, "a**b")),
    ("5,000 references", times(5_000, "[a] ") + "\n\n[a]: https://example.com/ 'title'\n"),
    ("3,000 references to a link of 3,000 bytes", "[a]: /" + times(3_000, "x") + "\n\n" + times(3_000, "[a] ")),
    ("20,000 blank lines", "- a\n  - b\n" + times(20_000, "\n") + "c"),
    ("a footnote per line", (1...2_000).map { "a[^\($0)]\n\n[^\($0)]: b\n\n" }.joined()),
    ("20,000 brackets", times(20_000, "[") + "a" + times(20_000, "]")),
    ("20,000 backticks", (1...200).map { "e" + times($0, "`") }.joined()),
    ("20,000 underscores", times(20_000, "_a ")),
  ]

  @Test(.timeLimit(.minutes(5)), arguments: accepted.indices)
  func parsesHonestTextsNearTheLimits(index: Int) throws {
    let (name, text) = Self.accepted[index]
    let bytes = Array(text.utf8)
    #expect(throws: Never.self, "\(name)") { _ = try Document.parse(bytes) }
  }

  @Test func tablesWithWindowsLineEndsAreCountedOneByOne() throws {
    let table = Self.times(300, "|a") + "|\r\n" + Self.times(300, "|-") + "|\r\n|a|\r\n\r\n"
    _ = try Document.parse(Array((table + Self.times(10_000, "words\r\n\r\n")).utf8))
  }

  @Test func stricterLimitsMayBeSet() {
    var limits = InputLimits()
    limits.bytes = 4
    #expect(throws: InputLimits.Excess.self) { _ = try Document.parse(Array("abcde".utf8), limits: limits) }
    #expect(throws: Never.self) { _ = try Document.parse(Array("abcd".utf8), limits: limits) }
  }

  @Test func aParsedTextIsNotMuchLongerThanItsSource() {
    var limits = InputLimits()
    limits.freeBytes = 100_000
    let source = Array(("[a]: /" + Self.times(1_000, "x") + "\n\n" + Self.times(1_000, "[a] ")).utf8)
    #expect(throws: Never.self) { _ = try Document.parse(source) }
    let excess = #expect(throws: InputLimits.Excess.self) { _ = try Document.parse(source, limits: limits) }
    #expect(excess?.reason == "its link references expand to more than 20 times its size")
  }

  @Test(.requires(.collection)) func realDocumentsAreAccepted() throws {
    for text in try RealDocuments.sample(12, ofAtMost: 300_000) {
      #expect(throws: Never.self) { _ = try Document.parse(text) }
    }
  }
}
