import Foundation
import TestSupport
import Testing

/// `codicil freeze` on 1 February 2026.
@Suite struct FreezeTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write([
      "content/policies/terms/policy.yml": "kind: terms\nnotice-days: 30\n",
      "content/policies/terms/2025-01-15.md":
        "---\npublished: 2024-12-01\n---\n# Terms\n\n## 1. Fees\n\nThe fee is 10 euros.\n",
      "content/policies/terms/draft.md": "# Terms\n\n## 1. Fees\n\nThe fee is 12 euros.\n",
    ])
  }

  private func freeze(_ arguments: String..., input: String = "") throws -> Program.Result {
    try Program.run(
      ["freeze"] + arguments, input: input, in: folder.url,
      environment: ["SOURCE_DATE_EPOCH": "1769904000", "CODICIL_KEY": folder.path + "/secret.pem"])
  }

  private var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path + "/content/policies/terms")) ?? []).sorted()
  }

  private static let archived = ["2025-01-15.md", "2026-04-01.md", "draft.md", "policy.yml", "snapshots.lock"]

  @Test func theDraftBecomesTheNextSnapshot() throws {
    let result = try freeze("terms", "--effective", "2026-04-01", "--summary", "Fees: \"12\" euros", "--yes")
    #expect(result.errors == "")
    #expect(result.output.contains("The fee is [-10-] {+12+} euros."))
    #expect(result.output.hasSuffix("content/policies/terms/2026-04-01.md takes effect on 2026-04-01\n"))
    #expect(names == Self.archived)
    #expect(
      try folder.text("content/policies/terms/2026-04-01.md")
        == "---\npublished: 2026-02-01\neffective: 2026-04-01\nsummary: \"Fees: \\\"12\\\" euros\"\n---\n"
        + "# Terms\n\n## 1. Fees\n\nThe fee is 12 euros.\n")
    let verified = try Program.run(["verify"], in: folder.url)
    #expect(verified.output.hasPrefix("terms: 2 snapshots, chain whole"))
    #expect(try Program.run(["build"], in: folder.url).status == 0)
  }

  @Test func withoutALockThereIsNoSnapshotEither() throws {
    try FileManager.default.createDirectory(
      atPath: folder.path + "/content/policies/terms/snapshots.lock", withIntermediateDirectories: true)
    let before = names
    let result = try freeze("terms", "--effective", "2026-04-01", "--yes")
    #expect(result.status == 2)
    #expect(
      result.errors.contains("terms/snapshots.lock: error: is already there and is not overwritten [file-exists]"))
    #expect(names == before)
  }

  /// What is on disk when the program is killed after it has put the snapshot in place.
  @Test(arguments: ["build", "verify", "lock"])
  func whatAKilledFreezeBeganIsFinishedByTheNextCommand(_ command: String) throws {
    _ = try freeze("terms", "--effective", "2026-04-01", "--yes")
    let whole = try folder.files(below: "content")
    let terms = "content/policies/terms/"
    let lock = try folder.text(terms + "snapshots.lock")
    try FileManager.default.removeItem(atPath: folder.path + "/" + terms + "snapshots.lock")
    try folder.write([
      terms + ".snapshots.lock.codicil-part": lock,
      terms + ".codicil-changes": "codicil-changes-1\0create\02026-04-01.md\0create\0snapshots.lock\0end\0",
    ])
    let result = try Program.run([command], in: folder.url)
    #expect(result.status == 0, "\(result.errors)")
    #expect(try folder.files(below: "content") == whole)
    #expect(names == Self.archived)
  }

  @Test(arguments: [("y\n", 0), ("n\n", 2), ("", 2)] as [(String, Int32)])
  func itAsksFirst(_ answer: String, _ status: Int32) throws {
    let result = try freeze("terms", "--effective", "2026-04-01", input: answer)
    #expect(result.output.contains("Archive it as content/policies/terms/2026-04-01.md? [y/N]"))
    #expect(result.status == status)
    #expect((names == Self.archived) == (status == 0))
  }

  @Test(arguments: [
    (["--effective", "2026-03-02"], "notice-period"), (["--effective", "2026-01-31"], "effective-before-published"),
    (["--effective", "2025-01-14", "--published", "2024-12-02"], "effective-backwards"),
    (["--effective", "2026-04-01", "--published", "2024-11-30"], "date-backwards"),
  ])
  func dishonestDatesAreRefused(_ dates: [String], _ rule: String) throws {
    let result = try Program.run(
      ["freeze", "terms", "--yes"] + dates, in: folder.url, environment: ["SOURCE_DATE_EPOCH": "1769904000"])
    #expect(result.status == 1)
    #expect(result.errors.contains("error: "))
    #expect(result.errors.contains("[\(rule)]"))
    #expect(names == ["2025-01-15.md", "draft.md", "policy.yml"])
  }

  @Test func anUnchangedDraftIsRefused() throws {
    try folder.write(["content/policies/terms/draft.md": "# Terms\n\n## 1. Fees\n\nThe fee is 10 euros.\n"])
    #expect(try freeze("terms", "--effective", "2026-04-01", "--yes").errors.contains("[draft-unchanged]"))
  }

  @Test func aStatedDayThatStayedIsPointedOut() throws {
    try folder.write([
      "content/policies/terms/2025-01-15.md": "# Terms\n\nLast updated: 1 May 2024.\n\nThe fee is 10 euros.\n",
      "content/policies/terms/draft.md": "# Terms\n\nLast updated: 1 May 2024.\n\nThe fee is 12 euros.\n",
    ])
    let result = try freeze("terms", "--effective", "2026-04-01", "--yes")
    #expect(result.status == 0)
    #expect(
      result.errors.contains(
        "2026-04-01.md:7:1: warning: the text changed, and the day it states did not [date-unchanged]\n"
          + "  7 | Last updated: 1 May 2024."))
  }

  @Test func anEditedArchiveIsNotBuiltUpon() throws {
    _ = try Program.run(["lock"], in: folder.url)
    try folder.write(["content/policies/terms/2025-01-15.md": "Forged.\n"])
    let result = try freeze("terms", "--effective", "2026-04-01", "--yes")
    #expect(result.status == 1)
    #expect(result.errors.contains("[snapshot-edited]"))
  }

  @Test func aSecondTextOfTheSameDayGetsANumber() throws {
    #expect(try freeze("terms", "--effective", "2026-04-01", "--yes").status == 0)
    try folder.write(["content/policies/terms/draft.md": "# Terms\n\nThe fee is 13 euros.\n"])
    #expect(
      try freeze("terms", "--effective", "2026-04-01", "--yes").output.contains("terms/2026-04-01-2.md takes effect"))
  }

  @Test func aSignedArchiveStaysSigned() throws {
    let environment = ["CODICIL_KEY": folder.path + "/secret.pem"]
    for arguments in [["key"], ["lock", "--sign"]] {
      #expect(try Program.run(arguments, in: folder.url, environment: environment).status == 0)
    }
    #expect(try freeze("terms", "--effective", "2026-04-01", "--yes").status == 0)
    #expect(try Program.run(["verify"], in: folder.url).output.contains("signature good"))
  }

  @Test func aPolicyOfOneFileBecomesAFolder() throws {
    let text = "# Cookies\n\nWe use none.\n"
    try folder.write(["content/policies/cookies.md": text])
    let result = try freeze("cookies", "--effective", "2026-02-01", "--yes")
    #expect(result.errors == "")
    #expect(!folder.exists("content/policies/cookies.md"))
    #expect(try folder.text("content/policies/cookies/draft.md") == text)
    #expect(try folder.text("content/policies/cookies/2026-02-01.md").hasSuffix("---\n" + text))
    #expect(try Program.run(["verify"], in: folder.url).output.contains("cookies: 1 snapshot, chain whole"))
  }

  @Test func anUnknownPolicyIsGuessed() throws {
    #expect(try freeze("term", "--effective", "2026-04-01").errors.contains("did you mean 'terms'?"))
  }
}
