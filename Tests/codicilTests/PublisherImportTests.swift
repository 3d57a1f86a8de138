import Foundation
import TestSupport
import Testing

/// `codicil import git --path --policy`: what readers could see, and nothing else.
@Suite struct PublisherImportTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try git("init", "--quiet", "--initial-branch=main", "site")
  }

  private func git(_ arguments: String..., date: String = "2024-05-25T10:00:00Z") throws {
    let identity = ["-c", "user.name=Ann", "-c", "user.email=ann@a.example", "-c", "core.autocrlf=false"]
    let result = try Program.run(
      identity + arguments, in: folder.url,
      environment: ["GIT_COMMITTER_DATE": date, "GIT_AUTHOR_DATE": date, "GIT_CONFIG_GLOBAL": "/dev/null"],
      program: URL(fileURLWithPath: "/usr/bin/git"))
    try #require(result.status == 0, "\(result.errors)")
  }

  private func commit(_ text: String, _ message: String, _ date: String, path: String = "privacy.md") throws {
    try folder.write(Array(text.utf8), to: "site/\(path)")
    try git("-C", "site", "add", "--all", date: date)
    try git("-C", "site", "commit", "--quiet", "-m", message, date: date)
  }

  @discardableResult
  private func codicil(_ arguments: String...) throws -> Program.Result { try Program.run(arguments, in: folder.url) }

  @discardableResult
  private func importPolicy(_ arguments: String...) throws -> Program.Result {
    try Program.run(
      ["import", "git", "site", "--path", "privacy.md", "--policy", "privacy"] + arguments, in: folder.url)
  }

  private func versions(_ policy: String = "privacy") throws -> [String] {
    try folder.files(below: "content/policies/\(policy)").keys.filter { $0.hasSuffix(".md") && $0 != "draft.md" }
      .sorted()
  }

  private func text(_ version: String, of policy: String = "privacy") throws -> String {
    try folder.text("content/policies/\(policy)/\(version).md")
  }

  // MARK: What was published

  @Test func commitsOfABranchBecomeOneVersionOnTheDayOfTheirMerge() throws {
    try commit("# Privacy\n\nOne.\n", "Start", "2024-05-25T10:00:00Z")
    try git("-C", "site", "switch", "--quiet", "--create", "edit")
    try commit("# Privacy\n\nHalf a thought.\n", "wip", "2024-06-01T10:00:00Z")
    try commit("# Privacy\n\nTwo.\n", "wip 2", "2024-06-02T10:00:00Z")
    try git("-C", "site", "switch", "--quiet", "main")
    try git(
      "-C", "site", "merge", "--quiet", "--no-ff", "-m", "Merge pull request #7 from ann/edit\n\nShorter storage",
      "edit", date: "2024-06-10T10:00:00Z")
    let result = try importPolicy()
    #expect(result.status == 0, "\(result.errors)")
    #expect(try versions() == ["2024-05-25.md", "2024-06-10.md"])
    let merged = try text("2024-06-10")
    #expect(merged.hasSuffix("# Privacy\n\nTwo.\n"))
    #expect(merged.contains("commit-subject: \"Shorter storage\"\n"))
    #expect(merged.hasPrefix("---\npublished: 2024-06-10\neffective: 2024-06-10\neffective-source: \"published\"\n"))
  }

  @Test func aDayIsTheDayInTheTimeZoneOfItsCommit() throws {
    try commit("# Privacy\n\nOne.\n", "Start", "2024-05-25T23:30:00-07:00")
    try commit("# Privacy\n\nTwo.\n", "Next", "2024-05-27T00:30:00+09:00")
    try importPolicy()
    #expect(try versions() == ["2024-05-25.md", "2024-05-27.md"])
  }

  @Test func aTextEqualToTheOneBeforeIsNoVersion() throws {
    try commit("---\ntitle: Privacy\n---\n# Privacy\n\nOne.\n", "Start", "2024-05-25T10:00:00Z")
    try commit(
      "---\ntitle: Privacy notice\nlayout: legal\n---\n\n# Privacy\n\nOne.\n", "Layout", "2024-05-26T10:00:00Z")
    try commit("---\ntitle: Privacy notice\n---\n# Privacy\n\nTwo.\n", "Edit", "2024-05-27T10:00:00Z")
    let result = try importPolicy()
    #expect(try versions() == ["2024-05-25.md", "2024-05-27.md"])
    #expect(try folder.text("content/policies/privacy/policy.yml") == "title: \"Privacy notice\"\n")
    #expect(result.errors.contains("not taken over: layout [front-matter-ignored]"))
  }

  @Test func aRenameIsFollowedAndACopyIsNot() throws {
    let text = "# Privacy\n\nA text that is long enough to be known again.\n"
    try commit(text, "Start", "2024-05-25T10:00:00Z", path: "old.md")
    try git("-C", "site", "mv", "old.md", "privacy.md")
    try git("-C", "site", "commit", "--quiet", "-m", "Move", date: "2024-06-01T10:00:00Z")
    try commit(text + "\nMore.\n", "Edit", "2024-06-02T10:00:00Z")
    try commit(text + "\nMore.\n", "Copy", "2024-07-01T10:00:00Z", path: "terms.md")
    try importPolicy()
    #expect(try versions() == ["2024-05-25.md", "2024-06-02.md"])
    let copy = try codicil("import", "git", "site", "--path", "terms.md", "--policy", "terms")
    #expect(try versions("terms") == ["2024-07-01.md"])
    #expect(copy.errors.contains("begins on 2024-07-01 as a copy of 'privacy.md'"), "\(copy.errors)")
  }

  @Test func severalPathsAreOneHistory() throws {
    try commit("# Privacy\n\nBefore.\n", "Start", "2024-05-25T10:00:00Z", path: "legal.txt")
    try commit("# Datenschutz\n\nGanz anders und sehr viel länger als vorher.\n", "New", "2024-06-01T10:00:00Z")
    let result = try codicil(
      "import", "git", "site", "--path", "legal.txt", "--path", "privacy.md", "--policy", "privacy")
    #expect(result.status == 0, "\(result.errors)")
    #expect(try versions() == ["2024-05-25.md", "2024-06-01.md"])
  }

  @Test func aFileThatIsThereAgainBeginsAnew() throws {
    try commit("# Privacy\n\nFirst life.\n", "Start", "2024-01-01T10:00:00Z")
    try git("-C", "site", "rm", "--quiet", "privacy.md")
    try git("-C", "site", "commit", "--quiet", "-m", "Remove", date: "2024-02-01T10:00:00Z")
    try commit("# Privacy\n\nSecond life, with other words.\n", "Again", "2024-03-01T10:00:00Z")
    try importPolicy()
    #expect(try versions() == ["2024-03-01.md"])
  }

  // MARK: Choosing

  @Test func aTableShowsThePlanAndNothingIsWritten() throws {
    try commit("# Privacy\n\nOne.\n", "Start \u{1B}[31m", "2024-05-25T10:00:00Z")
    let result = try importPolicy("--dry-run")
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[0] == "VERSION     PUBLISHED   EFFECTIVE   STATED BY  COMMIT        SUBJECT")
    #expect(lines[1].hasPrefix("2024-05-25  2024-05-25  2024-05-25  published  ") && !lines[1].contains("\u{1B}"))
    #expect(!folder.exists("content"))
  }

  @Test func optionsLeaveVersionsOut() throws {
    try commit("# Privacy\n\nOne.\n", "Start", "2024-05-25T10:00:00Z")
    try git("-C", "site", "tag", "v1")
    try commit("# Privacy\n\nTwo.\n", "Two", "2024-06-01T10:00:00Z")
    try commit("# Privacy\n\nThree.\n", "Three", "2024-06-01T12:00:00Z")
    try git("-C", "site", "tag", "v2")
    try commit("# Privacy\n\nFour.\n", "Four", "2024-07-01T10:00:00Z")
    func plan(_ arguments: String...) throws -> [Substring] {
      let result = try Program.run(
        ["import", "git", "site", "--path", "privacy.md", "--policy", "privacy", "--dry-run"] + arguments,
        in: folder.url)
      try #require(result.status == 0, "\(result.errors)")
      return result.output.split(separator: "\n").dropFirst().map { $0.prefix { $0 != " " } }
    }
    #expect(try plan() == ["2024-05-25", "2024-06-01", "2024-06-01-2", "2024-07-01"])
    #expect(try plan("--last-of-day") == ["2024-05-25", "2024-06-01", "2024-07-01"])
    #expect(try plan("--since", "2024-06-01") == ["2024-06-01", "2024-06-01-2", "2024-07-01"])
    #expect(try plan("--tags") == ["2024-05-25", "2024-06-01"])
    #expect(try plan("--branch", "v1") == ["2024-05-25"])
    let commit = try Program.run(
      ["-C", "site", "rev-parse", "HEAD~1"], in: folder.url, program: URL(fileURLWithPath: "/usr/bin/git"))
    #expect(try plan("--skip", String(commit.output.prefix(10))) == ["2024-05-25", "2024-06-01", "2024-07-01"])
  }

  @Test func aTextThatReturnsWithinADayIsNoVersion() throws {
    try commit("# Privacy\n\nOne.\n", "One", "2024-05-25T10:00:00Z")
    try commit("# Privacy\n\nTwo.\n", "Two", "2024-06-01T10:00:00Z")
    try commit("# Privacy\n\nOne.\n", "Back", "2024-06-01T11:00:00Z")
    try importPolicy("--last-of-day")
    #expect(try versions() == ["2024-05-25.md"])
  }

  @Test func aChangeOfFrontMatterAloneIsNoVersionAfterADayEither() throws {
    try commit("---\ntitle: A\n---\n# Privacy\n\nOne.\n", "One", "2020-05-25T10:00:00Z")
    try commit("---\ntitle: B\n---\n# Privacy\n\nOne.\n", "Layout", "2023-05-25T10:00:00Z")
    try commit("# Privacy\n\nTwo.\n", "Two", "2024-06-01T10:00:00Z")
    try importPolicy("--since", "2022-01-01")
    #expect(try versions() == ["2024-06-01.md"])
  }

  @Test func anUndatedCommitCanBeLeftOut() throws {
    try commit("# Privacy\n\nOne.\n", "One", "2024-05-25T10:00:00Z")
    try commit("# Privacy\n\nTwo.\n", "Two", "@253402300800 +0000")
    let refused = try importPolicy()
    #expect(refused.errors.contains("[import-refused]"), "\(refused.errors)")
    let head = try Program.run(
      ["-C", "site", "rev-parse", "HEAD"], in: folder.url, program: URL(fileURLWithPath: "/usr/bin/git"))
    let done = try importPolicy("--skip", String(head.output.prefix(12)))
    #expect(done.status == 0, "\(done.errors)")
    #expect(try versions() == ["2024-05-25.md"])
  }

  @Test func aFileAmongThousandsThatMovedIsFound() throws {
    for number in 1...3_000 {
      try folder.write(
        Array("Note \(number) is a text of its own, long enough to be known again.\n".utf8),
        to: "site/documentation-of-everything/note-\(number).md")
    }
    try commit(
      "# Privacy\n\nA text that is long enough to be known again.\n", "Start", "2024-05-25T10:00:00Z",
      path: "documentation-of-everything/a.md")
    try git("-C", "site", "mv", "documentation-of-everything", "website-with-everything")
    try git("-C", "site", "commit", "--quiet", "-m", "Move", date: "2024-06-01T10:00:00Z")
    let result = try codicil(
      "import", "git", "site", "--path", "website-with-everything/a.md", "--policy", "privacy")
    #expect(result.status == 0, "\(result.errors)")
    #expect(try versions() == ["2024-05-25.md"])
  }

  @Test func aFolderIsNoFile() throws {
    try commit("# A\n\nOne.\n", "One", "2024-05-25T10:00:00Z", path: "docs/a.md")
    try commit("# B\n\nOne.\n", "Two", "2024-05-26T10:00:00Z", path: "docs/b.md")
    let result = try codicil("import", "git", "site", "--path", "docs", "--policy", "privacy")
    #expect(result.errors.contains("has no file 'docs'"), "\(result.errors)")
  }

  @Test func aShallowCloneIsRefused() throws {
    try commit("# Privacy\n\nOne.\n", "One", "2024-05-25T10:00:00Z")
    try commit("# Privacy\n\nTwo.\n", "Two", "2024-05-26T10:00:00Z")
    try git("clone", "--quiet", "--depth", "1", "file://\(folder.path)/site", "shallow")
    let result = try codicil("import", "git", "shallow", "--path", "privacy.md", "--policy", "privacy")
    #expect(result.status == 2)
    #expect(result.errors.contains("git fetch --unshallow"), "\(result.errors)")
  }

  @Test func frontMatterThatIsNotYAMLIsNoText() throws {
    try commit(
      "---\nlast_updated: 2024-01-01\ntitle: A\ntitle: B\n---\n# Privacy\n\nOne.\n", "One", "2024-05-25T10:00:00Z")
    try importPolicy()
    #expect(try text("2024-05-25").hasSuffix("---\n# Privacy\n\nOne.\n"))
    #expect(try !text("2024-05-25").contains("last_updated"))
  }

  // MARK: Dates

  @Test(arguments: [
    ("---\neffective_date: 2024-06-15\n---\n# Privacy\n\nText.\n", "2024-06-15", "front matter"),
    ("+++\ntitle = \"Privacy\"\neffective = 2024-06-15\n+++\n# Privacy\n\nText.\n", "2024-06-15", "front matter"),
    ("# Privacy\n\n{: datetime=\"2024-06-15\" }\nText.\n", "2024-06-15", "attribute"),
    ("# Privacy\n\nEffective date: June 15, 2024\n\nText.\n", "2024-06-15", "text"),
    ("# Privacy\n\n**Effective:** 15 June 2024\n\nText.\n", "2024-06-15", "text"),
    ("# Privacy\n\nEffective annual rate: 15 May 2024 of 5.5\n\nText.\n", "2024-05-25", "published"),
    ("# Privacy\n\nEffective date: 1 May 2024\n\nText.\n", "2024-05-25", "published"),
    ("# Privacy\n\nText.\n", "2024-05-25", "published"),
  ])
  func theEffectiveDayIsTheStatedOne(_ text: String, _ day: String, _ source: String) throws {
    try commit(text, "Start", "2024-05-25T10:00:00Z")
    try importPolicy()
    #expect(try versions() == ["\(day).md"])
    let written = try self.text(day)
    #expect(written.hasPrefix("---\npublished: 2024-05-25\neffective: \(day)\neffective-source: \"\(source)\"\n"))
    #expect(!written.contains("+++") && !written.contains("effective_date"))
  }

  // MARK: Afterwards

  @Test func theHistoryGoesOnAsIfItHadBeenWrittenHere() throws {
    try commit("# Privacy\n\nWe keep it 30 days.\n", "Start", "2024-05-25T10:00:00Z")
    try commit("# Privacy\n\nWe keep it 14 days.\n", "Shorter storage", "2024-06-01T10:00:00Z")
    try importPolicy()
    #expect(try codicil("verify").output.contains("chain whole"))
    #expect(try folder.text("content/policies/privacy/draft.md") == "# Privacy\n\nWe keep it 14 days.\n")
    try folder.write(["content/policies/privacy/draft.md": "# Privacy\n\nWe keep it 7 days.\n"])
    let frozen = try codicil("freeze", "privacy", "--effective", "2099-01-01", "--yes")
    #expect(frozen.status == 0, "\(frozen.errors)")
    #expect(try codicil("verify").status == 0)
    let built = try codicil("build", "--as-of", "2026-01-01")
    #expect(built.status == 0, "\(built.errors)")
    let history = try folder.text("output/privacy/versions/index.html")
    #expect(history.contains("Shorter storage"))
    #expect(!history.contains("apture"))
  }

  @Test func aSecondImportChangesNothing() throws {
    try commit("# Privacy\n\nOne.\n", "Start", "2024-05-25T10:00:00Z")
    try importPolicy()
    let before = try folder.files(below: "content")
    let again = try importPolicy()
    #expect(again.output.hasSuffix(": 0 new, 1 known already\n"), "\(again.errors)")
    #expect(try folder.files(below: "content") == before)
  }

  @Test func aPolicyThatHasOtherVersionsIsNotTouched() throws {
    try commit("# Privacy\n\nOne.\n", "Start", "2024-05-25T10:00:00Z")
    try folder.write(["content/policies/privacy/2020-01-01.md": "# Privacy\n\nOld.\n"])
    let before = try folder.files(below: "content")
    let result = try importPolicy()
    #expect(result.status == 2)
    #expect(result.errors.contains("2020-01-01 is none of the 1 versions of the history, which begins on 2024-05-25"))
    #expect(try folder.files(below: "content") == before)
  }

  @Test(arguments: [
    ["--path", "nothing.md"], ["--path", "privacy.md", "--branch", "nowhere"],
    ["--path", "privacy.md", "--skip", "abc"],
  ])
  func whatIsNotThereIsReported(_ arguments: [String]) throws {
    try commit("# Privacy\n\nOne.\n", "Start", "2024-05-25T10:00:00Z")
    let result = try Program.run(["import", "git", "site", "--policy", "privacy"] + arguments, in: folder.url)
    #expect(result.status == 2)
    #expect(result.errors.contains("[history-missing]"), "\(result.errors)")
    #expect(!folder.exists("content"))
  }

  // MARK: Hostile repositories

  @Test func noProgramThatTheRepositoryNamesIsRun() throws {
    try commit("# Privacy\n\nOne.\n", "Start", "2024-05-25T10:00:00Z")
    try folder.write(["evil.sh": "#!/bin/sh\ntouch \"\(folder.path)/PWNED\"\nexit 1\n"])
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path + "/evil.sh")
    let program = folder.path + "/evil.sh"
    for (key, value) in [
      ("log.showSignature", "true"), ("gpg.program", program), ("core.fsmonitor", program), ("core.pager", program),
      ("core.sshCommand", program), ("diff.external", program), ("core.alternateRefsCommand", program),
      ("uploadpack.packObjectsHook", program), ("filter.x.smudge", program), ("core.hooksPath", folder.path),
      ("core.repositoryformatversion", "1"), ("extensions.partialClone", "origin"), ("remote.origin.promisor", "true"),
      ("remote.origin.url", "ext::sh -c \(program)"),
    ] {
      try git("-C", "site", "config", key, value)
    }
    let result = try importPolicy()
    #expect(result.status == 0, "\(result.errors)")
    #expect(try versions() == ["2024-05-25.md"])
    _ = try codicil("import", "git", "site", "--content", "collection")
    #expect(!folder.exists("PWNED"))
  }
}
