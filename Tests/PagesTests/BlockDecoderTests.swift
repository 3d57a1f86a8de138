import Diagnostics
import Disclosure
import FrontMatter
import Pages
import Testing
import Themes

@Suite struct BlockDecoderTests {
  private func decode(
    _ yaml: String, shared: [String: String] = [:]
  ) throws -> (blocks: [Block], diagnostics: [Diagnostic]) {
    let file = SourceFile(path: "index.md", bytes: Array(yaml.utf8))
    var diagnostics: [Diagnostic] = []
    let theme = Theme(
      overriding: [:], folder: "", classifier: Classifier(ownHost: nil, firstParty: [], catalogue: .empty),
      into: &diagnostics)
    var reader = FieldReader(try YAMLParser.parse(yaml, in: file).get(), in: file)
    var decoder = BlockDecoder(
      theme, file: file,
      shared: Dictionary(
        uniqueKeysWithValues: shared.map { ($0, SourceFile(path: $0, bytes: Array($1.utf8))) }))
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

  private static let table =
    "blocks:\n  - type: table\n    heading: A\n    columns: [B, C]\n    rows: data/prices.csv\n"

  @Test(arguments: [
    ("data/prices.csv", "label,cells,cells\nFinland,\"4,90\",7\nEstonia,8,9\n"),
    (
      "data/prices.json",
      "[{\"label\": \"Finland\", \"cells\": [\"4,90\", 7]}, {\"label\": \"Estonia\", \"cells\": [8, 9]}]"
    ),
    ("data/prices.yml", "- label: Finland\n  cells: ['4,90', 7]\n- label: Estonia\n  cells: [8, 9]\n"),
  ])
  func aListMayStandInADataFile(_ path: String, _ data: String) throws {
    let result = try decode(Self.table.replacing("data/prices.csv", with: path), shared: [path: data])
    #expect(result.diagnostics.isEmpty)
    guard case .list(let rows)? = result.blocks.first?.fields["rows"] else {
      Issue.record("no rows")
      return
    }
    let told = rows.map { row in
      guard case .text(let label)? = row["label"], case .list(let cells)? = row["cells"] else { return "" }
      let texts = cells.map { if case .text(let text)? = $0["text"] { text } else { "" } }
      return "\(label): \(texts.joined(separator: " "))"
    }
    #expect(told == ["Finland: 4,90 7", "Estonia: 8 9"])
  }

  @Test func aMistakeInADataFileIsReportedAtItsPlaceThere() throws {
    let found = try decode(Self.table, shared: ["data/prices.csv": "label,cell,cell\nFinland,4,7\n"]).diagnostics
    #expect(found.map(\.rule.id).sorted() == ["key-missing", "key-unknown"])
    #expect(Set(found.map(\.path)) == ["data/prices.csv"])
    #expect(found.first { $0.rule == "key-unknown" }?.position == SourcePosition(line: 1, column: 7))
  }

  @Test func aDataFileThatIsNotThereIsReportedWithASuggestion() throws {
    let found = try decode(Self.table, shared: ["data/price.csv": ""]).diagnostics
    #expect(found.first?.rule == "block-shared")
    #expect(found.first?.advice == "did you mean 'data/price.csv'?")
  }
}
