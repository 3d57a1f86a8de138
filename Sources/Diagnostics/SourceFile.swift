/// A text file as diagnostics quote it: its displayed path and its bytes (UTF-8, perhaps not valid).
package struct SourceFile: Equatable, Sendable {
  package let path: String
  package let bytes: [UInt8]
  /// The byte offset of the start of each line; the last line may be empty, after the last line feed.
  private let starts: [Int]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    var starts = [0]
    for index in bytes.indices where bytes[index] == UInt8(ascii: "\n") { starts.append(index + 1) }
    self.starts = starts
  }

  package static func == (a: SourceFile, b: SourceFile) -> Bool { a.path == b.path && a.bytes == b.bytes }

  /// The bytes of the first sequence that is not UTF-8 (RFC 3629); nil where all is.
  package var invalidBytes: Range<Int>? {
    bytes.withUnsafeBufferPointer { buffer in
      do throws(UTF8.ValidationError) {
        _ = try UTF8Span(validating: buffer.span)
        return nil
      } catch {
        return error.byteOffsets
      }
    }
  }

  // MARK: Lines

  /// The lines without their endings (LF or CR LF). What follows the last ending is a line only if it is not empty.
  package var lines: [String] {
    starts.indices.dropLast(starts.last == bytes.count ? 1 : 0).map { text(of: $0) }
  }

  /// The text of a line (counted from 1) without its line ending; nil past the end.
  package func line(_ number: Int) -> String? {
    guard starts.indices.contains(number - 1) else { return nil }
    return number > 1 && starts[number - 1] == bytes.count ? nil : text(of: number - 1)
  }

  /// - Parameter index: of the line, from 0.
  private func text(of index: Int) -> String {
    let line = bytes[self.bytes(of: index)]
    return String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
  }

  /// The bytes of a line without its line feed.
  private func bytes(of index: Int) -> Range<Int> {
    starts[index]..<(index + 1 < starts.count ? starts[index + 1] - 1 : bytes.count)
  }

  // MARK: Places

  /// The position of a byte offset; that of the end past it. Takes steps for the length of the line and for the logarithm
  /// of the number of lines.
  package func position(ofByte offset: Int) -> SourcePosition {
    let offset = min(max(0, offset), bytes.count)
    var lines = 0..<starts.count
    while lines.count > 1 {
      let middle = lines.lowerBound + lines.count / 2
      lines = starts[middle] <= offset ? middle..<lines.upperBound : lines.lowerBound..<middle
    }
    let head = String(decoding: bytes[starts[lines.lowerBound]..<offset], as: UTF8.self)
    return SourcePosition(line: lines.lowerBound + 1, column: head.unicodeScalars.count + 1)
  }

  /// The byte offset of a position; that of the end past it.
  package func offset(of position: SourcePosition) -> Int {
    guard starts.indices.contains(max(1, position.line) - 1) else { return bytes.count }
    let line = bytes(of: max(1, position.line) - 1)
    let text = String(decoding: bytes[line], as: UTF8.self)
    return line.lowerBound
      + text.unicodeScalars.prefix(max(0, position.column - 1)).reduce(0) { $0 + UTF8.width($1) }
  }
}
