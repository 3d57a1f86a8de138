import Diagnostics
import Foundation
import Storage

/// A git folder of one's own that reads the objects of another repository and nothing else of it.
///
/// A repository's configuration can name programs for git to run: to verify signatures, to fetch objects that are missing, to
/// watch files. None of it is in force here: the folder has a configuration of its own, copies of the other's references,
/// and its objects as an alternate (gitrepository-layout).
final class IsolatedRepository: Sendable {
  /// The folder, a bare repository.
  let path: String

  /// Git without the configuration of the user or the machine, without the network, without replaced objects.
  static let git = Program(
    "git", package: "git",
    environment: [
      "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_COUNT": "0",
      "GIT_ALLOW_PROTOCOL": "file",
      "GIT_NO_LAZY_FETCH": "1", "GIT_NO_REPLACE_OBJECTS": "1", "GIT_OPTIONAL_LOCKS": "0", "GIT_ATTR_NOSYSTEM": "1",
    ])

  /// - Parameter source: a working copy, a bare repository, or a bundle.
  /// - Throws: `repository-missing` if it is none of them.
  init(of source: String) async throws(Diagnostic) {
    path = FileManager.default.temporaryDirectory.appending(path: "codicil-\(UUID().uuidString).git").path
    do throws(Diagnostic) {
      if Files.isFolder(source) {
        try await refer(to: try Self.gitFolder(of: source), shownAs: source)
      } else {
        try await Self.git.output(["clone", "--quiet", "--bare", "--template=", Files.realPath(source), path])
      }
    } catch {
      Files.remove(path)
      var fault = error
      fault.path = fault.path ?? source
      throw fault
    }
  }

  deinit { Files.remove(path) }

  /// The folder with objects and references of a repository.
  private static func gitFolder(of source: String) throws(Diagnostic) -> String {
    for candidate in [source + "/.git", source] {
      if Files.isFolder(candidate + "/objects"), Files.exists(candidate + "/HEAD") { return Files.realPath(candidate) }
      // A worktree or submodule has a file that names its folder.
      guard candidate.hasSuffix(".git"), Files.exists(candidate), !Files.isFolder(candidate) else { continue }
      let line = String(decoding: try Files.readAny(candidate, shownAs: candidate), as: UTF8.self)
      guard line.hasPrefix("gitdir: ") else { continue }
      let named = line.dropFirst(8).prefix { !$0.isNewline }
      return Files.realPath(named.hasPrefix("/") ? String(named) : source + "/" + named)
    }
    throw Diagnostic(
      .error, "repository-missing", "is not a git repository", path: source,
      advice: "name a clone, a bare repository, or a bundle")
  }

  private func refer(to folder: String, shownAs source: String) async throws(Diagnostic) {
    // A worktree shares objects and branches with the repository it was made from.
    var common = folder
    if Files.exists(folder + "/commondir") {
      let named = String(decoding: try Files.readAny(folder + "/commondir", shownAs: source), as: UTF8.self)
        .prefix { !$0.isNewline }
      common = Files.realPath(named.hasPrefix("/") ? String(named) : folder + "/" + named)
    }
    guard !Files.exists(common + "/shallow") else {
      throw Diagnostic(
        .error, "history-missing", "is a shallow clone: its history has no beginning", path: source,
        advice: "fetch the rest of it with: git fetch --unshallow")
    }
    let head = try Files.readAny(folder + "/HEAD", shownAs: source + "/HEAD")
    let isLong = try Self.usesLongNames(common, head)
    try await Self.git.output(
      ["init", "--quiet", "--bare", "--template=", "--object-format=\(isLong ? "sha256" : "sha1")", path])
    try Files.replace(path + "/HEAD", head, shownAs: path)
    try Files.makeFolder(path + "/objects/info", shownAs: path)
    try Files.replace(
      path + "/objects/info/alternates", Array("\(common)/objects\n".utf8), shownAs: path)
    if Files.exists(common + "/packed-refs") {
      let packed = try Files.readAny(common + "/packed-refs", shownAs: source + "/packed-refs")
      try Files.replace(path + "/packed-refs", packed, shownAs: path)
    }
    guard Files.isFolder(common + "/refs") else { return }
    for reference in try Files.all(below: common + "/refs") {
      let target = path + "/refs/" + reference
      try Files.makeFolder(String(target[..<(target.lastIndex(of: "/") ?? target.endIndex)]), shownAs: path)
      let bytes = try Files.readAny(common + "/refs/" + reference, shownAs: source + "/refs/" + reference)
      try Files.replace(target, bytes, shownAs: path)
    }
  }

  /// Whether objects are named by SHA-256: the names in the references are 64 digits long.
  private static func usesLongNames(_ common: String, _ head: [UInt8]) throws(Diagnostic) -> Bool {
    func isLong(_ bytes: [UInt8]) -> Bool {
      String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).contains { line in
        line.prefix { $0.isHexDigit }.utf8.count == 64
      }
    }
    if isLong(head) { return true }
    if Files.exists(common + "/packed-refs") {
      return isLong(try Files.readAny(common + "/packed-refs", shownAs: common))
    }
    guard Files.isFolder(common + "/refs"), let first = try Files.all(below: common + "/refs").first else {
      return false
    }
    return isLong(try Files.readAny(common + "/refs/" + first, shownAs: common))
  }
}
