import Diagnostics
import FrontMatter
import Testing

/// Tables of comma-separated values as mappings.
@Suite struct CSVParserTests {
  private func told(_ text: String) throws -> [String] {
    try CSVParser.parse(SourceFile(path: "a.csv", bytes: Array(text.utf8))).get().map(Self.tell)
  }

  private static func tell(_ node: YAMLNode) -> String {
    switch node.content {
    case .null: "nothing"
    case .scalar(let text): "\(text)@\(node.position.line):\(node.position.column)"
    case .list(let nodes): "[\(nodes.map(tell).joined(separator: " "))]"
    case .mapping(let entries): entries.map { "\($0.key)=\(tell($0.value))" }.joined(separator: " ")
    }
  }

  @Test(arguments: [
    ("a,b\n1,2\n3,4\n", ["a=1@2:1 b=2@2:3", "a=3@3:1 b=4@3:3"]),
    ("\u{FEFF}a,b\r\n1,2", ["a=1@2:1 b=2@2:3"]),
    ("a,b\n\"x, \"\"y\"\"\nz\",2\n", ["a=x, \"y\"\nz@2:1 b=2@3:4"]),
    ("name,cells,cells\nA,1,2\nB,,3\n", ["name=A@2:1 cells=[1@2:3 2@2:5]", "name=B@3:1 cells=[3@3:4]"]),
    ("a,b\n\n1\n,2\n", ["a=1@3:1", "b=2@4:2"]), ("a\n", []), ("", []),
  ])
  func aRowIsAMappingByTheNamesOfItsColumns(_ text: String, _ expected: [String]) throws {
    #expect(try told(text) == expected)
  }

  @Test(arguments: [("a,b\n1,2,3\n", 2, 5), ("a\n\"never\n", 2, 1)])
  func aRowThatIsNoneIsReportedAtItsPlace(_ text: String, _ line: Int, _ column: Int) {
    guard case .failure(let fault) = CSVParser.parse(SourceFile(path: "a.csv", bytes: Array(text.utf8))) else {
      Issue.record("it was read")
      return
    }
    #expect(fault.rule == "csv-invalid")
    #expect(fault.position == SourcePosition(line: line, column: column))
  }
}
