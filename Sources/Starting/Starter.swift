package import Diagnostics
import Foundation
import Storage

/// Files for an author to go on with. None of them ever takes the place of one that is there.
package struct Starter: Sendable {
  /// Texts by their paths, in order.
  let files: [(path: String, text: String)]

  /// The paths of the files.
  package var paths: [String] { files.map(\.path) }

  /// Fills in what is compiled into the program from `Files/`.
  ///
  /// - Parameters:
  ///   - places: for each file, its path in `Files/` and where it goes; blanks are filled in there too.
  ///   - values: what represents `%{name}`; `%{name|yaml}` goes inside double quotes, `%{name|markdown}` into a text.
  init(_ places: [(source: String, target: String)], _ values: [String: String]) {
    let blanks = Blanks(values)
    files = places.map { source, target in
      (blanks.filled(in: target), blanks.filled(in: StarterFiles.text(source)))
    }.sorted { $0.path < $1.path }
  }

  /// Writes all files, or none.
  ///
  /// - Returns: what is in their way; empty once they are written.
  package func write() -> [Diagnostic] {
    let taken = paths.filter(Files.exists).map {
      Diagnostic(
        .error, "file-exists", "is already there and is not overwritten", path: $0, advice: "choose another name")
    }
    guard taken.isEmpty else { return taken }
    do throws(Diagnostic) {
      var transaction = FileTransaction(around: paths)
      for (path, text) in files { transaction.write(path, text.utf8, shownAs: path) }
      try transaction.commit()
      return []
    } catch {
      return [error]
    }
  }
}

extension StarterFiles {
  /// The paths of all files below a folder, without its name.
  static func paths(below folder: String) -> [String] {
    base64.keys.filter { $0.hasPrefix(folder + "/") }.map { String($0.dropFirst(folder.count + 1)) }.sorted()
  }

  /// One file; empty if there is none of that path.
  static func text(_ path: String) -> String {
    base64[path].flatMap { Data(base64Encoded: $0) }.map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}
