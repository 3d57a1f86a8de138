import Diagnostics

/// Where the lines of a text start in its file.
struct LinePlaces: Sendable {
  /// In bytes of the file; one more for the end of the text.
  private let starts: [Int]

  /// A text that is the rest of its file.
  init(restOf bytes: [UInt8], from start: Int) {
    var starts = [start]
    for (index, byte) in bytes[start...].enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(start + index + 1)
    }
    self.starts = starts + [bytes.count]
  }

  /// A text that is a value in its file: indented, folded, quoted or escaped. Its words stand there in their order.
  init(_ text: String, valueAt start: Int, in bytes: [UInt8]) {
    var trail = WordTrail(bytes, Self.afterHeader(start, in: bytes)..<bytes.count)
    var starts: [Int] = []
    for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let words = Array(line).split(separator: UInt8(ascii: " "))
      let place = words.first.map { trail.follow($0).first } ?? trail.cursor
      starts.append(place)
      for word in words.dropFirst() { _ = trail.follow(word) }
    }
    let end = bytes[trail.cursor...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    self.starts = starts + [end]
  }

  /// Behind `|` or `>` of YAML, which stand alone before an indented text.
  private static func afterHeader(_ start: Int, in bytes: [UInt8]) -> Int {
    let line = bytes[start...].prefix { $0 != UInt8(ascii: "\n") }
    let isHeader = line.first.map { "|>".utf8.contains($0) } ?? false
    return isHeader && line.dropFirst().allSatisfy("0123456789+- \r".utf8.contains) ? line.endIndex : start
  }

  var start: Int { starts.first ?? 0 }

  /// - Parameter line: counted from 1.
  func start(ofLine line: Int) -> Int { starts[min(max(1, line), starts.count) - 1] }

  /// The bytes of some lines, from the start of the first to that of the one after the last.
  func place(ofLines lines: ClosedRange<Int>) -> Range<Int> {
    let first = start(ofLine: min(lines.lowerBound, starts.count - 1))
    return first..<max(first, start(ofLine: lines.upperBound + 1))
  }
}
