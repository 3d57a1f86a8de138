import Foundation

/// The processes of this machine, as Linux shows them in `/proc`.
package enum ProcessTable {
  /// Those that a process has started and that have not ended.
  package static func children(of parent: Int32) throws -> [Int32] {
    try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap { Int32($0) }.filter { number in
      fields(of: number).map { $0.parent == parent && $0.state != "Z" } ?? false
    }
  }

  /// Whether a process has not ended; one that nobody has asked for its status yet has.
  package static func isAtWork(_ number: Int32) -> Bool { fields(of: number).map { $0.state != "Z" } ?? false }

  /// Nil if there is no such process.
  private static func fields(of number: Int32) -> (state: Substring, parent: Int32)? {
    // `7 (any name) S 1 …`
    guard let line = FileManager.default.contents(atPath: "/proc/\(number)/stat"),
      let rest = String(decoding: line, as: UTF8.self).split(separator: ")").last
    else { return nil }
    let words = rest.split(separator: " ")
    guard words.count > 1, let parent = Int32(words[1]) else { return nil }
    return (words[0], parent)
  }
}
