import Foundation
import TestSupport
import Testing

/// The sources of the tests themselves.
@Suite struct TestFormTests {
  /// The bodies of all test functions, by file and name.
  private static func bodies(in root: URL) throws -> [(name: String, body: Substring)] {
    let files = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    return try files.filter { $0.hasSuffix(".swift") }.sorted().flatMap { file in
      let source = try String(contentsOf: root.appending(path: file), encoding: .utf8)
      return source.split(separator: "\n  @Test").dropFirst().compactMap { part -> (String, Substring)? in
        guard let name = part.firstMatch(of: /func (\w+)/), let end = part.firstRange(of: "\n  }\n") else { return nil }
        return ("\(file): \(name.output.1)", part[..<end.lowerBound])
      }
    }
  }

  /// Whether a test can end before its last line without a failure.
  private static func returnsEarly(_ body: Substring) -> Bool {
    body.contains(/(?m)^    (?:guard .*|\} )?else \{(?: return \}$|\n      return$)/)
  }

  @Test func noTestReturnsBeforeItHasTested() throws {
    let bodies = try Self.bodies(in: ProjectFolder.url.appending(path: "Tests"))
    #expect(bodies.count > 500)
    #expect(bodies.filter { Self.returnsEarly($0.body) }.map(\.name) == [])
  }

  @Test(arguments: [
    "guard let browser else { return }", "guard let browser,\n      let page\n    else { return }",
    "guard let browser else {\n      return\n    }",
  ])
  func aTestThatReturnsEarlyIsFound(statement: String) {
    #expect(Self.returnsEarly(" func a() {\n    \(statement)\n    #expect(true)"))
    #expect(!Self.returnsEarly(" func a() {\n    run {\n      \(statement.replacing("\n", with: "\n  "))\n    }\n"))
  }
}
