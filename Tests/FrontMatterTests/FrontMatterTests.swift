import Diagnostics
import FrontMatter
import Testing

@Suite struct FrontMatterTests {
  /// What stands after the front matter, the keys in it, and what was said.
  private func split(_ text: String) -> (body: String, keys: [String], lines: Int, said: [Diagnostic]) {
    split(Array(text.utf8))
  }

  private func split(_ bytes: [UInt8]) -> (body: String, keys: [String], lines: Int, said: [Diagnostic]) {
    let file = SourceFile(path: "a.md", bytes: bytes)
    var said: [Diagnostic] = []
    let matter = FrontMatter.split(file, into: &said)
    let keys = FieldReader(matter.root, in: file).keys
    return (String(decoding: bytes[matter.bodyStart...], as: UTF8.self), keys, matter.lineCount, said)
  }

  @Test(arguments: [
    "---\ntitle: A\nowner: B\n---\n# Text\n", "---\r\ntitle: A\r\nowner: B\r\n---\r\n# Text\n",
    "--- \t\ntitle: A\nowner: B\n---  \n# Text\n", "\u{FEFF}---\ntitle: A\nowner: B\n---\n# Text\n",
  ])
  func standsBetweenTwoFencesWhateverTheLineEnds(text: String) {
    let (body, keys, lines, said) = split(text)
    #expect(body == "# Text\n")
    #expect(keys == ["title", "owner"])
    #expect(lines == 4)
    #expect(said.isEmpty)
  }

  @Test(arguments: [
    "", "# Text\n", "----\na: b\n----\n", "--\na: b\n--\n", " ---\na: b\n---\n", "text\n---\na: b\n---\n",
  ])
  func aFileWithoutAFenceAtItsStartIsAllText(text: String) {
    let (body, keys, lines, said) = split(text)
    #expect(body == text)
    #expect(keys.isEmpty)
    #expect(lines == 0)
    #expect(said.isEmpty)
  }

  @Test func aByteOrderMarkIsNoText() { #expect(split("\u{FEFF}# Text\n").body == "# Text\n") }

  @Test(arguments: ["---\n---\n", "---\n\n---\n", "---\n# nothing yet\n---\n"])
  func mayBeEmpty(fences: String) {
    let (body, keys, _, said) = split(fences + "Text\n")
    #expect(body == "Text\n")
    #expect(keys.isEmpty)
    #expect(said.isEmpty)
  }

  @Test func mayEndTheFile() {
    let (body, keys, _, said) = split("---\ntitle: A\n---")
    #expect(body.isEmpty)
    #expect(keys == ["title"])
    #expect(said.isEmpty)
  }

  @Test(arguments: [
    "---\nWe keep your data safe.\n---\n", "---\n- one\n- two\n---\n", "---\n**Bold** and *so* on: `x`.\n---\n",
  ])
  func twoRulesWithProseBetweenThemAreMarkdown(text: String) {
    let (body, keys, lines, said) = split(text)
    #expect(body == text)
    #expect(keys.isEmpty)
    #expect(lines == 0)
    #expect(said.isEmpty)
  }

  @Test func aLongTextBetweenTwoRulesIsMarkdown() {
    let text = "---\n" + String(repeating: "A sentence of a captured text: with a colon.\n\n", count: 2_000) + "---\n"
    #expect(split(text).body == text)
    #expect(split(text).said.isEmpty)
  }

  @Test func aRuleAtTheTopIsMarkdown() {
    let text = "---\n\nSome text of a captured page\n"
    #expect(split(text).body == text)
    #expect(split(text).said.isEmpty)
  }

  @Test func unclosedFrontMatterIsAnErrorAtItsStart() {
    let said = split("---\ntitle: A\n\n# Text\n").said
    #expect(
      said.map(DiagnosticText(colour: false).render) == [
        """
        a.md:1:1: error: the front matter that starts here is never closed [front-matter-open]
          1 | ---
            | ^~~
            → end it with a line that says ---

        """
      ])
  }

  @Test func brokenFrontMatterIsAnErrorAndIsNoText() {
    let (body, keys, lines, said) = split("---\ntitle: [A\n---\nText\n")
    #expect(body == "Text\n")
    #expect(keys.isEmpty)
    #expect(lines == 3)
    #expect(said.map(\.rule) == ["yaml-invalid"])
  }

  @Test func brokenUTF8IsNoCrash() {
    let (body, keys, _, said) = split(Array("---\ntitle: ".utf8) + [0xFF, 0xFE] + Array("\n---\nText".utf8))
    #expect(body == "Text")
    #expect(keys == ["title"])
    #expect(said.isEmpty)
  }
}
