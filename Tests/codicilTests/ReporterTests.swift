import Foundation
import TestSupport
import Testing

/// What commands say to programs, and when they keep silent.
@Suite struct ReporterTests {
  @Test func aBuildIsToldInLinesOfJSONThatEndWithASummary() throws {
    let folder = try site("# Privacy\n\nText.\n")
    let result = try Program.run(["build", "--json"], in: folder.url)
    let events = try events(result.output)
    #expect(result.status == 0)
    #expect(result.errors == "")
    #expect(events.first?["event"] as? String == "progress")
    #expect(events.last?["event"] as? String == "summary")
    #expect(events.last?["command"] as? String == "build")
    #expect((events.last?["figures"] as? [String: Int])?["policies"] == 1)
  }

  @Test func whatIsWrongIsAnEventWithItsPlace() throws {
    let folder = try site("---\neffective: soon\n---\nText.\n")
    let result = try Program.run(["build", "--json"], in: folder.url)
    let found = try #require(try events(result.output).first { $0["event"] as? String == "diagnostic" })
    #expect(result.status == 1)
    #expect(found["rule"] as? String == "date-invalid")
    #expect(found["path"] as? String == "content/policies/privacy.md")
    #expect(found["line"] as? Int == 2)
    #expect(found["column"] as? Int == 12)
  }

  @Test func aQuietBuildSaysOnlyWhatIsWrong() throws {
    let folder = try site("# Privacy\n\nText.\n")
    let quiet = try Program.run(["build", "--quiet"], in: folder.url)
    #expect(quiet.status == 0)
    #expect(quiet.output == "")
    #expect(quiet.errors == "")
    try folder.write(["content/site.yml": "titel: A\n"])
    let wrong = try Program.run(["build", "--quiet"], in: folder.url)
    #expect(wrong.status == 1)
    #expect(wrong.errors.contains("[key-unknown]"))
  }

  private func site(_ text: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(["content/policies/privacy.md": text])
    return folder
  }

  private func events(_ lines: String) throws -> [[String: Any]] {
    try lines.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }
}
