import Diagnostics
import Foundation
import FrontMatter
import Synchronization
import Testing

@Suite struct YAMLParserTests {
  private func parse(_ text: String, lineOffset: Int = 0) -> Result<YAMLNode, Diagnostic> {
    let file = SourceFile(path: "a.yml", bytes: Array((String(repeating: "\n", count: lineOffset) + text).utf8))
    return YAMLParser.parse(text, in: file, lineOffset: lineOffset)
  }

  private func failure(_ text: String, lineOffset: Int = 0) throws -> Diagnostic {
    guard case .failure(let diagnostic) = parse(text, lineOffset: lineOffset) else {
      throw Unexpected(what: "read without complaint: \(text.prefix(200))")
    }
    return diagnostic
  }

  struct Unexpected: Error { let what: String }

  @Test func everyValueKnowsItsPlace() throws {
    let root = try parse("title: A\nlist:\n  - é: x\n    b: [y, z]\n", lineOffset: 1).get()
    guard case .mapping(let entries) = root.content, case .list(let items) = entries[1].value.content,
      case .mapping(let inner) = items[0].content, case .list(let letters) = inner[1].value.content
    else { throw Unexpected(what: "other kinds") }
    #expect(entries.map(\.key) == ["title", "list"])
    #expect(entries.map(\.keyPosition) == [.init(line: 2, column: 1), .init(line: 3, column: 1)])
    #expect(entries[0].value.position == SourcePosition(line: 2, column: 8))
    #expect(inner.map(\.keyPosition) == [.init(line: 4, column: 5), .init(line: 5, column: 5)])
    #expect(inner[0].value.position == SourcePosition(line: 4, column: 8))
    #expect(letters.map(\.position) == [.init(line: 5, column: 9), .init(line: 5, column: 12)])
  }

