import Diagnostics
import Policies
import Storage

/// The files of a content folder.
struct ContentFiles: Sendable {
  /// The folder's real path.
  let root: String
  /// How diagnostics name it.
  let shownAs: String

  /// - Parameter path: below the folder.
  func read(_ path: String) throws(Diagnostic) -> [UInt8] {
    try Files.read(root + "/" + path, shownAs: shownAs + "/" + path)
  }
}
