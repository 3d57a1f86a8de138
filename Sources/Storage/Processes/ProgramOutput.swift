package import Diagnostics
import Subprocess

/// What a program prints, read while it runs.
package struct ProgramOutput {
  private var buffers: SubprocessOutputSequence.AsyncIterator
  private let name: String
  private var read: [UInt8] = []
  /// How much of `read` was handed out.
  private var start = 0

  init(_ stream: SubprocessOutputSequence, of name: String) {
    (buffers, self.name) = (stream.makeAsyncIterator(), name)
  }

  /// All that is still to come.
  ///
  /// - Parameter limit: in bytes.
  package mutating func rest(limit: Int) async throws(Diagnostic) -> [UInt8] {
    while try await readMore() {
      guard read.count - start <= limit else {
        throw Diagnostic(
          .error, "program-failed", "'\(name)' failed: it printed more than \(limit) bytes and was ended")
      }
    }
    return Array(read[start...])
  }

  /// The bytes up to a delimiter, which is left out; nil at the end of the output.
  package mutating func bytes(upTo delimiter: UInt8) async throws(Diagnostic) -> [UInt8]? {
    var searched = start
    while true {
      if let end = read[searched...].firstIndex(of: delimiter) {
        defer { start = end + 1 }
        return Array(read[start..<end])
      }
      let unsearched = read.count - start
      guard try await readMore() else { return nil }
      searched = start + unsearched
    }
  }

  /// So many bytes; nil if the output ends before.
  package mutating func bytes(_ count: Int) async throws(Diagnostic) -> [UInt8]? {
    while read.count - start < count {
      guard try await readMore() else { return nil }
    }
    defer { start += count }
    return Array(read[start..<(start + count)])
  }

  /// Reads what is still to come and lets it go: a program whose output nobody reads never ends.
  mutating func drain() async throws(Diagnostic) {
    while try await readMore() { start = read.count }
  }

  /// - Returns: whether there was more.
  private mutating func readMore() async throws(Diagnostic) -> Bool {
    if start > 0 {
      read.removeFirst(start)
      start = 0
    }
    do {
      guard let buffer = try await buffers.next() else { return false }
      buffer.withUnsafeBytes { read += $0 }
      return true
    } catch {
      throw Diagnostic(.error, "program-failed", "'\(name)' failed: what it prints cannot be read: \(error)")
    }
  }
}
