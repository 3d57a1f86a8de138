import Foundation
import TestSupport
import Testing

/// `lock`, `key` and `verify` as a person runs them, beside the tools that readers have.
@Suite struct ArchiveCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write([
      "content/policies/privacy/2024-05-25.md": "# Privacy\n\nThe first text.\n",
      "content/policies/privacy/2025-01-15.md": "# Privacy\n\nThe second text.\n",
      "content/policies/privacy/2026-02-01.md": "# Privacy\n\nThe third text.\n",
    ])
  }

  @discardableResult
  private func codicil(_ arguments: String...) throws -> Program.Result {
    try Program.run(arguments, in: folder.url, environment: ["CODICIL_KEY": folder.path + "/keys/secret.pem"])
  }

  private func shell(_ script: String, in path: String) throws -> String {
    try ReaderTool.run("/bin/sh", ["-c", script], in: folder.url.appending(path: path)).output
  }

  @Test func anArchiveIsLockedOnceAndThenGrows() throws {
    #expect(try codicil("lock").output == "privacy: 3 snapshots locked\n")
    let before = try folder.text("content/policies/privacy/snapshots.lock")
    #expect(try codicil("lock").output == "privacy: every snapshot was locked already\n")
    try folder.write(["content/policies/privacy/2026-05-01.md": "# Privacy\n\nThe fourth text.\n"])
    #expect(try codicil("lock").output == "privacy: 1 snapshot locked\n")
    #expect(try folder.text("content/policies/privacy/snapshots.lock").hasPrefix(before))
    let verified = try codicil("verify")
    #expect(verified.status == 0)
    #expect(verified.output.hasPrefix("privacy: 4 snapshots, chain whole, ends with "))
  }

  @Test func withoutALockVerifySaysSo() throws {
    let result = try codicil("verify")
    #expect(result.status == 0)
    #expect(result.output == "privacy: 3 snapshots, not locked\n")
  }

  @Test func oneByteOfASnapshotFailsBuildAndVerify() throws {
    try codicil("lock")
    try folder.write(["content/policies/privacy/2025-01-15.md": "# Privacy\n\nThe second Text.\n"])
    for command in ["build", "verify"] {
      let result = try codicil(command)
      #expect(result.status == 1)
      #expect(result.errors.contains("content/policies/privacy/2025-01-15.md: error: was edited after it was archived"))
    }
    #expect(!folder.exists("output"))
    #expect(try codicil("lock").status == 1)
  }

  @Test func oneByteOfABuiltSiteFailsVerify() throws {
    try codicil("build")
    #expect(try codicil("verify", "output").status == 0)
    try folder.write(["output/privacy/versions/2025-01-15.md": "# Privacy\n\nThe second Text.\n"])
    let result = try codicil("verify", "output")
    #expect(result.status == 1)
    #expect(result.output == "privacy: 3 snapshots, BROKEN\n")
    #expect(result.errors.contains("output/privacy/versions/2025-01-15.md: error: was edited after it was archived"))
  }

  /// What is published has not the marker of what is built, and a reader's copy has no hidden files at all.
  @Test func aCopyOfASiteIsCheckedAsASite() throws {
    try codicil("build")
    _ = try shell("cp -r output copy && rm -rf copy/.[a-z]*", in: "")
    let whole = try codicil("verify", "copy")
    #expect(whole.status == 0)
    #expect(whole.errors == "")
    #expect(whole.output == "privacy: 3 snapshots, not locked\n")
    try folder.write(["copy/privacy/versions/2025-01-15.md": "# Privacy\n\nThe second Text.\n"])
    #expect(try codicil("verify", "copy").status == 1)
  }

  @Test func whereThereIsNothingToCheckNothingIsSaidToBeWhole() throws {
    try folder.write(["empty/notes.txt": "Text.\n"])
    let result = try codicil("verify", "empty")
    #expect(result.status == 2)
    #expect(result.errors.contains("empty: error: holds no versions of policies [archive-missing]"))
  }

  @Test func readersCheckAPublishedArchiveWithSha256sum() throws {
    try codicil("lock")
    try codicil("build")
    let sums = try shell("sha256sum --check --strict snapshots.lock", in: "output/privacy/versions")
    #expect(sums == "2024-05-25.md: OK\n2025-01-15.md: OK\n2026-02-01.md: OK\n")
  }

  @Test func theCommandsOnTheCheckingPageAreRight() throws {
    try codicil("lock")
    try codicil("build")
    let page = try folder.text("output/verify/index.html")
    let chain = try #require(page.split(separator: "<pre><code>").first { $0.hasPrefix("for n in") })
    let script = String(chain.prefix(upTo: try #require(chain.range(of: "</code>")).lowerBound))
      .replacing("&lt;", with: "<").replacing("&quot;", with: "\"")
    let answer = try shell(script, in: "output/privacy/versions").split(separator: "\n")
    #expect(answer.count == 3)
    #expect(answer.allSatisfy { $0.hasPrefix("      2 ") })
  }

  @Test func anOlderCaptureSlotsInOnlyWhenAskedTo() throws {
    let header = "---\nsource: https://a.example/privacy\n---\n"
    try folder.write([
      "content/policies/a.example/2014-12-19.md": header + "B\n",
      "content/policies/a.example/2019-03-07.md": header + "C\n",
    ])
    try codicil("lock", "a.example")
    try folder.write(["content/policies/a.example/2009-09-12.md": header + "A\n"])
    let refused = try codicil("lock", "a.example")
    #expect(refused.status == 1)
    #expect(refused.errors.contains("[snapshot-inserted]"))
    let done = try codicil("lock", "a.example", "--rechain")
    #expect(done.output == "a.example: 1 snapshot put in between, and the chain made anew from there on\n")
    #expect(try codicil("verify").status == 0)
  }

  @Test func anOwnPolicyNeverTakesAnOlderText() throws {
    try codicil("lock")
    try folder.write(["content/policies/privacy/2025-06-01.md": "# Privacy\n\nBetween.\n"])
    #expect(try codicil("lock", "--rechain").status == 1)
  }

  // MARK: Signatures

  @Test(.requires(.openssl)) func aSignedArchiveIsCheckedByOpenSSL() throws {
    #expect(try codicil("key").status == 0)
    #expect(try shell("stat -c %a keys/secret.pem", in: "") == "600\n")
    #expect(try codicil("lock", "--sign").output == "privacy: 3 snapshots locked, signed\n")
    try codicil("build")
    #expect(try codicil("verify", "output").output.contains("chain whole, signature good"))
    let said = try shell(
      "openssl pkeyutl -verify -pubin -inkey ../../publisher-key.pem -rawin -in snapshots.lock -sigfile snapshots.lock.sig",
      in: "output/privacy/versions")
    #expect(said == "Signature Verified Successfully\n")
  }

  @Test func aSignatureThatWasRemovedIsMissed() throws {
    try codicil("key")
    try codicil("lock", "--sign")
    try codicil("build")
    try folder.copy(folder.url.appending(path: "content/publisher-key.pem"), to: "kept.pem")
    for site in ["content/policies/privacy", "output/privacy/versions"] {
      let lock = site + "/snapshots.lock"
      let target = site.hasPrefix("content") ? "content" : "output"
      #expect(try codicil("verify", target, "--key", "kept.pem").status == 0)
      try FileManager.default.removeItem(atPath: folder.path + "/\(lock).sig")
      for arguments in [["verify", target, "--key", "kept.pem"], ["verify", target]] {
        let result = try Program.run(arguments, in: folder.url)
        #expect(result.status == 1, "\(arguments)")
        #expect(result.errors.contains("[signature-missing]"), "\(result.errors)")
        #expect(result.output.contains("BROKEN"))
      }
    }
    // A forged archive with a lock of its own.
    try folder.write(["content/policies/privacy/2025-01-15.md": "# Privacy\n\nForged.\n"])
    try FileManager.default.removeItem(atPath: folder.path + "/content/policies/privacy/snapshots.lock")
    try codicil("lock")
    #expect(try codicil("verify", "--key", "kept.pem").status == 1)
  }

  @Test func aContentFolderIsVerifiedWithAKeyFromElsewhere() throws {
    try codicil("key")
    try codicil("lock", "--sign")
    try FileManager.default.moveItem(
      atPath: folder.path + "/content/publisher-key.pem", toPath: folder.path + "/kept.pem")
    #expect(try codicil("verify").status == 1)
    let verified = try codicil("verify", "--key", "kept.pem")
    #expect(verified.status == 0, "\(verified.errors)")
    #expect(verified.output.contains("chain whole, signature good"))
    try codicil("key", "--key", "other-secret.pem")
    let other = try codicil("verify", "--key", "content/publisher-key.pem")
    #expect(other.status == 1)
    #expect(other.errors.components(separatedBy: "[signature-invalid]").count == 2, "\(other.errors)")
  }

  @Test func aLockWithLineEndsOfWindowsIsPublishedAsItWasSigned() throws {
    try codicil("key")
    try codicil("lock", "--sign")
    let path = "content/policies/privacy/snapshots.lock"
    let text = try folder.text(path)
    try folder.write([path: text.replacing("\n", with: "\r\n")])
    #expect(try codicil("verify").output.contains("chain whole"))
    #expect(try codicil("build").status == 0)
    #expect(try folder.text("output/privacy/versions/snapshots.lock") == text)
    #expect(try codicil("verify", "output").output.contains("chain whole, signature good"))
    try folder.write([path: text.replacing("2024", with: "2023").replacing("\n", with: "\r\n")])
    #expect(try codicil("verify").status == 1)
  }

  @Test func aChainMadeAnewWithoutTheKeyIsFound() throws {
    try codicil("key")
    try codicil("lock", "--sign")
    try folder.write(["content/policies/privacy/2025-01-15.md": "# Privacy\n\nForged.\n"])
    try FileManager.default.removeItem(atPath: folder.path + "/content/policies/privacy/snapshots.lock")
    let unsigned = try codicil("verify")
    #expect(unsigned.status == 1)
    #expect(unsigned.errors.contains("[lock-missing]"))
    let other = try TemporaryFolder()
    try other.write(["content/policies/privacy/2024-05-25.md": "x", "content/policies/privacy/2025-01-15.md": "y"])
    _ = try Program.run(["lock"], in: other.url)
    try folder.write([
      "content/policies/privacy/snapshots.lock": try other.text("content/policies/privacy/snapshots.lock")
    ])
    #expect(try codicil("verify").errors.contains("[signature-invalid]"))
  }

  @Test func eachKeyThatIsMissingHasARuleOfItsOwn() throws {
    #expect(try codicil("lock", "--sign").errors.contains("[secret-key-missing]"))
    try codicil("key")
    try codicil("lock", "--sign")
    let publicKey = folder.path + "/content/publisher-key.pem"
    try FileManager.default.moveItem(atPath: publicKey, toPath: folder.path + "/kept.pem")
    #expect(try codicil("verify").errors.contains("[public-key-missing]"))
    try codicil("key", "--key", "other.pem")
    try folder.write(["content/policies/privacy/2026-01-15.md": "# Privacy\n\nMore.\n"])
    try FileManager.default.removeItem(atPath: publicKey)
    try FileManager.default.moveItem(atPath: folder.path + "/kept.pem", toPath: publicKey)
    #expect(try codicil("lock", "--sign", "--key", "other.pem").errors.contains("[secret-key-other]"))
  }

  @Test func aSecretKeyNeverStandsInTheContentAndIsNeverOverwritten() throws {
    let exposed = try codicil("key", "--key", "content/secret.pem")
    #expect(exposed.status == 2)
    #expect(exposed.errors.contains("[key-exposed]"))
    #expect(try codicil("key").status == 0)
    #expect(try codicil("key").errors.contains("[file-exists]"))
  }
}
