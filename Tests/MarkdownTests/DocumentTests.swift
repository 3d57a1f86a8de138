import Markdown
import Testing

@Suite struct DocumentTests {
  private func document(_ source: String) throws -> Document { try Document.parse(Array(source.utf8)) }

  private func nodes(_ kind: Node.Kind, in document: Document) -> [Node] { document.nodes.filter { $0.kind == kind } }

  @Test func blocksKnowTheirSourceLines() throws {
    let document = try document("# One\n\nTwo\nlines\n\n- a\n- b\n\n```\ncode\n```\n\n| h |\n|---|\n| c |\n| d |\n")
    let blocks = document.children(of: 0).map { document.nodes[$0] }
    #expect(blocks.map(\.kind) == [.heading, .paragraph, .list, .codeBlock, .table])
    #expect(blocks.map(\.line) == [1, 3, 6, 9, 13])
    #expect(blocks.prefix(2).map(\.lastLine) == [1, 4])
    #expect(nodes(.tableRow, in: document).map(\.line) == [13, 15, 16])
    #expect(nodes(.text, in: document).allSatisfy { $0.line == 0 })
  }

  @Test func itemsOfANumberedListAreNumberedOnFromItsStart() throws {
    let document = try document("3. a\n   1. b\n   2. c\n\n      5) d\n      6) e\n4. f\n9. g\n\ntext\n\n7) h\n")
    let words = nodes(.text, in: document).map { document.string($0.text) }
    #expect(words == ["a", "b", "c", "d", "e", "f", "g", "text", "h"])
    #expect(nodes(.item, in: document).map(\.number) == [3, 1, 2, 5, 6, 4, 5, 7])
    #expect(nodes(.item, in: document).allSatisfy { $0.flags.contains(.ordered) })
    #expect(nodes(.list, in: document).map(\.number) == [3, 1, 5, 7])
  }

  @Test func itemsOfABulletListHaveNoNumber() throws {
    let document = try document("- a\n  1. b\n- c\n")
    #expect(nodes(.item, in: document).map(\.number) == [0, 1, 0])
    #expect(nodes(.item, in: document).map { $0.flags.contains(.ordered) } == [false, true, false])
  }

  @Test func cellsKnowTheirColumnsAlignment() throws {
    let document = try document("| a | b | c | d |\n|:--|:-:|--:|---|\n| 1 | 2 |\n\n|x|\n|-:|\n|y|\n")
    let expected: [Node.Alignment] = [.left, .center, .right, .none]
    #expect(nodes(.tableCell, in: document).map(\.alignment) == expected + expected + [.right, .right])
    #expect(
      nodes(.tableCell, in: document).map { $0.flags.contains(.header) } == [
        true, true, true, true, false, false, false, false, true, false,
      ])
  }

  @Test func tasksAreOpenOrDone() throws {
    let items = nodes(.item, in: try document("- [ ] a\n- [x] b\n- c\n"))
    #expect(items.map { $0.flags.contains(.task) } == [true, true, false])
    #expect(items.map { $0.flags.contains(.checked) } == [false, true, false])
  }

  @Test func plainTextIsWhatAReaderSees() throws {
    let document = try document("# A *b* `c` [d](e) ![f](g)\nh\\\ni ~~j~~ &amp; <b>k</b>\n")
    #expect(document.plainText(of: 1) == "A b c d f")
    let paragraph = try #require(document.nodes.firstIndex { $0.kind == .paragraph })
    #expect(document.plainText(of: paragraph).hasSuffix("h i j & k"))
    #expect(document.plainText(of: 0) == "A b c d f h i j & k")
  }

  @Test func wordsOfDifferentBlocksAreASpaceApart() throws {
    let document = try document("| a | b |\n|---|---|\n| c | d |\n\n- e\n- f\n")
    #expect(document.plainText(of: 0) == "a b c d e f")
  }

  @Test func aRunOfTextIsOneNode() throws {
    let document = try document("a_b!c\\*d&e [f\n")
    #expect(nodes(.text, in: document).map { document.string($0.text) } == ["a_b!c*d&e [f"])
  }

  @Test func footnotesAreNumberedByFirstUse() throws {
    let document = try document("x[^b] y[^a] z[^b]\n\n[^a]: A\n[^b]: B\n")
    let references = nodes(.footnoteReference, in: document)
    #expect(references.map(\.number) == [1, 2, 1])
    #expect(references.map(\.ordinal) == [1, 1, 2])
    let definitions = document.footnotes.map { document.nodes[$0] }
    #expect(definitions.map { document.string($0.text) } == ["b", "a"])
    #expect(definitions.map(\.number) == [1, 2])
    #expect(definitions.map(\.ordinal) == [2, 1])
  }

  @Test func referencesFromADefinitionThatIsLeftOutAreNotCounted() throws {
    let document = try document("x[^a]\n\n[^unused]: y[^a] z[^a]\n\n[^a]: A\n")
    #expect(document.footnotes.map { document.nodes[$0].ordinal } == [1])
    #expect(nodes(.footnoteReference, in: document).map(\.ordinal) == [1])
  }

  @Test func subtreesNestAndChildrenAreFound() throws {
    let document = try document("> - a\n> - b\n>\n> c\n\nd\n")
    for (index, node) in document.nodes.enumerated() {
      #expect(Int(node.end) > index)
      #expect(document.children(of: index).allSatisfy { document.nodes[$0].end <= node.end })
    }
    let quote = try #require(document.nodes.firstIndex { $0.kind == .blockQuote })
    #expect(document.children(of: quote).map { document.nodes[$0].kind } == [.list, .paragraph])
    #expect(document.nodes[0].end == document.nodes.count)
  }

  @Test func brokenUTF8AndZerosAreReplaced() throws {
    let document = try Document.parse([0x61, 0xFF, 0x62, 0, 0x63])
    #expect(document.plainText(of: 0) == "a\u{FFFD}b\u{FFFD}c")
  }
}
