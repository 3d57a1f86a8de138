import Foundation
import TestSupport
import Testing

@Suite struct CompareTests {
  private static func folder(_ files: KeyValuePairs<String, String>) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(files)
    return folder
  }

  private static let policy: KeyValuePairs<String, String> = [
    "content/policies/privacy/2024-01-01.md": "# Privacy\n\nWe keep it for 90 days.\n",
    "content/policies/privacy/2025-01-01.md": "# Privacy\n\nWe keep it for 60 days.\n",
    "content/policies/privacy/2026-01-01.md": "# Privacy\n\nWe keep it for 30 days.\n",
  ]

  private static func run(_ arguments: [String], in folder: TemporaryFolder) throws -> Program.Result {
    try Program.run(["compare"] + arguments, in: folder.url, environment: ["SOURCE_DATE_EPOCH": "1750000000"])
  }

  @Test(arguments: [("Same.\n", "Same.\n", 0), ("We may.\n", "We will.\n", 1)] as [(String, String, Int32)])
  func exitsAsDiffDoes(_ old: String, _ new: String, _ status: Int32) throws {
    let folder = try Self.folder(["old.md": old, "new.md": new])
    for format in ["text", "html", "markdown", "json"] {
      let result = try Self.run(["old.md", "new.md", "--format", format], in: folder)
      #expect(result.status == status)
      #expect(result.output.contains(status == 0 ? "o change" : "ubstantive") || result.output.contains("\"none\""))
    }
  }

  @Test func isPlainTextWithoutColoursWhereNobodyLooks() throws {
    let folder = try Self.folder(["old.md": "We keep it for 90 days.\n", "new.md": "We keep it for 30 days.\n"])
    let result = try Self.run(["old.md", "new.md"], in: folder)
    #expect(result.output.contains("We keep it for [-90-] {+30+} days."))
    #expect(!result.output.contains("\u{1B}"))
    #expect(try Self.run(["old.md", "new.md", "--color", "always"], in: folder).output.contains("\u{1B}[31;9m90"))
  }

  @Test(
    arguments: [
      ([], "2024-01-01", "2025-01-01"), (["2024-01-01"], "2024-01-01", "2025-01-01"),
      (["2025-01-01"], "2025-01-01", "2026-01-01"), (["2026-01-01", "2024-01-01"], "2026-01-01", "2024-01-01"),
    ] as [([String], String, String)])
  func takesTheVersionsThatAreMeant(_ named: [String], _ old: String, _ new: String) throws {
    let result = try Self.run(["privacy"] + named, in: try Self.folder(Self.policy))
    #expect(result.output.hasPrefix("− privacy \(old)"))
    #expect(result.output.contains("+ privacy \(new)"))
    #expect(result.status == 1)
  }

  @Test func comparesTheVersionInForceWithTheDraft() throws {
    let folder = try Self.folder(Self.policy)
    try folder.write(["content/policies/privacy/draft.md": "# Privacy\n\nWe keep it for 10 days.\n"])
    let result = try Self.run(["privacy"], in: folder)
    #expect(result.output.hasPrefix("− privacy 2025-01-01  in force\n+ privacy draft\n"))
    #expect(try Self.run(["privacy", "--as-of", "2026-06-01"], in: folder).output.hasPrefix("− privacy 2026-01-01"))
  }

  @Test func callsNoTextOfATranslationThatLagsBehindInForce() throws {
    let folder = try Self.folder(Self.policy)
    try folder.write([
      "content/site.yml": "languages: [de]\n",
      "content/policies/privacy/de/2024-01-01.md": "# Datenschutz\n\nWir behalten es 90 Tage.\n",
      "content/policies/privacy/de/draft.md": "# Datenschutz\n\nWir behalten es 60 Tage.\n",
    ])
    let result = try Self.run(["privacy/de"], in: folder)
    #expect(result.output.hasPrefix("− privacy/de 2024-01-01  superseded\n+ privacy/de draft\n"), "\(result.output)")
    let data = try Self.run(["privacy/de", "--format", "json"], in: folder)
    #expect(data.output.contains("\"status\" : \"superseded\"") && !data.output.contains("\"status\" : \"current\""))
    let before = try Self.run(["privacy/de", "--as-of", "2024-06-01"], in: folder)
    #expect(before.output.hasPrefix("− privacy/de 2024-01-01  in force\n"), "\(before.output)")
    try folder.write(["content/policies/privacy/de/2025-01-01.md": "# Datenschutz\n\nWir behalten es 61 Tage.\n"])
    let after = try Self.run(["privacy/de"], in: folder)
    #expect(after.output.hasPrefix("− privacy/de 2025-01-01  in force\n"), "\(after.output)")
  }

  @Test(arguments: [
    (["privcy"], "there is no policy 'privcy' [policy-unknown]", "did you mean 'privacy'?"),
    (
      ["privacy", "2024-01-02"], "'privacy' has no version '2024-01-02' [version-unknown]", "did you mean '2024-01-01'?"
    ),
    (["privacy", "1", "2", "3"], "nothing that could be compared is named [arguments]", "name two Markdown files"),
    (["one.md"], "nothing that could be compared is named [arguments]", "name two Markdown files"),
    (["privacy", "--content", "elsewhere"], "there is no content folder [content-missing]", "--content"),
  ])
  func saysWhatIsWrongWithTheNames(_ arguments: [String], _ message: String, _ advice: String) throws {
    let result = try Self.run(arguments, in: try Self.folder(Self.policy))
    #expect(result.status == 2)
    #expect(result.errors.contains(message) && result.errors.contains(advice), "\(result.errors)")
    #expect(result.output == "")
  }

  @Test func reportsEveryFileThatCannotBeReadAtItsPlace() throws {
    let folder = try Self.folder([
      "open.md": "---\ntitle: [x\n---\nText.\n", "heavy.md": "Text.\n\n" + String(repeating: "<?", count: 200_000),
    ])
    let result = try Self.run(["open.md", "heavy.md"], in: folder)
    #expect(result.status == 2)
    #expect(result.errors.contains("open.md:3:1: error: this is not YAML"))
    #expect(result.errors.contains("heavy.md:3:"))
    #expect(result.errors.contains("[input-limit]\n  3 | "))
    #expect(try Self.run(["none.md", "open.md"], in: folder).errors.contains("none.md: error: cannot be read"))
  }

  @Test func readsWhatAShellPipesIn() throws {
    let folder = try Self.folder(["new.md": "We will.\n"])
    let result = try Program.run(["compare", "/dev/stdin", "new.md"], input: "We may.\n", in: folder.url)
    #expect(result.status == 1)
  }
}
