import Foundation
import TestSupport
import Testing

/// The documentation is a site that the program builds, with a reference that the program tells.
@Suite struct DocumentationTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Lays the documentation out as a content folder in `content/`.
  @discardableResult
  private func layOut() throws -> Program.Result {
    let script = ProjectFolder.url.appending(path: "Scripts/documentation.py").path
    return try Program.run(
      [script, Program.url.path, folder.path + "/content"], program: URL(fileURLWithPath: Requirement.python.path))
  }

  /// The script ends with an error where a page names a command, an option or a setting that there is not.
  @Test(.requires(.python)) func whatIsWrittenNamesOnlyWhatThereIs() throws {
    let result = try layOut()
    #expect(result.errors == "")
    #expect(result.status == 0)
  }

  @Test(.requires(.python)) func itIsASiteWithNothingToComplainOf() throws {
    try layOut()
    let checked = try Program.run(["check", "--as-of", "2026-11-25"], in: folder.url)
    #expect(checked.output + checked.errors == "0 errors, 0 warnings, 0 notes\n")
    let built = try Program.run(["build", "--as-of", "2026-11-25"], in: folder.url)
    #expect(built.status == 0 && built.errors == "")
  }

  @Test(.requires(.python)) func everyCommandAndRuleHasAPage() throws {
    try layOut()
    let help = try Program.run(["--help"]).output
    let commands = help.split(separator: "SUBCOMMANDS:").last?.matches(of: #/\n  ([a-z]+) /#) ?? []
    #expect(commands.count > 5)
    for command in commands { #expect(folder.exists("content/reference/commands/\(command.output.1).md")) }
    let rules = try Program.run(["check", "--list"]).output.matches(of: /\n  ([a-z-]+) +(?:note|warning|error)/)
    #expect(rules.count > 50)
    for rule in rules { #expect(folder.exists("content/reference/rules/\(rule.output.1).md")) }
  }

  /// A reader who types what the tutorial says gets what it says.
  @Test func theTutorialCanBeFollowed() throws {
    let tutorial = try String(contentsOf: ProjectFolder.url.appending(path: "docs/site/tutorial.md"), encoding: .utf8)
    let steps = tutorial.split(separator: "```sh\n").dropFirst().compactMap { $0.split(separator: "```").first }
    let shell = "codicil() { printf 'y\\n' | \"$PROGRAM\" \"$@\"; echo \"status $?\"; }\n" + steps.joined()
    let result = try Program.run(
      ["-c", shell], in: folder.url,
      environment: ["PROGRAM": Program.url.path, "SOURCE_DATE_EPOCH": "1795564800", "COLUMNS": "80"],
      program: URL(fileURLWithPath: "/bin/sh"))
    #expect(result.errors == "")
    #expect(result.output.matches(of: /status (\d)/).map(\.output.1) == ["0", "0", "1", "0", "0", "0", "0", "0"])
    #expect(result.output.contains("duration: 30 → 14"))
    #expect(result.output.contains("takes effect on 2027-01-15"))
    #expect(try folder.text("my-site/output/privacy/index.html").contains("A new version takes effect on"))
    let version = "my-site/content/policies/privacy/2026-11-25.md"
    try folder.write(Array(folder.text(version).replacing("faults", with: "fault").utf8), to: version)
    let stopped = try Program.run(["build"], in: folder.url.appending(path: "my-site"))
    #expect(stopped.status == 1 && stopped.errors.contains("was edited after it was archived"))
  }
}
