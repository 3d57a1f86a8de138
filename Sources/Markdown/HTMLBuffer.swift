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

  package mutating func raw(_ markup: some Collection<UInt8>) { bytes.append(contentsOf: markup) }

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
  package mutating func address(_ address: some Collection<UInt8>) {
    for byte in address {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        bytes.append(byte)
      case UInt8(ascii: "&"): raw("&amp;")
      case UInt8(ascii: "'"): raw("&#x27;")
      default:
        if Self.addressPunctuation.contains(byte) {
          bytes.append(byte)
        } else {
          bytes.append(UInt8(ascii: "%"))
          bytes.append(Self.hexDigits[Int(byte >> 4)])
          bytes.append(Self.hexDigits[Int(byte & 15)])
        }
      }
    }
  }

  private static let addressPunctuation = Array("!#$%()*+,-./:;=?@_~".utf8)
  private static let hexDigits = Array("0123456789ABCDEF".utf8)
}
