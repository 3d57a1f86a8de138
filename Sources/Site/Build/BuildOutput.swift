import Diagnostics
import Storage
import Synchronization

/// Where a build puts its files: a folder, or memory.
protocol BuildOutput: Sendable {
  /// - Parameter path: below the root of the site.
  func write(_ bytes: [UInt8], to path: String) throws(Diagnostic)
}

extension OutputFolder: BuildOutput {}

/// Files of a built site that are kept in memory.
final class MemoryOutput: BuildOutput {
  private let written = Mutex<[String: [UInt8]]>([:])

  func write(_ bytes: [UInt8], to path: String) { written.withLock { $0[path] = bytes } }

  func write(_ files: [String: [UInt8]]) { written.withLock { $0.merge(files) { $1 } } }

  var files: [String: [UInt8]] { written.withLock { $0 } }
}
