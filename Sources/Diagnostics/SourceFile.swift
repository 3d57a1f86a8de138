/// A text file as diagnostics quote it: its displayed path and its bytes (UTF-8, perhaps not valid).
package struct SourceFile: Equatable, Sendable {
  package let path: String
  package let bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

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

  /// The text of a line (counted from 1) without its line ending; nil past the end.
  package func line(_ number: Int) -> String? {
    guard number >= 1 else { return nil }
    var current = 1
    var start = bytes.startIndex
    while current < number {
      guard let feed = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
      start = feed + 1
      current += 1
    }
    guard start < bytes.endIndex else { return number == 1 ? "" : nil }
    let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
    let line = bytes[start..<end]
    return String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
  }

  /// The position of a byte offset.
  package func position(ofByte offset: Int) -> SourcePosition {
    let head = bytes.prefix(offset)
    let line = head.reduce(into: 1) { $0 += $1 == UInt8(ascii: "\n") ? 1 : 0 }
    let start = head.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let column = String(decoding: head[start...], as: UTF8.self).unicodeScalars.count + 1
    return SourcePosition(line: line, column: column)
  }

  /// The byte offset of a position; that of the end past it.
  package func offset(of position: SourcePosition) -> Int {
    var start = 0
    for _ in 1..<max(1, position.line) {
      guard let feed = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else { return bytes.count }
      start = feed + 1
    }
    let line = String(decoding: bytes[start...].prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    return start + line.unicodeScalars.prefix(position.column - 1).reduce(0) { $0 + UTF8.width($1) }
  }
}
