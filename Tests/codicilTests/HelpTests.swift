import ArgumentParser
import Foundation
import TestSupport
import Testing

@testable import codicil

/// What every command says of itself, and whether it is so.
@Suite struct HelpTests {
  private static let commands = all(below: Codicil.self, words: ["codicil"])

  private static func all(
    below command: any ParsableCommand.Type, words: [String]
  ) -> [(words: [String], command: any ParsableCommand.Type)] {
    [(words, command)]
      + command.configuration.subcommands.flatMap {
        all(below: $0, words: words + [$0.configuration.commandName ?? ""])
      }
  }

  private static let examples = commands.flatMap { command in
    command.command.configuration.discussion.matches(of: /\n  # (.+)\n  (codicil .+)/).map { String($0.output.2) }
  }

  /// A line as a shell takes it apart; redirections and pipes are the shell's.
  private static func words(of call: String) throws -> [String] {
    let call = call.split(separator: /\s[|<>]\s/)[0]
    return try Tool.run("/bin/sh", ["-c", "printf '%s\\n' \(call)"]).output.split(separator: "\n").map(String.init)
  }

  @Test(arguments: commands.map { $0.words.joined(separator: " ") })
  func everyCommandTeaches(name: String) throws {
    let help = try Program.run(["help"] + name.split(separator: " ").dropFirst().map(String.init))
    #expect(help.status == 0)
    #expect(help.output.contains("\n\nExamples:\n\n  # "))
    #expect(help.output.contains("\n\nExit status:\n\n  0  "))
    #expect(help.output.contains("\n  2  it could not be done, or the command line is wrong\n"))
    for line in help.output.split(separator: "\n") where !line.hasPrefix("USAGE") {
      #expect(line.count <= 118, "\(line)")
    }
  }

  @Test(arguments: examples) func everyExampleIsACommandLine(call: String) throws {
    let words = try Self.words(of: call)
    #expect(words.first == "codicil")
    _ = try Codicil.parseAsRoot(Array(words.dropFirst()))
  }

  /// All that need nothing but a site, one after another in a new one.
  @Test func examplesDoWhatTheySay() throws {
    let folder = try TemporaryFolder()
    let day = ["SOURCE_DATE_EPOCH": "1795564800"]
    #expect(try Program.run(["new", "ours"], in: folder.url, environment: day).status == 0)
    let elsewhere = /(serve|publish|import|key|render|fresh|--key|--sign|dark|before\.md|new my-site|new larkspur)/
    let local = Self.examples.filter { $0.firstMatch(of: elsewhere) == nil }
    #expect(local.count > 20)
    var seen: Set<String> = []
    for call in local where seen.insert(call).inserted {
      let words = try Self.words(of: call).dropFirst()
      // What was archived by one example leaves nothing to archive for the other.
      if words.first == "freeze" {
        try folder.write(["ours/content/policies/privacy/draft.md": "# Privacy\n\n\(call.count) words are new.\n"])
      }
      let result = try Program.run(
        Array(words), input: "y\n", in: folder.url.appending(path: "ours"), environment: day)
      #expect(result.status == 0 || words.first == "compare" && result.status == 1, "\(call)\n\(result.errors)")
    }
  }

  /// Of each way to end, one that a person meets.
  private static let endings: KeyValuePairs<String, Int32> = [
    "build": 1, "build --content nowhere": 2, "build --jobs 0": 2, "build --no-such": 2, "check": 1,
    "check --content nowhere": 2, "check nothing": 2, "compare privacy 2025-01-01 2025-01-01": 0,
    "compare privacy 2025-01-01 draft": 1, "compare nothing": 2, "freeze nothing --effective 2027-01-01": 2,
    "freeze privacy --effective 2024-01-01 --yes": 1, "freeze privacy": 2, "import captures nowhere": 2, "links": 1,
    "lock nothing": 2, "new policy privacy": 2, "publish web --no-build": 2, "theme list --theme none": 0,
    "verify nowhere": 2, "nothing": 2, "--version": 0, "help build": 0,
  ]

  @Test(arguments: endings.map { ($0.key, $0.value) })
  func everyCommandEndsByTheSameTable(call: String, status: Int32) throws {
    let folder = try TemporaryFolder()
    try folder.write([
      "content/site.yml": "titel: A\n", "content/policies/privacy/2025-01-01.md": "# Privacy\n\nText.\n",
      "content/policies/privacy/draft.md": "# Privacy\n\nAnother text.\n",
    ])
    let result = try Program.run(call.split(separator: " ").map(String.init), in: folder.url)
    #expect(result.status == status, "\(result.errors)")
    #expect(
      result.errors.isEmpty == (status == 0 || status == 1 && (call.hasPrefix("check") || call.hasPrefix("compare"))))
  }
}
