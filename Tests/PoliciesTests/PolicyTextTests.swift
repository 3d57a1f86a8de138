import Markdown
import Testing

@testable import Policies

@Suite struct PolicyTextTests {
  private func text(_ source: String) throws -> PolicyText { try PolicyText(parsing: Array(source.utf8)) }

  private func outline(_ source: String) throws -> [String] {
    try text(source).sections.map { "\($0.level)/\($0.depth) \($0.title)" }
  }

  @Test func aSectionsDepthDoesNotSkip() throws {
    #expect(
      try outline("# Title\n\n#### A\n\n## B\n\n### C\n\n##### D\n\n## E\n\n# F\n\n### G\n")
        == ["4/1 A", "2/1 B", "3/2 C", "5/3 D", "2/1 E", "1/1 F", "3/2 G"])
  }

  @Test func onlyALeadingHeadingOfLevelOneIsTheTitle() throws {
    #expect(try text("# *Our* Policy\n\ntext\n").title == "Our Policy")
    #expect(try text("words\n\n# Late\n").title == nil)
    #expect(try text("## Second level\n").title == nil)
    #expect(try text("> # Quoted\n").title == nil)
    #expect(try outline("# One\n\n# Two\n") == ["1/1 Two"])
  }

  @Test func aBoldParagraphIsOneBelowTheLastWrittenHeading() throws {
    #expect(
      try outline("# T\n\n**First**\n\ntext\n\n## W\n\n**Second**\n\n**Third:**\n\n###### L\n\n**Fourth**\n")
        == ["2/1 First", "2/1 W", "3/2 Second", "3/2 Third:", "6/3 L", "6/3 Fourth"])
  }

  @Test(arguments: [
    "**A sentence that ends.**", "**Bold** and more", "*italic*", "> **quoted**", "- **item**",
    "**" + String(repeating: "long ", count: 30) + "words**", "**a,**", "**one** **two**",
  ])
  func whatIsNotAHeadingIsNotRecoveredAsOne(source: String) throws { #expect(try outline(source).isEmpty) }

  @Test func aRunOfNumberedLinesIsAList() throws {
    let text = try text("We share data\\\n1\\. with consent\\\n2\\. by *law*\\\nand so on\\\n3\\. never else\n")
    let list = try #require(text.recoveredLists.first)
    #expect(list.start == 1)
    #expect(list.items.count == 3)
    #expect(text.clauses.count == 4)
  }

  @Test(arguments: ["1\\. only one\\\nmore", "1\\. a\\\n3\\. b", "a\\\nb\\\nc", "1\\. a\n2\\. b", "2009. a\\\n2010. b"])
  func otherLinesAreNoList(source: String) throws { #expect(try text(source).recoveredLists.isEmpty) }

  @Test func clausesCoverEveryBlockAndKnowTheirPlace() throws {
    let text = try text(
      "Lead\n\n## S\n\n> quote\n\n- a\n\n  b\n- c\n\n| h |\n|---|\n| d |\n\n```\ne\n```\n\n***\n\n<div>\n")
    let kinds = text.clauses.map(\.kind)
    #expect(
      kinds == [
        .paragraph, .heading, .paragraph, .paragraph, .paragraph, .paragraph, .tableRow, .tableRow, .code, .rule, .html,
      ])
    #expect(text.clauses.map(\.section) == [nil] + Array(repeating: 0, count: 10))
    let chains = text.clauses.map { text.containers(of: $0).map { text.containers[$0].kind } }
    #expect(chains[2] == [.blockQuote])
    #expect(chains[3...5].allSatisfy { $0 == [.list, .item] })
    #expect(chains[6] == [.table])
    #expect(chains[8].isEmpty)
  }

  @Test func aVeryDeepTextIsWalkedWithoutRecursion() throws {
    let text = try text(String(repeating: ">", count: 50_000) + "a\n")
    #expect(text.containers.count == 50_000)
    #expect(text.clauses.count == 1)
    let emphases = String(repeating: "*a **b ", count: 15_000) + "c" + String(repeating: "** d*", count: 15_000)
    #expect(try self.text(emphases).clauses.count == 1)
  }

  // MARK: Anchors

  private func anchors(_ titles: [String]) -> [String] {
    var anchors = Anchors()
    return titles.map { anchors.make(from: $0) }
  }

  @Test func anchorsAreWordsInLowerCase() {
    #expect(
      anchors(["What We Collect?", "  1. Größe & Maß!  ", "日本語", "a--b", "C++", "\"><script>"])
        == ["what-we-collect", "1-größe-maß", "日本語", "a-b", "c", "script"])
  }

  @Test func anchorsAreUnique() {
    #expect(anchors(["A", "a", "A!", "A 2", "a-2", "A"]) == ["a", "a-2", "a-3", "a-2-2", "a-2-3", "a-4"])
  }

  @Test func aHeadingWithoutLettersHasAnAnchorToo() {
    #expect(anchors(["", "!!!", "…"]) == ["section", "section-2", "section-3"])
  }

  @Test func fragmentsOfThePageItselfAreNotTaken() {
    let titles = [
      "Links", "Contents", "Main", "Top", "Change", "Change", "Change 2", "Fn", "FN 1", "Fnref x", "Codicil",
      "Section links",
    ]
    let made = anchors(titles)
    #expect(Set(made).count == titles.count)
    #expect(made.allSatisfy { !["links", "contents", "main", "top"].contains($0) })
    #expect(made.allSatisfy { anchor in !["change-", "fn-", "fnref-", "codicil-"].contains { anchor.hasPrefix($0) } })
    #expect(made.first == "section-links")
  }

  @Test func aLongHeadingHasAShortAnchor() {
    let made = anchors([String(repeating: "very long ", count: 100)])
    #expect(made.allSatisfy { $0.count <= 40 && !$0.hasSuffix("-") })
  }

  @Test func manyEqualHeadingsAreFast() throws {
    let sections = try text(String(repeating: "## Note\n\n", count: 20_000)).sections
    #expect(sections.last?.anchor == "note-20000")
    #expect(Set(sections.map(\.anchor)).count == 20_000)
  }
}
