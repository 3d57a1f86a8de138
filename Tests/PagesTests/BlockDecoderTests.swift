import Diagnostics
import Disclosure
import FrontMatter
import Pages
import Testing

@Suite struct BlockDecoderTests {
  private func decode(_ yaml: String) throws -> (blocks: [Block], diagnostics: [Diagnostic]) {
    let file = SourceFile(path: "index.md", bytes: Array(yaml.utf8))
    var diagnostics: [Diagnostic] = []
    let theme = Theme(
      overriding: [:], folder: "", classifier: Classifier(ownHost: nil, firstParty: [], catalogue: .empty),
      into: &diagnostics)
    var reader = FieldReader(try YAMLParser.parse(yaml, in: file).get(), in: file)
    var decoder = BlockDecoder(theme, file: file)
    let blocks = decoder.decode(reader.nodes("blocks"))
    return (blocks, diagnostics + decoder.diagnostics)
  }

  @Test func aBlockTakesTheFieldsOfItsSchema() throws {
    let result = try decode(
      "blocks:\n  - type: call\n    heading: Try it\n    actions:\n      - {label: Go, href: /a/}\n")
    #expect(result.diagnostics.isEmpty)
    #expect(result.blocks.map(\.type) == ["call"])
    guard case .list(let actions)? = result.blocks.first?.fields["actions"] else {
      Issue.record("no actions")
      return
    }
    #expect(actions.count == 1)
  }

  @Test func anUnknownTypeIsReportedWithASuggestion() throws {
    let found = try decode("blocks:\n  - type: herro\n    heading: A\n").diagnostics
    #expect(found.map(\.rule) == ["block-unknown"])
    #expect(found.first?.position == SourcePosition(line: 2, column: 11))
    #expect(found.first?.advice == "did you mean 'hero'?")
  }

  @Test func anUnknownKeyAndAMissingOneAreReported() throws {
    let found = try decode("blocks:\n  - type: call\n    heading: A\n    note: B\n").diagnostics
    #expect(found.map(\.rule.id).sorted() == ["key-missing", "key-unknown"])
  }

  @Test func textsAloneMayStandForElementsOfOneField() throws {
    let result = try decode("blocks:\n  - type: logos\n    items: [Larkspur, Parcelhub]\n")
    #expect(result.diagnostics.isEmpty)
  }
}
