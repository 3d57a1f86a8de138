import CExchange
import Foundation

/// The system calls that put things in their places.
///
/// A test can end the program at one of them, and can refuse what some file systems refuse.
package struct SystemCalls: Sendable {
  /// Called before each step that changes the disk, with its name.
  package var step: @Sendable (String) -> Void = { _ in }
  /// Whether two folders cannot be exchanged, as on many network file systems.
  package var refusesExchange = false
  /// Whether the published folder cannot be renamed, as one from a lower layer of an overlay file system.
  package var refusesFolderRenames = false
  /// Whether a name cannot be given on the condition that it is free.
  package var refusesConditionalRenames = false

  /// How often the lock of a folder is tried, fifty times a second.
  package var lockTries = 500

  package init() {}

  /// Exchanges what has two paths. Returns 0, or -1 with errno set.
  func exchange(_ a: String, _ b: String) -> Int32 {
    step("exchange")
    return refusesExchange ? refusal(EINVAL) : codicil_exchange(a, b)
  }

  /// Renames the published folder. Returns 0, or -1 with errno set.
  func renameFolder(_ path: String, to target: String) -> Int32 {
    step("move aside")
    return refusesFolderRenames ? refusal(EXDEV) : rename(path, target)
  }

  /// Gives a file or folder a name that nothing has yet. Returns 0, or -1 with errno set: EEXIST if something has it.
  func renameNew(_ path: String, to target: String) -> Int32 {
    step("rename")
    let result = refusesConditionalRenames ? refusal(EINVAL) : codicil_rename_new(path, target)
    guard result != 0, [EINVAL, ENOSYS, EPERM, ENOTSUP].contains(errno) else { return result }
    return Self.linkNew(path, to: target)
  }

  /// The same for file systems that know no condition: a link is only made if its name is free, and so is a folder, which
  /// another can then replace while it is empty.
  private static func linkNew(_ path: String, to target: String) -> Int32 {
    if Files.isFolder(path) {
      guard mkdir(target, 0o700) == 0 else { return -1 }
      return rename(path, target)
    }
    guard link(path, target) == 0 else { return -1 }
    unlink(path)
    return 0
  }

  private func refusal(_ code: Int32) -> Int32 {
    errno = code
    return -1
  }
}
