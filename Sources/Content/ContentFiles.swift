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
    try Files.read(root + "/" + path, shownAs: shown(path))
  }

  /// - Parameter path: below the folder.
  package func file(_ path: String) throws(Diagnostic) -> SourceFile {
    SourceFile(path: shown(path), bytes: try read(path))
  }

  /// The path of a file as diagnostics name it.
  package func shown(_ path: String) -> String { path.isEmpty ? shownAs : shownAs + "/" + path }
}
