package import Diagnostics
import Foundation

/// A way to compress files once, so that the host need not for every reader.
package enum Compression: String, CaseIterable, Sendable {
  case gzip
  case brotli

  /// What stands behind the name of a compressed file.
  package var ending: String {
    switch self {
    case .gzip: ".gz"
    case .brotli: ".br"
    }
  }

  /// Smaller files would not travel faster.
  private static let smallest = 1_024
  /// What is not compressed by its own format.
  private static let endings: Set<String> = [
    "css", "csv", "html", "js", "json", "link", "lock", "md", "svg", "txt", "xml",
  ]
  /// Files for one run of a program.
  private static let batch = 100

  /// Compresses the files of a folder; each gets another beside it. The same file gives the same bytes.
  package static func run(_ kinds: Set<Compression>, in folder: String, jobs: Int) async throws(Diagnostic) {
    guard !kinds.isEmpty else { return }
    let paths = try Files.all(below: folder).map { "\(folder)/\($0)" }.filter {
      endings.contains(String($0.split(separator: ".").last ?? "")) && Files.size(of: $0) >= smallest
    }
    let batches = kinds.flatMap { kind in
      stride(from: 0, to: paths.count, by: batch).map { (kind, Array(paths[$0..<min($0 + batch, paths.count)])) }
    }
    let problems = await Parallel.map(batches, jobs: jobs) { kind, paths async -> Diagnostic? in
      do throws(Diagnostic) {
        try await kind.run(on: paths)
        return nil
      } catch {
        return error
      }
    }
    if let problem = problems.compactMap({ $0 }).first { throw problem }
  }

  private func run(on paths: [String]) async throws(Diagnostic) {
    switch self {
    case .gzip:
      try await Program("gzip", package: "gzip").output(["-9", "--keep", "--no-name", "--force", "--"] + paths)
    case .brotli:
      try await Program("brotli", package: "brotli").output(["--best", "--keep", "--force", "--"] + paths)
    }
  }
}
