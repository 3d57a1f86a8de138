import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Storage

/// Files that belong together.
@Suite struct FileTransactionTests {
  private let folder: TemporaryFolder

  private static let before = ["policy/lock": "old", "gone.md": "gone"]
  private static let after = [
    "policy/2027.md": "snapshot", "policy/lock": "new", "fresh/a/b.txt": "b", "fresh/c.txt": "c",
  ]

  init() throws {
    folder = try TemporaryFolder()
    try reset()
  }

  private func reset() throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      try FileManager.default.removeItem(atPath: folder.path + "/" + name)
    }
    for (path, text) in Self.before { try folder.write(Array(text.utf8), to: path) }
  }

  /// Every file and folder; folders with a slash.
  private func everything() throws -> [String] {
    try #require(FileManager.default.subpathsOfDirectory(atPath: folder.path) as [String]?).sorted()
  }

  /// The files that are not hidden, with their texts.
  private func visible() throws -> [String: String] {
    try folder.files(below: "").filter { !$0.key.split(separator: "/").contains { $0.hasPrefix(".") } }
      .mapValues { String(decoding: $0, as: UTF8.self) }
  }

  private func change(_ system: SystemCalls = SystemCalls()) throws(Diagnostic) {
    var transaction = FileTransaction(in: folder.path, shownAs: "content", system)
    transaction.write(folder.path + "/policy/2027.md", Array("snapshot".utf8), shownAs: "2027.md")
    transaction.write(folder.path + "/fresh/a/b.txt", Array("b".utf8), shownAs: "b.txt")
    transaction.write(folder.path + "/fresh/c.txt", Array("c".utf8), shownAs: "c.txt")
    transaction.write(folder.path + "/policy/lock", Array("new".utf8), replacing: Array("old".utf8), shownAs: "lock")
    transaction.remove(folder.path + "/gone.md", containing: Array("gone".utf8), shownAs: "gone.md")
    try transaction.commit()
  }

  /// A change of something else in the same folders.
  private func changeAgain() throws {
    var transaction = FileTransaction(in: folder.path, shownAs: "content")
    let lock = try folder.text("policy/lock")
    transaction.write(folder.path + "/policy/lock", Array(lock.utf8), replacing: Array(lock.utf8), shownAs: "lock")
    try transaction.commit()
  }

  private static let refusals: [[String]] = [[], ["no-conditional-renames"]]

  @Test(arguments: refusals)
  func allChangesAreMadeAndNothingElseIsLeft(_ options: [String]) async throws {
    #expect(await Probe.run(["change", folder.path] + options) == .done)
    #expect(try visible() == Self.after)
    #expect(
      try everything() == [
        "fresh", "fresh/a", "fresh/a/b.txt", "fresh/c.txt", "policy", "policy/2027.md", "policy/lock",
      ])
  }

  // MARK: Kills

  @Test(arguments: refusals)
  func aProgramThatIsKilledAtAnyStepHasMadeAllChangesOrNone(_ options: [String]) async throws {
    var (kills, ends) = (0, Set<Bool>())
    while true {
      try reset()
      let end = await Probe.run(["change", folder.path, "kill=\(kills + 1)"] + options)
      if end == .done { break }
      #expect(end == .killed)
      kills += 1
      // Whoever reads the folder next finds all of them or none, and with the next change no trace of the kill.
      try FileTransaction.finishInterrupted(in: folder.path, shownAs: "content")
      let found = try visible()
      #expect(found == Self.before || found == Self.after, "killed at step \(kills)")
      ends.insert(found == Self.after)
      try changeAgain()
      #expect(try visible() == found)
      #expect(try !everything().contains { $0.contains("codicil") }, "killed at step \(kills)")
      if found == Self.before { try change() }
      #expect(try visible() == Self.after)
    }
    #expect(kills >= 15)
    #expect(ends == [true, false])
  }

  @Test func whoeverFinishesCanBeKilledToo() async throws {
    var kills = 0
    for first in 1...40 {
      for second in 1...40 {
        try reset()
        guard await Probe.run(["change", folder.path, "kill=\(first)"]) == .killed else { break }
        guard await Probe.run(["finish", folder.path, "kill=\(second)"]) == .killed else { break }
        kills += 1
        try FileTransaction.finishInterrupted(in: folder.path, shownAs: "content")
        #expect(try visible() == Self.after, "killed at steps \(first) and \(second)")
      }
    }
    #expect(kills >= 20)
  }

  @Test func theFolderCanBeMovedBetweenAKillAndTheNextCommand() async throws {
    try folder.write(["site/policy/lock": "old", "site/gone.md": "gone"])
    let steps = try await Program(Probe.path, package: "").output(["change", folder.path + "/site", "list"])
    let replacing = String(decoding: steps, as: UTF8.self).split(separator: "\n").firstIndex(of: "replace")
    try reset()
    try folder.write(["site/policy/lock": "old", "site/gone.md": "gone"])
    #expect(await Probe.run(["change", folder.path + "/site", "kill=\(try #require(replacing) + 1)"]) == .killed)
    try FileManager.default.moveItem(atPath: folder.path + "/site", toPath: folder.path + "/moved")
    try FileTransaction.finishInterrupted(in: folder.path + "/moved", shownAs: "content")
    let found = try folder.files(below: "moved").mapValues { String(decoding: $0, as: UTF8.self) }
    #expect(found == Self.after)
  }

  // MARK: What others do meanwhile

  /// What somebody does at the last moment, and what is wrong then.
  @Test(arguments: [
    ("policy/2027.md", "file-exists"), ("fresh/other.txt", "file-exists"), ("policy/lock", "change-conflict"),
    ("gone.md", "change-conflict"),
  ])
  func aChangeThatCannotBeMadeTakesBackAllOthers(_ path: String, _ rule: String) throws {
    for refuses in [false, true] {
      try reset()
      var system = SystemCalls()
      system.refusesConditionalRenames = refuses
      let folder = self.folder
      system.step = { step in
        if step == "journal" { try? folder.write(Array("mine".utf8), to: path) }
      }
      let problem = #expect(throws: Diagnostic.self) { try change(system) }
      #expect(problem?.rule.id == rule)
      #expect(try visible() == Self.before.merging([path: "mine"]) { $1 })
      #expect(try !everything().contains { $0.contains("codicil") })
    }
  }

  @Test func whatChangedAfterAKillStaysAndIsReportedOnce() async throws {
    let steps = try await Program(Probe.path, package: "").output(["change", folder.path, "list"])
    let replacing = String(decoding: steps, as: UTF8.self).split(separator: "\n").firstIndex(of: "replace")
    try reset()
    #expect(await Probe.run(["change", folder.path, "kill=\(try #require(replacing) + 1)"]) == .killed)
    try folder.write(["policy/lock": "mine"])
    let problem = #expect(throws: Diagnostic.self) {
      try FileTransaction.finishInterrupted(in: folder.path, shownAs: "content")
    }
    #expect(problem?.rule.id == "change-interrupted")
    #expect(try visible() == Self.after.merging(["policy/lock": "mine"]) { $1 })
    try FileTransaction.finishInterrupted(in: folder.path, shownAs: "content")
  }

  @Test func oneOfManyThatReplaceTheSameFileSucceeds() async throws {
    let path = folder.path
    let made = await withTaskGroup(of: Bool.self) { group in
      for number in 0..<20 {
        group.addTask {
          var transaction = FileTransaction(in: path + "/policy", shownAs: "policy")
          transaction.write(path + "/policy/\(number).md", Array("\(number)".utf8), shownAs: "\(number)")
          transaction.write(
            path + "/policy/lock", Array("\(number)".utf8), replacing: Array("old".utf8), shownAs: "lock")
          return (try? transaction.commit()) != nil
        }
      }
      return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(made == 1)
    let lock = try folder.text("policy/lock")
    #expect(try everything() == ["gone.md", "policy", "policy/\(lock).md", "policy/lock"])
  }

  @Test func aFolderThatAnotherCommandChangesIsReported() async throws {
    var system = SystemCalls()
    system.lockTries = 2
    let lock = try FolderLock(folder.path, tries: 1, shownAs: "")
    let problem = #expect(throws: Diagnostic.self) { try change(system) }
    #expect(problem?.rule == "folder-locked")
    #expect(try visible() == Self.before)
    withExtendedLifetime(lock) {}
  }

  @Test func theJournalIsReadAsItWasWritten() {
    let journal = TransactionJournal(
      [
        Placement(kind: .create, target: "/a b/c\nd.md"), Placement(kind: .replace, target: "/elsewhere/é"),
        Placement(kind: .remove, target: "/a b/x"),
      ], in: "/a b")
    #expect(TransactionJournal(journal.bytes, in: "/a b") == journal)
    for count in 0..<journal.bytes.count {
      #expect(TransactionJournal(Array(journal.bytes.prefix(count)), in: "/a b") == nil)
    }
  }
}
