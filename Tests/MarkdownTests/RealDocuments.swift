import Foundation
import TestSupport
import Testing

/// Texts of real policies out of the git bundle of the corpora, evenly sampled.
enum RealDocuments {
  /// As many texts of at most `limit` bytes; a test that asks for them requires `.collection`.
  static func sample(_ count: Int, ofAtMost limit: Int) throws -> [[UInt8]] {
    let clone = FileManager.default.temporaryDirectory.appending(path: "codicil-\(UUID().uuidString).git")
    defer { try? FileManager.default.removeItem(at: clone) }
    _ = try git(["clone", "--quiet", "--bare", Requirement.collection.path, clone.path])
    let objects = try git(["--git-dir", clone.path, "rev-list", "--objects", "--all"])
    let names = String(decoding: objects, as: UTF8.self).split(separator: "\n").filter { $0.hasSuffix(".md") }
    let every = max(1, names.count / (3 * count))
    let blobs = stride(from: 0, to: names.count, by: every).map { String(names[$0].prefix(40)) }
    var texts: [[UInt8]] = []
    for blob in blobs where texts.count < count {
      let text = try git(["--git-dir", clone.path, "cat-file", "blob", blob])
      if text.count <= limit { texts.append(text) }
    }
    try #require(texts.count == count)
    return texts
  }

  private static func git(_ arguments: [String]) throws -> [UInt8] {
    let (process, output) = (Process(), Pipe())
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git"] + arguments
    process.standardOutput = output
    try process.run()
    let answer = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Array(answer)
  }
}
