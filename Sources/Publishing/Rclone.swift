import Diagnostics
import Foundation
import Storage

/// A place to publish to, reached through the program rclone: a folder, or whatever rclone has a backend for.
struct Rclone {
  /// What a backend can do.
  struct Features: Decodable {
    struct Flags: Decodable {
      let isLocal: Bool
      let move: Bool
      let canHaveEmptyDirectories: Bool

      enum CodingKeys: String, CodingKey {
        case isLocal = "IsLocal"
        case move = "Move"
        case canHaveEmptyDirectories = "CanHaveEmptyDirectories"
      }
    }

    let root: String
    let flags: Flags

    enum CodingKeys: String, CodingKey {
      case root = "Root"
      case flags = "Features"
    }
  }

  /// As rclone writes it: `folder`, `remote:path`, `:sftp,host=example.com:path`.
  let place: String

  init(_ place: String) { self.place = place }

  /// A place of the same backend beside this one; nil if this one has no name of its own.
  var beside: Rclone? {
    let name = Self.withoutSlash(place)
    guard let last = name.last, last != ":", last != "." else { return nil }
    return Rclone(name + Self.besideEnding)
  }

  private static let besideEnding = ".codicil-new"

  private static func withoutSlash(_ place: String) -> String { String(place.reversed().drop { $0 == "/" }.reversed()) }

  /// What the status says where a place does not exist yet.
  private static let directoryNotFound: Int32 = 3

  /// The process of an rclone that still brings something here: the publication that started it was killed, and it was
  /// not. Nil if none is known, as on a system that does not tell of its processes.
  func isAtWork() -> Int? {
    let files = FileManager.default
    let targets = [place, below(OutputFolder.publicationRecord), below(PublishedFiles.intentName)] + [beside?.place]
    let isRelative = !place.hasPrefix("/") && !place.contains(":")
    let processes = (try? files.contentsOfDirectory(atPath: "/proc")) ?? []
    return processes.lazy.compactMap { Int($0) }.first { number in
      guard let line = files.contents(atPath: "/proc/\(number)/cmdline") else { return false }
      let words = line.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
      guard words.first?.split(separator: "/").last == "rclone", targets.contains(words.last) else { return false }
      let folder = try? files.destinationOfSymbolicLink(atPath: "/proc/\(number)/cwd")
      return !isRelative || folder == files.currentDirectoryPath
    }
  }

  func features() async throws(Diagnostic) -> Features {
    let printed = try await Self.run(["backend", "features", place])
    do {
      return try JSONDecoder().decode(Features.self, from: Data(printed))
    } catch {
      throw Diagnostic(.error, "program-failed", "'rclone' does not say what it can do at \(place)")
    }
  }

  /// The sizes of all files there, by path.
  func sizes() async throws(Diagnostic) -> [String: Int] {
    struct Entry: Decodable {
      let path: String
      let size: Int
      enum CodingKeys: String, CodingKey {
        case path = "Path"
        case size = "Size"
      }
    }
    let printed = try await Self.program.output(
      ["lsjson", "--recursive", "--files-only", "--no-mimetype", "--no-modtime", "--", place],
      absence: Self.directoryNotFound)
    guard let printed else { return [:] }
    do {
      let entries = try JSONDecoder().decode([Entry].self, from: Data(printed))
      return Dictionary(entries.map { ($0.path, $0.size) }) { first, _ in first }
    } catch {
      throw Diagnostic(.error, "program-failed", "'rclone' does not list what is at \(place)")
    }
  }

  /// The bytes of a file there.
  func read(_ path: String) async throws(Diagnostic) -> [UInt8] { try await Self.run(["cat", "--", below(path)]) }

  func write(_ bytes: [UInt8], to path: String) async throws(Diagnostic) {
    _ = try await Self.run(["rcat", "--", below(path)], input: bytes)
  }

  /// Copies files of a folder of this machine, whatever is there.
  func copy(_ paths: [String], from folder: String) async throws(Diagnostic) {
    try await transfer("copy", paths, from: folder, ["--no-check-dest", "--no-traverse"])
  }

  /// Moves files of another place of the same backend here.
  ///
  /// - Parameter replaces: whether the backend's own renaming takes the place of a file. Where it does not, rclone
  ///   removes the old file the moment before.
  func move(_ paths: [String], from other: Rclone, replaces: Bool) async throws(Diagnostic) {
    try await transfer("move", paths, from: other.place, [replaces ? "--no-check-dest" : "--ignore-times"])
  }

  func delete(_ paths: [String]) async throws(Diagnostic) {
    guard !paths.isEmpty else { return }
    _ = try await Self.run(["delete", "--files-from-raw", "-", "--", place], input: Self.list(paths))
  }

  /// Removes a folder that is empty; one that is not stays.
  func removeEmptyFolder(_ path: String) async { _ = try? await Self.run(["rmdir", "--", below(path)]) }

  /// Removes the place with everything that is in it, if there is one.
  func purge() async throws(Diagnostic) {
    _ = try await Self.program.output(["purge", "--", place], absence: Self.directoryNotFound)
  }

  private func transfer(
    _ command: String, _ paths: [String], from source: String, _ options: [String]
  ) async throws(Diagnostic) {
    guard !paths.isEmpty else { return }
    _ = try await Self.run(
      [command, "--files-from-raw", "-", "--transfers", "8"] + options + ["--", source, place], input: Self.list(paths))
  }

  private func below(_ path: String) -> String {
    place.hasSuffix("/") || place.hasSuffix(":") ? place + path : place + "/" + path
  }

  private static func list(_ paths: [String]) -> [UInt8] { Array(paths.map { $0 + "\n" }.joined().utf8) }

  private static let program = Program("rclone", package: "rclone")

  private static func run(_ arguments: [String], input: [UInt8] = []) async throws(Diagnostic) -> [UInt8] {
    try await program.output(arguments, input: input)
  }
}
