package import Foundation

/// One folder of a test's cases: inputs and expectations as files.
package struct CaseFolder: Sendable, CustomStringConvertible {
  package let url: URL
  /// The folder's name, which test results show.
  package var description: String { url.lastPathComponent }

  /// The case folders below `Cases` beside a test file, in the order of their names; at least one.
  ///
  /// If there are none, the one that is returned has no files, so that a test of its cases fails.
  package static func all(beside testFile: String, in folder: String = "Cases") -> [CaseFolder] {
    let root = URL(fileURLWithPath: testFile).deletingLastPathComponent().appending(path: folder)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
    let cases = names.sorted().map { CaseFolder(url: root.appending(path: $0)) }
    return cases.isEmpty ? [CaseFolder(url: root.appending(path: "no cases"))] : cases
  }

  package func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: url.appending(path: name))) }

  package func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

  /// Compares with an expectation file; with `RECORD_SNAPSHOTS=1` it is rewritten, and the comparison fails all the
  /// same, so that a recording run is never taken for a passing one.
  ///
  /// - Returns: nil where they are equal, else what to say.
  package func mismatch(_ actual: String, with name: String) throws -> String? {
    let file = url.appending(path: name)
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try actual.write(to: file, atomically: true, encoding: .utf8)
      return "\(description)/\(name) was recorded"
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    return expected == actual ? nil : "\(description)/\(name) differs:\n\(actual)"
  }
}