  @Test(arguments: [
    ("a:", true), ("a: ~", true), ("a: null", true), ("a: \"\"", false), ("a: 'null'", false), ("a: no", false),
  ])
  func onlyAPlainNothingIsNothing(text: String, isNull: Bool) throws {
    guard case .mapping(let entries) = try parse(text).get().content else { throw Unexpected(what: "no mapping") }
    if case .null = entries[0].value.content { #expect(isNull) } else { #expect(!isNull) }
  }

  @Test func anEmptyTextIsAnEmptyMapping() throws {
    guard case .mapping(let entries) = try parse("# words\n").get().content else {
      throw Unexpected(what: "no mapping")
    }
    #expect(entries.isEmpty)
  }

  @Test func aKeyGivenTwiceIsNamedWithItsPlace() throws {
    let diagnostic = try failure("title: A\nowner: B\ntitle: C\n", lineOffset: 1)
    #expect(diagnostic.rule == "yaml-duplicate-key")
    #expect(diagnostic.message == "the key 'title' is given twice")
    #expect(diagnostic.position == SourcePosition(line: 2, column: 1))
    #expect(diagnostic.excerpt == "title: A")
    #expect(diagnostic.advice == "keep one of them")
  }

  @Test func aTextThatIsNotYAMLIsMarkedWhereItStopsBeingSo() throws {
    let diagnostic = try failure("title: Terms: the new ones\n", lineOffset: 1)
    #expect(diagnostic.rule == "yaml-invalid")
    #expect(diagnostic.position == SourcePosition(line: 2, column: 13))
    #expect(diagnostic.excerpt == "title: Terms: the new ones")
    #expect(diagnostic.message == "this is not YAML: mapping values are not allowed in this context")
    #expect(diagnostic.advice?.contains("\"double quotes\"") == true)
  }

  @Test(arguments: ["a: \u{1}", "a: b\0c", "a: \u{8}"])
  func controlCharactersAreRefused(text: String) throws {
    let diagnostic = try failure(text)
    #expect(diagnostic.rule == "yaml-invalid")
    #expect(diagnostic.message.hasPrefix("this is not YAML: "))
  }

  @Test func aMappingAsKeyIsRefused() throws {
    let diagnostic = try failure("a: b\n? {c: d}\n: e\n")
    #expect(diagnostic.rule == "yaml-key")
    #expect(diagnostic.position?.line == 2)
  }

  private static let deep: [(name: String, text: String)] = [
    ("open lists", String(repeating: "[", count: 30_000)),
    ("closed lists", "a: " + String(repeating: "[", count: 30_000) + String(repeating: "]", count: 30_000)),
    ("mappings", "a: " + String(repeating: "{a: ", count: 15_000)),
    ("dashes", String(repeating: "- ", count: 30_000) + "a"),
    ("question marks", String(repeating: "? ", count: 30_000) + "a"),
    ("lists over lines", String(repeating: "[\n", count: 30_000)),
    ("indented keys", (0..<340).map { String(repeating: " ", count: $0) + "a:\n" }.joined()),
    ("indented dashes", (0..<340).map { String(repeating: " ", count: $0) + "-\n" }.joined()),
  ]

  @Test(arguments: deep.indices)
  func deepNestingIsRefusedWithoutACrash(index: Int) throws {
    let diagnostic = try failure(Self.deep[index].text)
    #expect(diagnostic.rule == "yaml-too-deep", "\(Self.deep[index].name)")
    #expect(diagnostic.message == "YAML nested more than 64 levels deep")
  }

  /// Signs that nest nothing where they stand.
  private static let flat: [(name: String, text: String)] = [
    ("questions", "a: " + (0..<70).map { "What of \($0)? " }.joined()),
    ("dashes", "a: " + String(repeating: "one - ", count: 70) + "two"),
    ("colons in quotes", "a: '" + String(repeating: "b: ", count: 70) + "'"),
    ("open brackets in quotes", "a: \"" + String(repeating: "[ ", count: 70) + "\""),
    ("brackets in a text", "a: b" + String(repeating: " {[", count: 70)),
    ("lines of a block", "a: |\n" + String(repeating: "  - ? : [\n", count: 70)),
    ("a line of dashes in a block", "a: |\n  " + String(repeating: "- ", count: 70)),
    ("an indented block", "a: |\n  b\n  " + String(repeating: " ", count: 200) + "c"),
    ("a comment", "a: b # " + String(repeating: "[ - ? ", count: 70)),
    ("rows of links", (0..<70).map { "l\($0): [b]\n" }.joined()),
  ]

  @Test(arguments: flat.indices)
  func signsInsideATextAreNoNesting(index: Int) throws {
    guard case .mapping(let entries) = try parse(Self.flat[index].text).get().content else {
      throw Unexpected(what: "no mapping of \(Self.flat[index].name)")
    }
    #expect(entries.first?.key.first == "a" || entries.count == 70)
  }

  @Test(arguments: [63, 66, 130, 500, 990, 1_000, 5_000], ["[", "- ", "? ", "{a: ", "[{a: ", "[']', "])
  func nestingFitsASmallStack(_ levels: Int, _ opening: String) throws {
    let text = String(repeating: opening, count: levels) + "a"
    let rule = Mutex<Diagnostic.Rule?>(nil)
    let isDone = DispatchSemaphore(value: 0)
    let thread = Thread {
      if case .failure(let diagnostic) = parse(text) { rule.withLock { $0 = diagnostic.rule } }
      isDone.signal()
    }
    thread.stackSize = 512 << 10
    thread.start()
    isDone.wait()
    let refusals: Set<Diagnostic.Rule?> = ["yaml-too-deep", "yaml-invalid", "yaml-key"]
    let found = rule.withLock { $0 }
    #expect(levels > 64 ? refusals.contains(found) : found != "yaml-too-deep")
  }

  @Test func sixtyLevelsAreFine() throws {
    _ = try parse("a: " + String(repeating: "[", count: 60) + String(repeating: "]", count: 60)).get()
  }

  @Test func moreThan64KiBAreRefused() throws {
    let diagnostic = try failure("a: " + String(repeating: "b", count: 1 << 16))
    #expect(diagnostic.rule == "yaml-too-large")
    #expect(diagnostic.message == "more than 64 KiB of YAML")
  }

  @Test func anAnchorMayBeUsedAgain() throws {
    guard case .mapping(let entries) = try parse("a: &x [one, two]\nb: *x\n").get().content,
      case .list(let again) = entries[1].value.content
    else { throw Unexpected(what: "no list") }
    #expect(again.count == 2)
  }

  private static let laughs =
    "a0: &a0 [x, x, x]\n" + (1...40).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1), *a\($0 - 1)]\n" }.joined()

  @Test(.timeLimit(.minutes(5)))
  func aliasesCannotMultiplyValues() throws {
    #expect(try failure(Self.laughs).rule == "yaml-too-large")
  }

  @Test(
    .timeLimit(.minutes(5)),
    arguments: ["? *a40\n: 1\n", "? [*a40]\n: 1\n", "*a40 : 1\n", "x: {*a40 : 1}\n", "[*a40]: 1\n"])
  func aliasesCannotMultiplyInKeys(key: String) throws {
    let rule = try failure(Self.laughs + key).rule
    #expect(rule == "yaml-alias" || rule == "yaml-too-large")
  }

  @Test func anAliasOfNothingIsRefused() throws {
    let diagnostic = try failure("a: b\nc: *nobody\n")
    #expect(diagnostic.severity == .error)
    #expect(diagnostic.position?.line == 2)
  }
}
