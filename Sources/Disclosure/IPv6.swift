import Codings

/// The IPv6 parser and serialiser of the WHATWG URL Standard (canonical form of RFC 5952, section 4).
enum IPv6 {
  /// - Returns: The eight pieces, or nil.
  static func parse(_ text: ArraySlice<UInt8>) -> [UInt16]? {
    let bytes = Array(text)
    let colon = UInt8(ascii: ":")
    var pieces: [UInt16] = []
    var compress: Int?
    var index = 0
    if bytes.first == colon {
      guard bytes.count > 1, bytes[1] == colon else { return nil }
      index = 2
      compress = 0
    }
    while index < bytes.count {
      guard pieces.count < 8 else { return nil }
      if bytes[index] == colon {
        guard compress == nil else { return nil }
        compress = pieces.count
        index += 1
        continue
      }
      let start = index
      var value: UInt16 = 0
      while index < bytes.count, index - start < 4, let digit = bytes[index].hexadecimalValue {
        value = value << 4 | UInt16(digit)
        index += 1
      }
      if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
        guard pieces.count <= 6, let tail = dottedTail(bytes[start...]) else { return nil }
        pieces += tail
        index = bytes.count
        break
      }
      guard index > start else { return nil }
      pieces.append(value)
      guard index < bytes.count else { break }
      guard bytes[index] == colon, index + 1 < bytes.count else { return nil }
      index += 1
    }
    guard let compress else { return pieces.count == 8 ? pieces : nil }
    guard pieces.count < 8 else { return nil }
    return Array(pieces[..<compress]) + Array(repeating: 0, count: 8 - pieces.count) + Array(pieces[compress...])
  }

  /// The last 32 bits in dotted decimal, without leading zeros.
  private static func dottedTail(_ bytes: ArraySlice<UInt8>) -> [UInt16]? {
    let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var values: [UInt16] = []
    for part in parts {
      guard (1...3).contains(part.count), part.allSatisfy(\.isASCIIDigit),
        part.count == 1 || part.first != UInt8(ascii: "0"),
        let value = UInt16(String(decoding: part, as: UTF8.self)), value <= 255
      else { return nil }
      values.append(value)
    }
    return [values[0] << 8 | values[1], values[2] << 8 | values[3]]
  }

  /// Lower-case hexadecimal; the first longest run of two or more zero pieces becomes `::`.
  static func text(of pieces: [UInt16]) -> String {
    var longest = 0..<0
    var start = 0
    while start < pieces.count {
      let end = pieces[start...].firstIndex { $0 != 0 } ?? pieces.count
      if end - start > max(1, longest.count) { longest = start..<end }
      start = end + 1
    }
    let text: (ArraySlice<UInt16>) -> String = { $0.map { String($0, radix: 16) }.joined(separator: ":") }
    guard !longest.isEmpty else { return text(pieces[...]) }
    return text(pieces[..<longest.lowerBound]) + "::" + text(pieces[longest.upperBound...])
  }
}
