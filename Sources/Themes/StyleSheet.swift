/// A style sheet as it is published: without what only its authors read.
package enum StyleSheet {
  /// Leaves out comments, except those that begin with `/*!`, and blanks that mean nothing.
  package static func published(_ source: [UInt8]) -> [UInt8] {
    var published: [UInt8] = []
    published.reserveCapacity(source.count)
    var (cursor, isBlank, depth) = (source.startIndex, false, 0)
    while cursor < source.endIndex {
      let byte = source[cursor]
      let next = cursor + 1 < source.endIndex ? source[cursor + 1] : 0
      if byte == UInt8(ascii: "/"), next == UInt8(ascii: "*") {
        let end = source[(cursor + 2)...].firstRange(of: "*/".utf8)?.upperBound ?? source.endIndex
        if source[(cursor + 2)...].first == UInt8(ascii: "!") { published += source[cursor..<end] }
        cursor = end
        // Two words stay two.
        isBlank = true
      } else if blanks.contains(byte) {
        isBlank = true
        cursor += 1
      } else {
        let free = depth == 0 ? looseOutside : loose
        if isBlank, let last = published.last, !free.contains(last), !free.subtracting([colon]).contains(byte) {
          published.append(UInt8(ascii: " "))
        }
        isBlank = false
        if byte == UInt8(ascii: "(") { depth += 1 }
        if byte == UInt8(ascii: ")") { depth -= 1 }
        let end =
          quotes.contains(byte)
          ? endOfString(source, from: cursor) : byte == UInt8(ascii: "\\") ? cursor + 2 : cursor + 1
        published += source[cursor..<min(end, source.endIndex)]
        cursor = end
      }
    }
    return published + [UInt8(ascii: "\n")]
  }

  private static let blanks: Set<UInt8> = Set(" \t\n\r\u{0C}".utf8)
  private static let quotes: Set<UInt8> = Set("\"'".utf8)
  private static let colon = UInt8(ascii: ":")
  /// Around these no blank means anything; before a colon it does, as in `nav :first-child`.
  private static let loose: Set<UInt8> = Set("{};,>:".utf8)
  /// Nor, outside parentheses, around combinators; inside they may be sums.
  private static let looseOutside = loose.union("+~".utf8)

  /// Past the closing quote.
  private static func endOfString(_ source: [UInt8], from start: Int) -> Int {
    var cursor = start + 1
    while cursor < source.endIndex, source[cursor] != source[start] {
      cursor += source[cursor] == UInt8(ascii: "\\") ? 2 : 1
    }
    return cursor + 1
  }
}
