package import Diagnostics
import Policies
import Storage

/// The files of a content folder.
package struct ContentFiles: Sendable {
  /// The folder's real path.
  package let root: String
  /// How diagnostics name it.
  package let shownAs: String

  package init(root: String, shownAs: String) {
    self.root = root
    self.shownAs = shownAs
  }

  /// - Parameter path: below the folder.
  package func read(_ path: String) throws(Diagnostic) -> [UInt8] {
    try Files.read(root + "/" + path, shownAs: shownAs + "/" + path)
  }
}
