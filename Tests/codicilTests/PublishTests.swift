import Foundation
import TestSupport
import Testing

/// `publish` as a person runs it, to hosts that are real.
@Suite struct PublishTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write([
      "content/site.yml": "title: Larkspur Post\nbase-url: https://larkspur.example/\n",
      "content/index.md": "---\ntitle: Home\n---\n# Home\n\nWelcome.\n",
      "content/old.md": "---\ntitle: Old\n---\n# Old\n\nA page that goes away.\n",
      "content/policies/privacy/2024-05-25.md": "# Privacy\n\nThe first text.\n",
      "content/policies/privacy/2025-01-15.md": "# Privacy\n\nThe second text.\n",
    ])
  }

  /// - Parameter environment: what rclone reads; its own configuration is left out of the game.
  private func publish(
    _ destination: String, _ arguments: String..., environment: [String: String] = [:]
  ) throws -> Program.Result {
    try Program.run(
      ["publish", destination, "--as-of", "2026-01-01"] + arguments, in: folder.url,
      environment: Self.quiet.merging(environment) { $1 })
  }

  /// A run that is under way.
  private func start(_ destination: String, environment: [String: String] = [:]) throws -> Process {
    let process = Process()
    process.executableURL = Program.url
    process.arguments = ["publish", destination, "--as-of", "2026-01-01"]
    process.currentDirectoryURL = folder.url
    process.environment = ProcessInfo.processInfo.environment.merging(Self.quiet) { $1 }.merging(environment) { $1 }
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// As when the machine goes down: the program and what it has started.
  private func kill(_ process: Process) throws {
    // It is held first, so that it starts nothing more and does not see its child end.
    Glibc.kill(process.processIdentifier, SIGSTOP)
    for child in try ProcessTable.children(of: process.processIdentifier) { Glibc.kill(child, SIGKILL) }
    Glibc.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// Lets rclone copy so slowly that it does not come to its end in a test.
  private static let slow = ["RCLONE_BWLIMIT": "1k"]

  /// A run that is at work beside the site, and will not come to its end.
  private func startCopying() throws -> Process {
    try folder.write(["content/static/large.txt": String(repeating: "A line of a large file.\n", count: 50_000)])
    let process = try start("web", environment: Self.slow)
    try Patience.wait(until: "files are copied") { folder.exists("web.codicil-new") }
    return process
  }

  private static let quiet = ["RCLONE_CONFIG": "/dev/null"]

  private func lastLine(_ result: Program.Result) -> Substring { result.output.split(separator: "\n").last ?? "" }

  /// The files of the built site that are published.
  private func built() throws -> [String: Data] {
    try folder.files(below: "output").filter { !$0.key.hasPrefix(".codicil") }
  }

  private func published(at path: String = "web") throws -> [String: Data] {
    try folder.files(below: path).filter { !$0.key.hasPrefix(".codicil-files") }
  }

  // MARK: A folder

  @Test(.requires(.rclone)) func theSecondRunCopiesNothing() throws {
    let first = try publish("web")
    #expect(first.status == 0, "\(first.errors)")
    let count = try built().count
    #expect(lastLine(first) == "\(count) copied, 0 unchanged, 0 removed → web")
    #expect(try published() == built())
    #expect(lastLine(try publish("web")) == "0 copied, \(count) unchanged, 0 removed → web")
  }

  @Test(.requires(.rclone)) func theRecordIsWhatSha256sumChecks() throws {
    _ = try publish("web")
    let said = try ReaderTool.run(
      "/bin/sh", ["-c", "sha256sum --check --strict --quiet .codicil-files && echo whole"],
      in: folder.url.appending(path: "web"))
    #expect(said.output == "whole\n")
  }

  @Test(.requires(.rclone)) func aPageThatIsGoneIsRemovedAndWhatOthersPutThereStays() throws {
    _ = try publish("web")
    try folder.write(["web/mine/a.txt": "mine\n"])
    try FileManager.default.removeItem(at: folder.url.appending(path: "content/old.md"))
    let plan = try publish("web", "--dry-run")
    #expect(plan.output.contains("remove  old/index.html\n"))
    #expect(folder.exists("web/old/index.html"))
    #expect(try publish("web").output.contains("1 removed, 1 of somebody else left alone"))
    #expect(!folder.exists("web/old"))
    #expect(try folder.text("web/mine/a.txt") == "mine\n")
  }

  @Test(.requires(.rclone)) func aFileLostAtTheHostIsCopiedAgain() throws {
    _ = try publish("web")
    try FileManager.default.removeItem(at: folder.url.appending(path: "web/privacy/index.html"))
    #expect(lastLine(try publish("web")).hasPrefix("1 copied"))
    #expect(try published() == built())
  }

  @Test(.requires(.rclone)) func aVersionThatReadersCouldReadIsNotLost() throws {
    _ = try publish("web")
    let before = try published()
    try FileManager.default.removeItem(at: folder.url.appending(path: "content/policies/privacy/2024-05-25.md"))
    let refused = try publish("web")
    #expect(refused.status == 1)
    #expect(
      refused.errors.contains(
        "output/privacy/versions/2024-05-25.md: error: was published at web and is not in the site"
          + " [published-version-missing]"))
    #expect(try published() == before)
    #expect(lastLine(try publish("web", "--force")).contains(" of old versions kept"))
    #expect(folder.exists("web/privacy/versions/2024-05-25/index.html"))
    _ = try publish("web", "--force", "--delete-old-versions")
    #expect(!folder.exists("web/privacy/versions/2024-05-25"))
  }

  @Test(.requires(.rclone)) func aVersionIsNotReplacedByAnotherText() throws {
    _ = try publish("web")
    try folder.write(["content/policies/privacy/2024-05-25.md": "# Privacy\n\nAnother first text.\n"])
    let refused = try publish("web")
    #expect(refused.status == 1)
    #expect(refused.errors.contains("was published at web with another text"))
  }

  @Test(.requires(.rclone)) func aBrokenArchiveIsNotPublished() throws {
    _ = try publish("web")
    try folder.write(["output/privacy/versions/2024-05-25.md": "# Privacy\n\nForged.\n"])
    let refused = try publish("web", "--no-build")
    #expect(refused.status == 1)
    #expect(refused.errors.contains("was edited after it was archived"))
  }

  @Test(.requires(.rclone)) func aRunThatIsKilledLeavesTheOldSiteWhole() throws {
    _ = try publish("web")
    let before = try published()
    try folder.write(["content/index.md": "---\ntitle: Home\n---\n# Home\n\nWelcome back.\n"])
    try kill(startCopying())
    #expect(folder.exists("web.codicil-new"))
    #expect(try published() == before)
    #expect(try publish("web").status == 0)
    #expect(try published() == built())
    #expect(!folder.exists("web.codicil-new"))
  }

  /// Which run of rclone is the last one before the kill, and how much of its list it still does.
  struct Moment: Sendable, CustomTestStringConvertible {
    let command: String
    let number: Int
    var lines = 1_000_000
    var testDescription: String { "\(command) \(number), \(lines) files" }
  }

  /// Files are copied beside the site in two runs of rclone, put in place in several (parts before pages), the place beside
  /// the site is removed, and the record is written.
  private static let moments = [
    Moment(command: "copy", number: 1, lines: 50), Moment(command: "copy", number: 1),
    Moment(command: "move", number: 1, lines: 1), Moment(command: "move", number: 2, lines: 50),
    Moment(command: "purge", number: 2), Moment(command: "rcat", number: 2),
  ]

  /// An rclone that kills the publication after a moment, and leaves out what it has not come to.
  private func breakOff(at moment: Moment) throws -> Process {
    try folder.write([
      "bin/rclone": """
      #!/bin/sh
      if [ "$1" = \(moment.command) ]; then echo >>"\(folder.path)/runs"; fi
      if [ "$1" != \(moment.command) ] || [ $(wc -l <"\(folder.path)/runs") != \(moment.number) ]; then
        exec "\(try Requirement.rclone.path)" "$@"
      fi
      if [ \(moment.lines) = 1000000 ]; then
        "\(try Requirement.rclone.path)" "$@"
      else
        head -n \(moment.lines) | "\(try Requirement.rclone.path)" "$@"
      fi
      kill -KILL $PPID

      """
    ])
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path + "/bin/rclone")
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let process = try start("web", environment: ["PATH": folder.path + "/bin:" + path])
    process.waitUntilExit()
    return process
  }

  @Test(.requires(.rclone), arguments: moments)
  func aRunThatIsKilledWhileFilesArePutInPlaceIsMendedByTheNext(_ moment: Moment) throws {
    for number in 1...400 { try folder.write(["content/page-\(number).md": "# Page \(number)\n\nOld.\n"]) }
    #expect(try publish("web").status == 0)
    let before = try published()
    for number in 1...400 { try folder.write(["content/page-\(number).md": "# Page \(number)\n\nNew.\n"]) }
    try folder.write(["content/static/only-now.txt": "gone before the next run\n"])
    #expect(try breakOff(at: moment).terminationReason == .uncaughtSignal)
    let built = try built()
    // Every file is whole: as it was, or as it is to be.
    for (path, bytes) in try published() {
      #expect(bytes == before[path] || bytes == built[path], "\(path) is neither")
    }
    for path in before.keys { #expect(folder.exists("web/" + path), "\(path) is gone") }
    // Back to what was, which has the same sizes; and no file of the broken run is left.
    for number in 1...400 { try folder.write(["content/page-\(number).md": "# Page \(number)\n\nOld.\n"]) }
    try FileManager.default.removeItem(at: folder.url.appending(path: "content/static/only-now.txt"))
    let mended = try publish("web")
    #expect(mended.status == 0, "\(mended.errors)")
    #expect(try published() == before)
    #expect(!folder.exists("web.codicil-new"))
    #expect(lastLine(try publish("web")).hasPrefix("0 copied"))
  }

  /// Who kills only the program leaves its child at work.
  @Test(.requires(.rclone)) func aRunIsRefusedAsLongAsTheChildOfOneThatWasKilledIsAtWork() throws {
    let process = try startCopying()
    let children = try ProcessTable.children(of: process.processIdentifier)
    Glibc.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    let child = try #require(children.first)
    #expect(children.count == 1)
    let refused = try publish("web")
    #expect(refused.status == 2)
    #expect(refused.errors.contains("[publication-running]"))
    #expect(refused.errors.contains("process \(child)"))
    Glibc.kill(child, SIGKILL)
    try Patience.wait(until: "the child has ended") { !ProcessTable.isAtWork(child) }
    #expect(try publish("web").status == 0)
    #expect(try published() == built())
  }

  /// A version can be read as soon as it is in place, though the record does not name it yet.
  @Test(.requires(.rclone)) func aVersionOfARunThatBrokeOffIsNotLostEither() throws {
    _ = try publish("web")
    try folder.write(["content/policies/privacy/2025-06-01.md": "# Privacy\n\nThe third text.\n"])
    let record = try folder.text("web/.codicil-files")
    _ = try publish("web")
    let intent =
      try folder.text("web/.codicil-files")
      + "# exchanged: privacy/versions/2025-06-01.md\n# exchanged: privacy/versions/snapshots.lock\n"
    try folder.write(["web/.codicil-files": record, "web/.codicil-files-to-be": intent])
    try FileManager.default.removeItem(at: folder.url.appending(path: "content/policies/privacy/2025-06-01.md"))
    let refused = try publish("web")
    #expect(refused.status == 1)
    #expect(refused.errors.contains("output/privacy/versions/2025-06-01.md: error: was published at web"))
  }

  @Test(.requires(.rclone)) func aSiteIsNotPublishedIntoItself() throws {
    let result = try publish("output/site")
    #expect(result.status == 2)
    #expect(result.errors.contains("[destination-overlaps]"))
  }

  @Test func withoutRcloneItSaysWhatToInstall() throws {
    let result = try publish("web", environment: ["PATH": "/nowhere"])
    #expect(result.status == 2)
    #expect(result.errors.contains("→ install it with: apt-get install rclone"))
  }

  // MARK: Other hosts

  @Test(.requires(.rclone)) func anSFTPServerGetsTheSiteOnce() throws {
    let rclone = try Requirement.rclone.path
    let server = try Service(rclone, environment: Self.quiet) { port in
      ["serve", "sftp", "--addr", "127.0.0.1:\(port)", "--no-auth", "--", folder.path]
    }
    let place = ":sftp:web"
    let access = [
      "RCLONE_SFTP_HOST": "127.0.0.1", "RCLONE_SFTP_PORT": "\(server.port)", "RCLONE_SFTP_USER": "anybody",
      "RCLONE_SFTP_PASS": try Tool.run(rclone, ["obscure", "anything"]).output.trimmingCharacters(in: .newlines),
    ]
    let first = try publish(place, environment: access)
    #expect(first.status == 0, "\(first.errors)")
    #expect(try published() == built())
    try folder.write(["content/index.md": "---\ntitle: Home\n---\n# Home\n\nWelcome back.\n"])
    #expect(lastLine(try publish(place, environment: access)).hasPrefix("1 copied"))
    #expect(lastLine(try publish(place, environment: access)).hasPrefix("0 copied"))
    #expect(try published() == built())
  }

  @Test(.requires(.rclone, .s3)) func aBucketGetsTheSiteOnce() throws {
    let server = try Service(Requirement.s3.path) { ["-H", "127.0.0.1", "-p", "\($0)"] }
    let access = [
      "RCLONE_S3_PROVIDER": "Other", "RCLONE_S3_ENDPOINT": "http://127.0.0.1:\(server.port)",
      // A bundle of certificates that is set for other programs stops rclone.
      "AWS_CA_BUNDLE": "", "RCLONE_S3_ACCESS_KEY_ID": "test", "RCLONE_S3_SECRET_ACCESS_KEY": "test",
      "RCLONE_S3_FORCE_PATH_STYLE": "true",
    ]
    let first = try publish(":s3:policies/site", environment: access)
    #expect(first.status == 0, "\(first.errors)")
    #expect(lastLine(try publish(":s3:policies/site", environment: access)).hasPrefix("0 copied"))
    _ = try Tool.run(
      "/usr/bin/env",
      access.merging(Self.quiet) { $1 }.map { "\($0)=\($1)" } + [
        "rclone", "copy", ":s3:policies/site", folder.path + "/web",
      ])
    #expect(try published() == built())
  }
}
