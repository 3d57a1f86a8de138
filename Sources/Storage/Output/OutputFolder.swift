import CExchange
package import Diagnostics
import Foundation

/// The published folder, written whole or not at all.
///
/// Files are written into a hidden folder beside it, which then takes its place in one step (`renameat2` with
/// `RENAME_EXCHANGE`), so that a reader sees either the old site or the new one. A build that fails or is killed leaves
/// the old one whole.
package final class OutputFolder: Sendable {
  /// The file that says that a folder was made by Codicil and may be replaced.
  package static let marker = ".codicil"
  /// The file beside a published site that records what was published.
  package static let publicationRecord = ".codicil-files"
  private static let markerText =
    "This folder is written by Codicil. What is put here by hand is lost with the next build.\n"

  private let target: String
  /// Where files are written until they are published.
  package let staging: String
  private let shownAs: String
  /// Holds the lock on the staging folder while it is open.
  private let lock: Int32

  /// Makes an empty staging folder.
  ///
  /// - Parameter content: the real path of the sources, which must not be touched.
  package init(_ path: String, content: String) throws(Diagnostic) {
    shownAs = path
    guard !path.isEmpty else {
      throw Diagnostic(
        .error, "output-path", "the output folder has no name", advice: "name a folder, as in --output output")
    }
    target = Files.realPath(path)
    try Self.check(target, content: content, shownAs: path)
    let url = URL(fileURLWithPath: target)
    let parent = url.deletingLastPathComponent().path
    staging = parent + "/.\(url.lastPathComponent).codicil-new"
    do {
      try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
    } catch {
      throw Files.failure("its parent folder cannot be made", path)
    }
    if mkdir(staging, 0o755) != 0, errno != EEXIST { throw Files.failure("cannot be written beside", path) }
    lock = open(staging, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard lock >= 0 else { throw Files.failure("cannot be written beside", path) }
    guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
      close(lock)
      throw Diagnostic(
        .error, "output-locked", "another build is writing this folder", path: path, advice: "wait until it has ended")
    }
    try removeContents()
  }

  /// Refuses what a builder must never replace.
  private static func check(_ target: String, content: String, shownAs path: String) throws(Diagnostic) {
    func refusal(_ message: String, _ advice: String) -> Diagnostic {
      Diagnostic(.error, "output-path", message, path: path, advice: advice)
    }
    if target == "/" {
      throw refusal("the root of the file system cannot be the output folder", "name a folder for the site")
    }
    if target == content || content.hasPrefix(target + "/") {
      throw refusal("the output folder holds the content", "name a folder beside it")
    }
    if target.hasPrefix(content + "/") {
      throw refusal("the output folder lies inside the content", "name a folder beside it")
    }
    guard Files.exists(target) else { return }
    guard Files.isFolder(target) else { throw refusal("the output is a file", "name a folder, or move the file away") }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: target)) ?? []
    guard names.contains(marker) || names.allSatisfy({ $0 == ".gitignore" }) else {
      throw refusal("the folder holds files that Codicil did not write", "name an empty or a new folder")
    }
  }

  deinit { close(lock) }

  // MARK: Writing

  /// Writes one file, and the folders it stands in. Modes do not depend on the user's mask.
  package func write(_ bytes: [UInt8], to path: String) throws(Diagnostic) {
    let file = staging + "/" + path
    var descriptor = create(file)
    if descriptor < 0, errno == ENOENT {
      makeFolders(for: path)
      descriptor = create(file)
    }
    guard descriptor >= 0 else { throw Files.failure("cannot be written", shownAs + "/" + path) }
    defer { close(descriptor) }
    fchmod(descriptor, 0o644)
    guard Files.writeAll(ContiguousArray(bytes), to: descriptor) else {
      throw Files.failure("cannot be written", shownAs + "/" + path)
    }
  }

  private func create(_ file: String) -> Int32 {
    open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
  }

  private func makeFolders(for path: String) {
    var folder = staging
    for part in path.split(separator: "/").dropLast() {
      folder += "/" + part
      if mkdir(folder, 0o755) == 0 { chmod(folder, 0o755) }
    }
  }

  // MARK: Publishing

  /// Puts the new site in the place of the old one.
  package func publish() throws(Diagnostic) {
    try write(Array(Self.markerText.utf8), to: Self.marker)
    // A repository keeps its output folder out of its history with this file.
    let ignore = target + "/.gitignore"
    if Files.exists(ignore) { try write(try Files.read(ignore, shownAs: ignore), to: ".gitignore") }
    chmod(staging, 0o755)
    guard Files.exists(target) else {
      guard rename(staging, target) == 0 else { throw Files.failure("cannot be put in place", shownAs) }
      return
    }
    guard codicil_exchange(staging, target) == 0 else { throw Files.failure("cannot be put in place", shownAs) }
    // The old site stands in the staging folder now.
    discard()
  }

  /// Removes the staging folder and what is in it.
  package func discard() { try? FileManager.default.removeItem(atPath: staging) }

  private func removeContents() throws(Diagnostic) {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: staging)) ?? [] {
      do {
        try FileManager.default.removeItem(atPath: staging + "/" + name)
      } catch {
        throw Files.failure("what a broken-off build left beside it cannot be removed", shownAs)
      }
    }
  }
}
