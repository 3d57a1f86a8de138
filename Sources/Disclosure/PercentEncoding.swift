/// A percent-encode set of the WHATWG URL Standard: the ASCII characters that are written as `%XX` besides controls,
/// delete and everything outside ASCII.
struct PercentEncoding {
  /// For each byte whether it is written as `%XX`.
  private let isEncoded: [Bool]

  private init(_ set: String) {
    isEncoded = (UInt8.min...UInt8.max).map { $0 < 0x20 || $0 > 0x7E || set.utf8.contains($0) }
  }

  static let opaque = PercentEncoding("")
  static let fragment = PercentEncoding(" \"<>`")
  static let query = PercentEncoding(" \"#<>")
  static let specialQuery = PercentEncoding(" \"#<>'")
  static let path = PercentEncoding(" \"#<>?`{}")

  func encode(_ bytes: ArraySlice<UInt8>) -> String {
    guard bytes.contains(where: { isEncoded[Int($0)] }) else { return String(decoding: bytes, as: UTF8.self) }
    let digits = Array("0123456789ABCDEF".utf8)
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    for byte in bytes {
      if isEncoded[Int(byte)] {
        out += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      } else {
        out.append(byte)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// The bytes with every well-formed `%XX` replaced.
  static func decode(_ bytes: some Collection<UInt8>) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "%")) else { return Array(bytes) }
    let bytes = Array(bytes)
    var out: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count, let high = bytes[index + 1].hexadecimal,
        let low = bytes[index + 2].hexadecimal
      {
        out.append(high << 4 | low)
        index += 3
      } else {
        out.append(bytes[index])
        index += 1
      }
    }
    return out
  }

  /// The decoded text, or the text as it stands where decoding gives no UTF-8 or control characters.
  static func readable(_ text: String) -> String {
    let decoded = decode(text.utf8)
    guard !decoded.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return text }
    return String(validating: decoded, as: UTF8.self) ?? text
  }
}
