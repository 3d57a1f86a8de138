import Foundation
import TestSupport
import Testing

/// `codicil import` with real git and pandoc.
@Suite(.requires(.git)) struct ImportTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try git("init", "--quiet", "archive")
  }

  private func git(_ arguments: String..., date: String = "2024-05-25T10:00:00Z") throws {
    let identity = ["-c", "user.name=Archive", "-c", "user.email=archive@a.example", "-c", "core.autocrlf=false"]
    let result = try Program.run(
      identity + arguments, in: folder.url,
      environment: ["GIT_COMMITTER_DATE": date, "GIT_AUTHOR_DATE": date, "GIT_CONFIG_GLOBAL": "/dev/null"],
      program: URL(fileURLWithPath: Requirement.git.path))
    try #require(result.status == 0, "\(result.errors)")
  }

  private func record(_ text: String, _ message: String, _ date: String, path: String = "Shop/Privacy Policy.md") throws
  {
    try folder.write(Array(text.utf8), to: "archive/\(path)")
    try git("-C", "archive", "add", "--all", date: date)
    try git("-C", "archive", "commit", "--quiet", "-m", message, date: date)
  }

  private func recordHistory() throws {
    let copy = "\n\nThis version was recorded from snapshot https://git.example/a/commit/1f\n"
    try record("One\n", "First record of Shop Privacy Policy" + copy, "2024-05-25T10:00:00Z")
    try record("Two\n", "Record new changes of Shop Privacy Policy", "2024-05-25T23:30:00-02:00")
    try record("One\n", "Record new changes of Shop Privacy Policy", "2024-05-26T11:00:00Z")
    try record("1\n", "Refilter Shop Privacy Policy", "2024-05-27T11:00:00Z")
    try record("---\nA rule, not front matter\n", "Record new changes", "2024-05-28T11:00:00Z", path: "Shop/Tërms.md")
    try record("Read me\n", "Update README.md", "2024-05-29T11:00:00Z", path: "README.md")
  }

  @discardableResult
  private func codicil(_ arguments: String...) throws -> Program.Result { try Program.run(arguments, in: folder.url) }

  @Test(arguments: ["../../x", "Privacy Policy", "", ".x", "privacy/../../x", "privacy/deutsch", "a/b/c"])
  func aNameThatNoPolicyCanHaveIsRefusedBeforeAnythingIsWritten(_ name: String) throws {
    try recordHistory()
    try folder.write(["page.html": "<p>Text", "capture.md": "---\narchived: 2024-01-02\n---\nText\n"])
    let commands = [
      ["git", "archive", "--path", "Shop/Privacy Policy.md", "--policy", name],
      ["page", "page.html", "--policy", name, "--source", "https://a.example/", "--archived", "2024-01-02"],
      ["captures", "capture.md", "--policy", name],
    ]
    for command in commands {
      let result = try Program.run(["import"] + command, in: folder.url)
      #expect(result.status != 0, "\(command)")
      #expect(result.errors.contains("[name-invalid]"), "\(result.errors)")
      #expect(!folder.exists("content") && !folder.exists("x"))
    }
  }

  @Test func aCollectionBecomesPoliciesWithTheirVersions() throws {
    try recordHistory()
    let result = try codicil("import", "git", "archive")
    #expect(result.errors == "")
    #expect(result.output == "2 policies, 5 versions, 1 of them technical upgrades: 5 new, 0 known already\n")
    let files = try folder.files(below: "content/policies").keys.sorted()
    #expect(
      files == [
        "shop-privacy-policy/2024-05-25.md", "shop-privacy-policy/2024-05-26-2.md", "shop-privacy-policy/2024-05-26.md",
        "shop-privacy-policy/2024-05-27.md", "shop-privacy-policy/policy.yml", "shop-privacy-policy/snapshots.lock",
        "shop-t-rms/2024-05-28.md", "shop-t-rms/policy.yml", "shop-t-rms/snapshots.lock",
      ])
    let first = try folder.text("content/policies/shop-privacy-policy/2024-05-25.md")
    #expect(first.hasPrefix("---\narchived: 2024-05-25\ncaptured: 2024-05-25T10:00:00Z\n"))
    #expect(first.contains("\narchive: https://git.example/a/commit/1f\ncommit: "))
    #expect(first.hasSuffix("\n---\nOne\n"))
    #expect(try folder.text("content/policies/shop-privacy-policy/2024-05-26-2.md").hasSuffix("\n---\nOne\n"))
    #expect(try folder.text("content/policies/shop-privacy-policy/2024-05-27.md").contains("technical-upgrade: true\n"))
    #expect(
      try folder.text("content/policies/shop-t-rms/2024-05-28.md").hasSuffix("---\n---\nA rule, not front matter\n"))
    #expect(try codicil("verify").status == 0)
    let built = try codicil("build")
    #expect(built.errors == "")
    #expect(built.output.hasPrefix("2 policies, 5 versions, 6 redlines"))
  }

  /// Control characters, the marks that git itself uses, nothing at all, Latin-1.
  @Test(arguments: [
    "a\u{1}b\u{2}c", "\u{1}", "\u{2}", "one\n\n:100644 100644 a b M\tx.md\n\u{2}\n:000000", "", "\u{1B}[31mred",
    "tab\there\r\n",
    String(repeating: "long ", count: 50_000),
  ])
  func noVersionIsMissedForTheMessageOfItsCommit(_ message: String) throws {
    try record("One\n", "First", "2024-05-25T10:00:00Z")
    try folder.write("Two\n".utf8.map { $0 }, to: "archive/Shop/Privacy Policy.md")
    try folder.write(Array(message.utf8), to: "message")
    try git(
      "-C", "archive", "commit", "--quiet", "--all", "--allow-empty-message", "--cleanup=verbatim", "-F", "../message",
      date: "2024-05-26T10:00:00Z")
    try record("Three\n", "Third", "2024-05-27T10:00:00Z")
    let result = try codicil("import", "git", "archive")
    #expect(result.errors == "")
    #expect(result.output.hasPrefix("1 policy, 3 versions"))
    let one = try codicil(
      "import", "git", "archive", "--path", "Shop/Privacy Policy.md", "--policy", "privacy", "--content", "one")
    #expect(one.output.hasPrefix("1 policy, 3 versions"))
  }

  @Test func aConverterThatPrintsMuchOnBothStreamsIsReadToItsEnd() throws {
    try folder.write([
      "page.html": "<p>Text</p>",
      "bin/pandoc": """
      #!/bin/sh
      head -c 10485760 /dev/zero | tr '\\0' w >&2
      head -c 10485760 /dev/zero | tr '\\0' w

      """,
    ])
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: folder.path + "/bin/pandoc")
    let result = try Program.run(
      [
        "import", "page", "page.html", "--policy", "privacy", "--source", "https://a.example/", "--archived",
        "2024-05-25",
      ], in: folder.url, environment: ["PATH": folder.path + "/bin:/usr/bin:/bin"])
    #expect(result.status == 0, "\(result.errors.prefix(300))")
    #expect(try folder.text("content/policies/privacy/2024-05-25.md").utf8.count > 10 << 20)
  }

  @Test func aSecondImportChangesNothing() throws {
    try recordHistory()
    try codicil("import", "git", "archive")
    let before = try folder.files(below: "content")
    #expect(try codicil("import", "git", "archive").output.hasSuffix(": 0 new, 5 known already\n"))
    #expect(try folder.files(below: "content") == before)
  }

  @Test func anImportBrokenOffGoesOn() throws {
    try recordHistory()
    try codicil("import", "git", "archive")
    let whole = try folder.files(below: "content")
    for lost in ["2024-05-26.md", "2024-05-27.md", "snapshots.lock"] {
      try FileManager.default.removeItem(atPath: folder.path + "/content/policies/shop-privacy-policy/" + lost)
    }
    #expect(try codicil("import", "git", "archive").output.hasSuffix(": 2 new, 3 known already\n"))
    #expect(try folder.files(below: "content") == whole)
  }

  @Test func whatWasEditedIsNotOverwritten() throws {
    try recordHistory()
    try codicil("import", "git", "archive")
    try folder.write(["content/policies/shop-privacy-policy/2024-05-25.md": "Forged\n"])
    let result = try codicil("import", "git", "archive")
    #expect(result.status == 2)
    #expect(result.errors.contains("2024-05-25.md: error: is already there with other bytes, and is not overwritten"))
    #expect(try folder.text("content/policies/shop-privacy-policy/2024-05-25.md") == "Forged\n")
  }

  @Test func oneFileIsFollowedThroughItsRenames() throws {
    try record("A text that stays long enough to be known again.\n", "Add", "2024-05-25T10:00:00Z", path: "old.md")
    try git("-C", "archive", "mv", "old.md", "new.md")
    try git("-C", "archive", "commit", "--quiet", "-m", "Rename", date: "2024-06-01T10:00:00Z")
    try record(
      "A text that stays long enough to be known again. More.\n", "Edit", "2024-07-01T10:00:00Z", path: "new.md")
    let result = try codicil("import", "git", "archive", "--path", "new.md", "--policy", "notice")
    #expect(result.output == "1 policy, 2 versions: 2 new, 0 known already\n")
    #expect(folder.exists("content/policies/notice/2024-05-25.md"))
    #expect(folder.exists("content/policies/notice/2024-07-01.md"))
  }

  @Test func aBundleIsAHistoryToo() throws {
    try recordHistory()
    try git("-C", "archive", "bundle", "create", "--quiet", "../archive.bundle", "--all", "HEAD")
    #expect(try codicil("import", "git", "archive.bundle").output.hasPrefix("2 policies, 5 versions"))
  }

  @Test func whatIsNoRepositoryIsSaid() throws {
    try folder.write(["empty/file.txt": "x"])
    #expect(try codicil("import", "git", "missing").errors.contains("missing: error: there is no such repository"))
    let result = try codicil("import", "git", "empty")
    #expect(result.status == 2)
    #expect(result.errors.contains("empty: error: is not a git repository"))
  }

  // MARK: Captures

  @Test func capturedFilesAreFiledUnderTheirSiteAndDayAsTheyAre() throws {
    let capture = ProjectFolder.url.appending(path: "content/policies/webix.com/2009-09-12.md")
    try folder.copy(capture, to: "inbox/a file.md")
    #expect(try codicil("import", "captures", "inbox").output == "1 policy, 1 version: 1 new, 0 known already\n")
    let copy = try folder.files(below: "content/policies")["webix.com/2009-09-12.md"]
    #expect(copy == (try Data(contentsOf: capture)))
    #expect(try codicil("import", "captures", "inbox").output.hasSuffix(": 0 new, 1 known already\n"))
  }

  @Test func anOlderCaptureSlotsInAndTheImportSaysSo() throws {
    try folder.write(["2019.md": "---\nsource: https://a.example/\narchived: 2019-03-07\n---\nB\n"])
    try folder.write(["2009.md": "---\nsource: https://a.example/\narchived: 2009-09-12\n---\nA\n"])
    try codicil("import", "captures", "2019.md", "--policy", "a.example")
    let result = try codicil("import", "captures", "2009.md", "--policy", "a.example")
    #expect(result.output.contains("a.example: older captures slotted in by date, and its chain was made anew"))
    #expect(try codicil("verify").status == 0)
  }

  @Test func twoCapturesOfOneDayAreBothKept() throws {
    for text in ["A", "B", "A"] {
      try folder.write(["a.md": "---\nsource: https://a.example/\narchived: 2019-03-07\n---\n\(text)\n"])
      try codicil("import", "captures", "a.md", "--policy", "a.example")
    }
    let names = try folder.files(below: "content/policies/a.example").keys.sorted()
    #expect(names == ["2019-03-07-2.md", "2019-03-07.md", "snapshots.lock"])
  }

  @Test func aFileThatDoesNotSayWhenItWasCapturedIsRefused() throws {
    try folder.write(["a.md": "# Privacy\n"])
    let result = try codicil("import", "captures", "a.md", "--policy", "a.example")
    #expect(result.status == 1)
    #expect(result.errors.contains("a.md: error: does not say when it was captured [capture-unknown]"))
    #expect(!folder.exists("content"))
  }

  // MARK: Pages

  @Test(.requires(.pandoc)) func aSavedPageBecomesMarkdownAndItsProvenanceNamesTheConverter() throws {
    try folder.write(["page.html": "<h1>Privacy</h1><p>We <b>may</b> <a href='https://b.example/'>share</a>.</p>"])
    let arguments = [
      "import", "page", "page.html", "--policy", "a.example", "--source", "https://a.example/privacy", "--archived",
      "2025-01-15",
    ]
    #expect(try Program.run(arguments, in: folder.url).errors == "")
    let text = try folder.text("content/policies/a.example/2025-01-15.md")
    #expect(text.contains("\nconverter: \"pandoc "))
    #expect(text.hasSuffix("---\n# Privacy\n\nWe **may** [share](https://b.example/).\n"))
    try codicil("build")
    #expect(try folder.text("output/a.example/index.html").contains("<dd>pandoc "))
  }

  @Test func withoutPandocItSaysWhatToInstall() throws {
    try folder.write(["page.html": "<p>A</p>"])
    let result = try Program.run(
      ["import", "page", "page.html", "--policy", "a", "--source", "https://a.example/", "--archived", "2025-01-15"],
      in: folder.url, environment: ["PATH": "/nowhere"])
    #expect(result.status == 2)
    #expect(result.errors.contains("install it with: apt-get install pandoc"))
  }
}
