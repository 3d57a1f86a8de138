package import Diagnostics
import Storage

/// A baseline on disk.
package enum BaselineFile {
  package static func read(_ path: String) throws(Diagnostic) -> Baseline {
    try Baseline(SourceFile(path: path, bytes: Files.read(path, shownAs: path)))
  }

  package static func write(_ diagnostics: [Diagnostic], to path: String) throws(Diagnostic) {
    try Files.replace(path, Array(Baseline.text(for: diagnostics).utf8), shownAs: path)
  }
}
