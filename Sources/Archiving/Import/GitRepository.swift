import Diagnostics
import Foundation
import Storage

/// A git repository, read through the git program.
final class GitRepository {
  /// A file as a commit left it.
  struct Change {
    let commit: String
    /// Seconds since 1970.
    let time: Int
    let message: String
    let path: String
    /// The name of the file's bytes; nil where the commit removed the file.
    let blob: String?
  }

  private let path: String
  private let shownAs: String
  /// The clone of a bundle.
  private let temporary: String?
  private var batch: ChildProcess?
  private var buffer: [UInt8] = []

  /// - Parameter path: a working copy, a bare repository, or a bundle, which is cloned for the time being.
  init(_ path: String) throws(Diagnostic) {
    shownAs = path
    guard Files.exists(path) else {
      throw Diagnostic(.error, "repository-missing", "there is no such repository", path: path)
    }
    if Files.isFolder(path) {
      (self.path, temporary) = (path, nil)
    } else {
      let clone = FileManager.default.temporaryDirectory.appending(path: "codicil-\(UUID().uuidString).git").path
      (self.path, temporary) = (clone, clone)
      try Self.run(["clone", "--quiet", "--bare", Files.realPath(path), clone], path)
    }
  }

  deinit {
    batch?.stop()
    if let temporary { Files.remove(temporary) }
  }

  @discardableResult
  private static func run(_ arguments: [String], _ shownAs: String) throws(Diagnostic) -> [UInt8] {
    do throws(Diagnostic) {
      return try ChildProcess.run("git", arguments, package: "git")
    } catch {
      var problem = error
      problem.path = shownAs
      throw problem
    }
  }

  /// Every change of the files, oldest first as the branch tells it. Merges change nothing by themselves.
  ///
  /// - Parameter file: one file, followed through its renames; nil for all.
  func changes(of file: String?) throws(Diagnostic) -> [Change] {
    // The two control characters fence the message off from what git says itself.
    let log = try Self.run(
      [
        "-C", path, "-c", "core.quotePath=false", "log", "--no-merges", "--no-abbrev", "--raw",
        "--format=%x01%H %ct%n%B%x02",
      ] + (file.map { ["--follow", "--", $0] } ?? ["--no-renames"]), shownAs)
    var changes: [Change] = []
    for record in log.split(separator: 1).reversed() {
      let parts = record.split(separator: 2, maxSplits: 1)
      let head = String(decoding: parts.first ?? [], as: UTF8.self)
      let lines = head.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      let words = lines[0].split(separator: " ")
      guard parts.count == 2, words.count == 2, let time = Int(words[1]) else { continue }
      for line in String(decoding: parts[1], as: UTF8.self).split(separator: "\n") where line.hasPrefix(":") {
        let fields = line.split(separator: "\t")
        let facts = fields[0].split(separator: " ")
        guard fields.count >= 2, facts.count == 5 else { continue }
        changes.append(
          Change(
            commit: String(words[0]), time: time, message: lines.count > 1 ? String(lines[1]) : "",
            path: String(fields.last ?? ""), blob: facts[3].allSatisfy { $0 == "0" } ? nil : String(facts[3])))
      }
    }
    return changes
  }

  /// The bytes of a file's state.
  func read(_ blob: String) throws(Diagnostic) -> [UInt8] {
    let child: ChildProcess
    if let batch {
      child = batch
    } else {
      child = try ChildProcess("git", ["-C", path, "cat-file", "--batch"], package: "git")
      batch = child
    }
    child.write("\(blob)\n".utf8)
    let header = try line(from: child).split(separator: " ")
    guard header.count == 3, let size = Int(header[2]) else {
      throw Diagnostic(.error, "program-failed", "git does not find the object \(blob)", path: shownAs)
    }
    try fill(size + 1, from: child)
    defer { buffer.removeFirst(size + 1) }
    return Array(buffer.prefix(size))
  }

  private func line(from child: ChildProcess) throws(Diagnostic) -> String {
    while true {
      if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
        defer { buffer.removeFirst(end + 1) }
        return String(decoding: buffer[..<end], as: UTF8.self)
      }
      try fill(buffer.count + 1, from: child)
    }
  }

  private func fill(_ count: Int, from child: ChildProcess) throws(Diagnostic) {
    while buffer.count < count {
      let more = child.read()
      guard !more.isEmpty else {
        batch = nil
        try child.finish()
        throw Diagnostic(.error, "program-failed", "git ended early", path: shownAs)
      }
      buffer += more
    }
  }
}
