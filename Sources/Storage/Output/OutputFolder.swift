package import Diagnostics
import Foundation

/// The published folder, written whole or not at all.
///
/// Files are written into a hidden folder beside it, put on disk, and then take its place in one step, so that a reader
/// sees either the old site or the new one, also after a power cut. A build that fails or is killed leaves the old one
/// whole. One build writes at a time (`OutputLock`).
package final class OutputFolder: Sendable {
  /// The file that says that a folder was made by Codicil and may be replaced.
  package static let marker = ".codicil"
  /// The file beside a published site that records what was published.
  package static let publicationRecord = ".codicil-files"
  private static let markerText =
    "This folder is written by Codicil. What is put here by hand is lost with the next build.\n"

  private let target: String
  private let shownAs: String
  private let system: SystemCalls
  private let exchange: FolderExchange
  private let lock: OutputLock

  /// Where files are written until they are published.
  package var staging: String { exchange.staging }

  /// Makes an empty staging folder. If another build writes the same output, this one waits for a minute.
  ///
  /// - Parameters:
  ///   - content: the real path of the sources, which must not be touched.
  ///   - tries: how often the lock is tried, twenty times a second.
  ///   - waiting: called once before it waits, with who has the lock.
  /// - Throws: `output-path` for what must not be replaced, `output-locked` if the other build goes on.
  package init(
    _ path: String, content: String, tries: Int = OutputLock.tries, _ system: SystemCalls = SystemCalls(),
    waiting: @Sendable (String) -> Void = { _ in }
  ) async throws(Diagnostic) {
    (shownAs, self.system) = (path, system)
    guard !path.isEmpty else {
      throw Diagnostic(
        .error, "output-path", "the output folder has no name", advice: "name a folder, as in --output output")
    }
    target = Files.realPath(path)
    try ReplaceableFolder.check(target, content: content, shownAs: path)
    exchange = FolderExchange(target, shownAs: path, system)
    let (parent, name) = Files.parts(of: target)
    try Files.makeFolder(parent, shownAs: path)
    let lockPath = (parent == "/" ? "/." : parent + "/.") + name + ".codicil-lock"
    lock = try await OutputLock(lockPath, tries: tries, shownAs: path, waiting: waiting)
    try exchange.recover()
    // While this build waited, something else may have come.
    try ReplaceableFolder.check(target, content: content, shownAs: path)
    guard mkdir(staging, 0o755) == 0 else { throw Files.failure("cannot be written beside", path) }
  }

  // MARK: Writing

  /// Writes one file, and the folders it is in. Modes do not depend on the user's mask.
  package func write(_ bytes: [UInt8], to path: String) throws(Diagnostic) {
    system.step("write")
    let (file, name) = (staging + "/" + path, shownAs + "/" + path)
    if !Files.isFolder(Files.parts(of: file).folder) { makeFolders(for: path) }
    try Files.write(ContiguousArray(bytes), to: file, O_TRUNC, flushing: false, shownAs: name)
  }

  private func makeFolders(for path: String) {
    var folder = staging
    for part in path.split(separator: "/").dropLast() {
      folder += "/" + part
      if mkdir(folder, 0o755) == 0 { chmod(folder, 0o755) }
    }
  }

  // MARK: Publishing

  /// Puts the new site on disk and then in the place of the old one.
  ///
  /// - Throws: a diagnostic if that cannot be done; the old site then is where it was.
  package func publish() throws(Diagnostic) {
    guard lock.isHeld else {
      throw Diagnostic(.error, "build-failed", "a build is published only once", path: shownAs)
    }
    defer { lock.release() }
    do throws(Diagnostic) {
      try write(Array(Self.markerText.utf8), to: Self.marker)
      // A repository keeps its output folder out of its history with this file.
      let ignore = target + "/.gitignore"
      if Files.exists(ignore) { try write(try Files.read(ignore, shownAs: ignore), to: ".gitignore") }
      guard chmod(staging, 0o755) == 0 else { throw Files.failure("cannot be put in place", shownAs) }
      system.step("sync files")
      try Files.syncAll(below: staging, shownAs: shownAs)
      try exchange.place()
    } catch {
      Files.remove(staging)
      throw error
    }
  }

  /// Removes the staging folder and what is in it.
  package func discard() {
    guard lock.isHeld else { return }
    Files.remove(staging)
    lock.release()
  }

  /// A build that nobody publishes leaves nothing, and lets the next one in.
  deinit { discard() }
}
