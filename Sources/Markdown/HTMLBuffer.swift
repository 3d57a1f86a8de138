/// HTML being written, as UTF-8. The only place that escapes text for HTML.
package struct HTMLBuffer: Sendable {
  package private(set) var bytes: [UInt8] = []

  package init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  package var string: String { String(decoding: bytes, as: UTF8.self) }

  // MARK: Markup that is right as it stands

  package mutating func raw(_ markup: StaticString) {
    markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  package mutating func raw(_ markup: String) { bytes.append(contentsOf: markup.utf8) }

  package mutating func raw(_ markup: [UInt8]) { bytes.append(contentsOf: markup) }

  package mutating func raw(_ markup: ArraySlice<UInt8>) { bytes.append(contentsOf: markup) }

  package mutating func raw(_ markup: Substring.UTF8View) { bytes.append(contentsOf: markup) }

  package mutating func raw(_ number: Int) { bytes.append(contentsOf: String(number).utf8) }

  /// Starts a new line unless one has just started.
  package mutating func freshLine() {
    if let last = bytes.last, last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
  }

  // MARK: Text to be escaped

  /// Escapes `&`, `<`, `>` and `"`: right in text and in double-quoted attributes.
  package mutating func text(_ text: String) {
    var text = text
    text.withUTF8 { escape($0) }
  }

  package mutating func text(_ text: ArraySlice<UInt8>) {
    text.withUnsafeBufferPointer { escape($0) }
  }

  private mutating func escape(_ text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    for (offset, byte) in text.enumerated() {
      // The four special bytes are all below 63: one comparison sorts out letters.
      guard byte < 63 else { continue }
      let entity: StaticString
      switch byte {
      case UInt8(ascii: "&"): entity = "&amp;"
      case UInt8(ascii: "<"): entity = "&lt;"
      case UInt8(ascii: ">"): entity = "&gt;"
      case UInt8(ascii: "\""): entity = "&quot;"
      default: continue
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<offset]))
      raw(entity)
      start = offset + 1
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
  }

  /// Escapes an address for a double-quoted attribute as cmark does: bytes outside RFC 3986 are percent-encoded,
  /// what is encoded already stays.
  package mutating func address(_ address: ArraySlice<UInt8>) {
    address.withUnsafeBufferPointer { writeAddress($0) }
  }

  package mutating func address(_ address: String) {
    var address = address
    address.withUTF8 { writeAddress($0) }
  }

  private mutating func writeAddress(_ address: UnsafeBufferPointer<UInt8>) {
    var start = 0
    for (offset, byte) in address.enumerated() where !Self.isAddressByte(byte) {
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: address[start..<offset]))
      start = offset + 1
      switch byte {
      case UInt8(ascii: "&"): raw("&amp;")
      case UInt8(ascii: "'"): raw("&#x27;")
      default:
        bytes.append(UInt8(ascii: "%"))
        bytes.append(Self.hexDigit(byte >> 4))
        bytes.append(Self.hexDigit(byte & 15))
      }
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: address[start...]))
  }

  /// Letters, digits and ``!#$%()*+,-./:;=?@_~``, as bits of the 128 ASCII codes.
  private static func isAddressByte(_ byte: UInt8) -> Bool {
    let bits: UInt64 = byte < 64 ? 0xAFFF_FF3A_0000_0000 : 0x47FF_FFFE_87FF_FFFF
    return byte < 128 && bits >> UInt64(byte & 63) & 1 == 1
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x37 + value }
}
