import Foundation
import TestSupport
import Testing

/// `codicil check` as a person, or a CI, runs it.
@Suite struct CheckTests {
  private func site(_ text: String = "# Privacy\n\nFor more [click here](/privacy/).\n") throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(["content/policies/privacy.md": text, "content/policies/terms.md": "# Terms\n\nText.\n"])
    return folder
  }

  @Test func theExitStatusFollowsTheLimit() throws {
    let folder = try site()
    let lenient = try Program.run(["check"], in: folder.url)
    #expect(lenient.status == 0)
    #expect(lenient.output.contains("content/policies/privacy.md:3:11: warning:"))
    #expect(lenient.output.hasSuffix("0 errors, 1 warning, 0 notes\n"))
    #expect(try Program.run(["check", "--fail-on", "warning"], in: folder.url).status == 1)
    #expect(try Program.run(["check", "--fail-on", "warning", "terms"], in: folder.url).status == 0)
    #expect(try Program.run(["check", "nothing"], in: folder.url).status == 2)
    #expect(try Program.run(["check", "--content", "nowhere"], in: folder.url).status == 2)
  }

  @Test func nothingIsWritten() throws {
    let folder = try site()
    _ = try Program.run(["check"], in: folder.url)
    #expect(try folder.files(below: ".").keys.filter { $0.hasSuffix(".md") }.count == 2)
    #expect(!folder.exists("output"))
  }

  @Test func aSiteCanSwitchARuleOff() throws {
    let folder = try site()
    try folder.write(["content/site.yml": "rules:\n  link-name-vague: off\n"])
    #expect(
      try Program.run(["check", "--fail-on", "note"], in: folder.url).output == "0 errors, 0 warnings, 0 notes\n")
    try folder.write(["content/site.yml": "rules:\n  link-name-vague: error\n"])
    #expect(try Program.run(["check"], in: folder.url).status == 1)
  }

  @Test func aBaselineHidesWhatIsKnown() throws {
    let folder = try site()
    let known = ["check", "--fail-on", "note", "--baseline", "known.txt"]
    #expect(try Program.run(known + ["--write-baseline"], in: folder.url).status == 0)
    try folder.write(["content/policies/privacy.md": "# Privacy\n\nNew.\n\nFor more [click here](/privacy/).\n"])
    #expect(try Program.run(known, in: folder.url).status == 0)
    try folder.write(["content/policies/privacy.md": "# Privacy\n\nText.\n"])
    let stale = try Program.run(known, in: folder.url)
    #expect(stale.status == 1)
    #expect(stale.output.contains("known.txt:2:1: note: link-name-vague is not found any more"))
  }

  @Test func aFileThatBelongsToNoSiteIsCheckedAlone() throws {
    let folder = try TemporaryFolder()
    try folder.write(["text.md": "# Privacy\n\nRecords of [COMPANY NAME].\n"])
    let result = try Program.run(["check", "--kind", "privacy", "--law", "gdpr", "text.md"], in: folder.url)
    #expect(result.status == 1)
    for rule in ["placeholder", "contact-missing", "gdpr-controller"] { #expect(result.output.contains("[\(rule)]")) }
  }

  @Test func explainPrintsThePageOfARule() throws {
    let result = try Program.run(["check", "--explain", "link-name-vague"])
    #expect(result.output.hasPrefix("# link-name-vague\n"))
    let misspelt = try Program.run(["check", "--explain", "link-name-vauge"])
    #expect(misspelt.status == 2)
    #expect(misspelt.errors.contains("did you mean 'link-name-vague'?"))
  }

  @Test func theExampleSiteHasNoErrors() throws {
    let result = try Program.run(["check", "--as-of", "2026-11-16"], in: ProjectFolder.url)
    #expect(result.status == 0)
    #expect(result.output.contains("0 errors, "))
  }

  /// The schema has what the standard demands of the objects that we write; `CODICIL_SARIF_SCHEMA` names the file of the
  /// standard's own, which is not part of the project.
  @Test(.requires(.jsonschema)) func sarifValidatesAgainstItsSchema() throws {
    let schema = ProcessInfo.processInfo.environment["CODICIL_SARIF_SCHEMA"] ?? Tool.script("sarif.schema.json")
    let folder = try TemporaryFolder()
    try folder.copy(ProjectFolder.url.appending(path: "Tests/SiteTests/Violations/content"), to: "content")
    let report = try Program.run(["check", "--as-of", "2026-01-05", "--format", "sarif"], in: folder.url)
    try folder.write(Array(report.output.utf8), to: "report.sarif")
    let result = try Tool.run(
      Requirement.jsonschema.path, [Tool.script("validate.py"), schema, folder.path + "/report.sarif"])
    #expect(result.status == 0, "\(result.output)")
    #expect(result.output.hasSuffix(" results, 0 faults\n"))
  }

  // MARK: Other sites

  @Test(.requires(.curl, .python)) func linksToOtherSitesAreAskedForPolitelyAndTheAnswersKept() throws {
    let server = try AnsweringServer()
    let address = "http://127.0.0.1:\(server.port)"
    let folder = try TemporaryFolder()
    try folder.write([
      "content/policies/privacy.md":
        "# Privacy\n\n[well](\(address)/well) [gone](\(address)/gone) [moved](\(address)/moved) "
        + "[for now](\(address)/now) [busy](\(address)/busy) [no heads](\(address)/nohead#part)\n",
      "content/site.yml": "rules:\n  link-plain-http: off\n",
    ])
    let command = ["check", "--external", "--external-pause", "50", "--results", "asked.json", "--as-of", "2026-01-05"]
    let result = try Program.run(command, in: folder.url)
    let rules = result.output.matches(of: /\[(external-[a-z]+)\]/).map { String($0.output.1) }
    #expect(rules == ["external-broken", "external-moved", "external-unanswered"])
    #expect(result.output.contains("/gone answered 404 on 2026-01-05"))
    #expect(result.output.contains("→ write \(address)/well"))
    let asked = server.requests()
    #expect(asked.allSatisfy { $0.hasSuffix("Codicil/0.1.0 (link check)") })
    #expect(asked.filter { $0.contains(" /well ") }.count == 3)
    #expect(asked.first { $0.contains(" /nohead ") }?.hasPrefix("HEAD") == true)
    #expect(asked.contains { $0.hasPrefix("GET /nohead ") })
    #expect(asked.filter { $0.contains(" /busy ") }.count == 3)
    #expect(server.mostAtOnce() == 1)

    // Answers of the last days are used again; without --external nobody is asked.
    let again = try Program.run(command, in: folder.url)
    #expect(again.output == result.output)
    let kept = try Program.run(["check", "--results", "asked.json", "--as-of", "2026-03-01"], in: folder.url)
    #expect(kept.output.contains("/gone answered 404 on 2026-01-05"))
    #expect(server.requests().count == asked.count)
  }

  @Test func resultsThatAreNoneAreRefused() throws {
    let folder = try site()
    try folder.write(["asked.json": "hello\n"])
    let result = try Program.run(["check", "--results", "asked.json"], in: folder.url)
    #expect(result.status == 2)
    #expect(result.errors.contains("[results-malformed]"))
  }
}

/// A loopback server with one answer for each path; see `Scripts/answer.py`. It ends with the test.
private final class AnsweringServer {
  let port: Int
  private let process = Process()
  private let input = Pipe()
  private let log: TemporaryFolder

  init() throws {
    log = try TemporaryFolder()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: try Requirement.python.path)
    process.arguments = [Tool.script("answer.py"), log.path + "/requests.txt"]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    port = Int(line.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
    try #require(port > 0)
  }

  /// `METHOD PATH AT-ONCE AGENT`, in the order of arrival.
  func requests() -> [String] {
    ((try? log.text("requests.txt")) ?? "").split(separator: "\n").map(String.init)
  }

  func mostAtOnce() -> Int { requests().compactMap { Int($0.split(separator: " ")[2]) }.max() ?? 0 }

  deinit {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }
}
