/// Percent-encoding (RFC 3986, section 2.1): which bytes are written as `%XX`. The only place that encodes and decodes
/// it; each use has its set.
///
/// A byte that is not printable ASCII is always encoded. The five sets of the WHATWG URL Standard leave `%` alone, as what
/// they encode may be encoded already; so does `quoted`. `segment` and `file` encode it: they write names.
package struct PercentCoding: Sendable {
  /// For each byte whether it is written as `%XX`.
  private let isEncoded: [Bool]

  private init(encoding set: String) {
    isEncoded = (UInt8.min...UInt8.max).map { $0 < 0x20 || $0 > 0x7E || set.utf8.contains($0) }
  }

  /// - Parameter signs: what is not encoded besides ASCII letters and digits.
  private init(allowing signs: String) {
    isEncoded = (UInt8.min...UInt8.max).map { !$0.isASCIILetter && !$0.isASCIIDigit && !signs.utf8.contains($0) }
  }

  // MARK: Sets

  /// The C0 control percent-encode set: the path of `mailto:` and the like.
  package static let opaque = PercentCoding(encoding: "")
  package static let fragment = PercentCoding(encoding: " \"<>`")
  package static let query = PercentCoding(encoding: " \"#<>")
  /// The query of http, https and the like.
  package static let specialQuery = PercentCoding(encoding: " \"#<>'")
  package static let path = PercentCoding(encoding: " \"#<>?`{}")
  /// A whole address between `<` and `>`, as in a Link header or a TimeMap.
  package static let quoted = PercentCoding(encoding: " \"<>\\^`{|}")
  /// The path of a file on the site: its name may have any sign. A colon is encoded, so that no name is taken for a scheme.
  package static let file = PercentCoding(allowing: "-._~/!$&'()*+,;=@")

  // MARK: Writing

  package func encode(_ bytes: some Collection<UInt8>) -> String {
    guard bytes.contains(where: { isEncoded[Int($0)] }) else { return String(decoding: bytes, as: UTF8.self) }
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    for byte in bytes {
      if isEncoded[Int(byte)] { Self.append(byte, to: &out) } else { out.append(byte) }
    }
    return String(decoding: out, as: UTF8.self)
  }

  package func encode(_ text: String) -> String {
    text.utf8.contains { isEncoded[Int($0)] } ? encode(Array(text.utf8)) : text
  }

  /// Appends `%XX`, with upper-case digits.
  package static func append(_ byte: UInt8, to out: inout [UInt8]) {
    out.append(UInt8(ascii: "%"))
    out.append(digit(byte >> 4))
    out.append(digit(byte & 15))
  }

  private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x37 + value }

  // MARK: Reading

  /// The bytes with every well-formed `%XX` replaced; all else stays.
  package static func decode(_ bytes: some Collection<UInt8>) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "%")) else { return Array(bytes) }
    let bytes = Array(bytes)
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count, let high = bytes[index + 1].hexadecimalValue,
        let low = bytes[index + 2].hexadecimalValue
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

  /// The decoded text; nil where decoding gives no UTF-8.
  package static func text(decoding text: some StringProtocol) -> String? {
    String(validating: decode(text.utf8), as: UTF8.self)
  }

  /// The decoded text, or the text as it stands where decoding gives no UTF-8 or control characters.
  package static func readable(_ text: String) -> String {
    let decoded = decode(text.utf8)
    guard !decoded.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return text }
    return String(validating: decoded, as: UTF8.self) ?? text
  }
}
