import Foundation
import TestSupport
import Testing

@Suite struct CommandTests {
  @Test func renderTurnsMarkdownIntoHTML() throws {
    let result = try Program.run(["render"], input: "# A\n\n~~b~~ <i>c</i>\n")
    #expect(result.output == "<h1>A</h1>\n<p><del>b</del> <i>c</i></p>\n")
    #expect(result.status == 0)
  }

  @Test func renderMakesTextFromElsewhereHarmless() throws {
    let result = try Program.run(
      ["render", "--untrusted"], input: "<script>x</script>\n\n[a](javascript:b) ![c](https://d.example/e.png)\n")
    #expect(!result.output.contains("<script"))
    #expect(!result.output.contains("javascript:b"))
    #expect(!result.output.contains("<img"))
  }

  @Test func renderRefusesATextThatWouldTakeTooLong() throws {
    let result = try Program.run(["render"], input: String(repeating: "<?", count: 200_000))
    #expect(result.status == 1)
    #expect(result.errors.contains("[input-limit]"))
  }

  @Test func buildEndsWithASummary() throws {
    let folder = try TemporaryFolder()
    try folder.write(["content/policies/privacy.md": "# Privacy\n\nText.\n"])
    let result = try Program.run(["build"], in: folder.url)
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("1 policy, 1 version, 0 redlines, "))
    #expect(result.output.hasSuffix(" s → output\n"))
    #expect(result.errors == "")
  }

  @Test func buildTakesTodayFromTheSourceDateEpoch() throws {
    let folder = try TemporaryFolder()
    try folder.write(["content/policies/privacy.md": "# Privacy\n\nText.\n"])
    _ = try Program.run(["build"], in: folder.url, environment: ["SOURCE_DATE_EPOCH": "1714521600"])
    #expect(try folder.text("output/index.html").contains("1 May 2024"))
  }

  @Test(arguments: [["build"], ["check"], ["verify"], ["new", "site", "other"], ["lock"], ["links"]])
  func refusesASourceDateEpochThatIsNoDay(_ arguments: [String]) throws {
    let folder = try TemporaryFolder()
    try folder.write(["content/policies/privacy.md": "# Privacy\n\nText.\n"])
    let result = try Program.run(arguments, in: folder.url, environment: ["SOURCE_DATE_EPOCH": "1714521600000"])
    #expect(result.status == 2)
    #expect(result.errors.contains("\"1714521600000\" [epoch-invalid]\n    → write seconds"))
    #expect(!folder.exists("output") && !folder.exists("other"))
  }

  @Test func buildWithErrorsPublishesNothingAndSaysSo() throws {
    let folder = try TemporaryFolder()
    try folder.write(["content/policies/privacy.md": "---\neffective: soon\n---\nText.\n"])
    let result = try Program.run(["build"], in: folder.url)
    #expect(result.status == 1)
    #expect(
      result.errors.contains(
        "content/policies/privacy.md:2:12: error: 'effective' is not a date: \"soon\" [date-invalid]"))
    #expect(result.errors.contains("nothing was published"))
    #expect(!folder.exists("output"))
  }

  @Test func aWrongDayIsAMistakeOfTheCommandLine() throws {
    let result = try Program.run(["build", "--as-of", "2025-02-30"])
    #expect(result.status == 2)
    #expect(result.errors.contains("--as-of is not a date"))
  }

  @Test func versionIsPrinted() throws {
    #expect(try Program.run(["--version"]).output == "0.1.0\n")
  }
}
