import Diagnostics
import Foundation

/// The right to change several files of a folder, which one program at a time has: the lock (flock(2)) on the folder.
final class FolderLock: Sendable {
  private let descriptor: Int32

  /// Waits for it.
  ///
  /// - Parameter tries: twenty milliseconds apart.
  /// - Throws: `folder-locked` if another program still has it.
  init(_ folder: String, tries: Int, shownAs name: String) throws(Diagnostic) {
    descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Files.failure("cannot be locked", name) }
    for _ in 0..<tries {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return }
      guard errno == EWOULDBLOCK || errno == EINTR else {
        let problem = Files.failure("cannot be locked", name)
        close(descriptor)
        throw problem
      }
      usleep(20_000)
    }
    close(descriptor)
    throw Diagnostic(
      .error, "folder-locked", "another command is changing this folder", path: name, advice: "run this one again")
  }

  deinit { close(descriptor) }
}
