import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Storage

/// Reading, listing, writing and removing files.
@Suite struct FilesTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Makes a file whose name has these bytes.
  private func make(_ name: [UInt8]) throws {
    let path = (Array((folder.path + "/").utf8) + name).map { CChar(bitPattern: $0) } + [0]
    let file = open(path, O_WRONLY | O_CREAT, 0o644)
    try #require(file >= 0)
    close(file)
  }

  private var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }
  }

  // MARK: Names

  @Test(arguments: [
    ([0x63, 0x61, 0x66, 0xE9], #"caf\xE9"#), ([0xFF], #"\xFF"#), ([0xC3, 0x28], #"\xC3("#),
    // A surrogate, an encoding that is too long, one that is cut off behind a letter that is none of it.
    ([0xED, 0xA0, 0x80], #"\xED\xA0\x80"#), ([0xC0, 0xAF], #"\xC0\xAF"#), ([0xC3, 0xA9, 0xE2, 0x82], #"é\xE2\x82"#),
  ])
  func aNameThatIsNotUTF8IsReportedWithItsBytes(_ name: [UInt8], _ shown: String) throws {
    try make(name)
    try folder.write(["a.md": "", "z.md": ""])
    let (entries, faults) = try Files.listing(folder.path, shownAs: "content")
    #expect(entries.map(\.name) == ["a.md", "z.md"])
    #expect(faults.map(\.rule.id) == ["name-encoding"])
    #expect(faults.map(\.path) == ["content/" + shown])
    #expect(throws: Diagnostic.self) { try Files.list(folder.path, shownAs: "content") }
    #expect(throws: Diagnostic.self) { try Files.all(below: folder.path) }
  }

  @Test func hiddenNamesOfAnyBytesAreLeftOutWithTheOthers() throws {
    try make([0x2E, 0xFF])
    #expect(try Files.list(folder.path, shownAs: "content").isEmpty)
    #expect(throws: Diagnostic.self) { try Files.list(folder.path, shownAs: "content", hidden: true) }
  }

  @Test func entriesAreInTheOrderOfTheirBytes() throws {
    try folder.write(["b": "", "é": "", "B": "", "a/c": "", ".h": "", "x~": ""])
    #expect(try Files.list(folder.path, shownAs: "").map(\.name) == ["B", "a", "b", "é"])
    #expect(try Files.list(folder.path, shownAs: "", hidden: true).map(\.name) == [".h", "B", "a", "b", "x~", "é"])
  }

  // MARK: Removing

  @Test func aTreeIsRemovedWhateverItsNamesAreAndLinksAreNotFollowed() throws {
    try folder.write(["keep/a": "a", "tree/b/c/d": "d", "tree/e": "e"])
    try make(Array("tree/b/".utf8) + [0xE9, 0x0A])
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/tree/b/link", withDestinationPath: folder.path + "/keep")
    try Files.removeTree(folder.path + "/tree", shownAs: "tree")
    #expect(try names == ["keep"])
    #expect(try folder.text("keep/a") == "a")
    try Files.removeTree(folder.path + "/tree", shownAs: "tree")
  }

  // MARK: Writing

  @Test(arguments: [false, true])
  func aFileThatIsThereIsNotOverwritten(_ refusesConditions: Bool) throws {
    var system = SystemCalls()
    system.refusesConditionalRenames = refusesConditions
    try folder.write(["new": "new", "old": "old", "newer/a": "a", "older/b": "b"])
    for (source, target) in [("new", "old"), ("newer", "older"), ("new", "older"), ("newer", "old")] {
      let problem = #expect(throws: Diagnostic.self) {
        try Files.rename(folder.path + "/" + source, toNew: folder.path + "/" + target, shownAs: target, system)
      }
      #expect(problem?.rule == "file-exists")
    }
    #expect(try folder.text("old") == "old" && folder.text("older/b") == "b")
    try Files.rename(folder.path + "/new", toNew: folder.path + "/x", shownAs: "x", system)
    try Files.rename(folder.path + "/newer", toNew: folder.path + "/y", shownAs: "y", system)
    #expect(try folder.text("x") == "new" && folder.text("y/a") == "a")
    #expect(try names == ["old", "older", "x", "y"])
  }

  @Test func onlyOneOfManyWritersMakesAFile() async throws {
    let path = folder.path + "/a"
    let made = await withTaskGroup(of: Bool.self) { group in
      for number in 0..<20 {
        group.addTask { (try? Files.create(path + "", Array("\(number)".utf8), shownAs: "a")) != nil }
      }
      return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(made == 1)
    #expect(try names == ["a"])
  }

  @Test func aDeviceThatHasNoRoomIsReported() {
    let problem = #expect(throws: Diagnostic.self) {
      try Files.write([0x61], to: "/dev/full", 0, flushing: false, shownAs: "a")
    }
    #expect(problem?.message == "cannot be written: No space left on device")
  }
}
