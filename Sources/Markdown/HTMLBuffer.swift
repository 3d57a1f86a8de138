import Codings

/// HTML being written, as UTF-8. The only place that escapes text for HTML.
package struct HTMLBuffer: Sendable {
  package private(set) var bytes: [UInt8] = []

  package init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  package var string: String { String(decoding: bytes, as: UTF8.self) }

  // MARK: Markup that is right as it stands

  package mutating func raw(_ markup: StaticString) {
    markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  @_disfavoredOverload package mutating func raw(_ markup: SafeHTML) { bytes.append(contentsOf: markup.text.utf8) }

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

  /// Escapes `'` as well: right wherever a template may put it.
  package mutating func quoted(_ text: String) {
    var text = text
    text.withUTF8 { escape($0, apostrophes: true) }
  }

  private mutating func escape(_ text: UnsafeBufferPointer<UInt8>, apostrophes: Bool = false) {
    var start = 0
    var cursor = 0
    while true {
      cursor = Self.firstSpecial(in: text, from: cursor)
      guard cursor < text.count else { break }
      let entity: StaticString
      switch text[cursor] {
      case UInt8(ascii: "&"): entity = "&amp;"
      case UInt8(ascii: "<"): entity = "&lt;"
      case UInt8(ascii: ">"): entity = "&gt;"
      case UInt8(ascii: "\""): entity = "&quot;"
      case UInt8(ascii: "'") where apostrophes: entity = "&#39;"
      default:
        cursor += 1
        continue
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<cursor]))
      raw(entity)
      cursor += 1
      start = cursor
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
  }

  /// The offset of the next byte that may need an entity; the length of the text where none follows.
  private static func firstSpecial(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var cursor = start
    if let base = text.baseAddress {
      while cursor &+ 8 <= text.count {
        let chunk = UnsafeRawPointer(base + cursor).loadUnaligned(as: UInt64.self)
        if hasSpecial(chunk) { break }
        cursor &+= 8
      }
    }
    while cursor < text.count, !isSpecial(text[cursor]) { cursor &+= 1 }
    return cursor
  }

  /// Eight bytes at once. `<` and `>` differ in one bit, so do `&` and `'`.
  private static func hasSpecial(_ chunk: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    func zeros(_ bytes: UInt64) -> UInt64 { (bytes &- ones) & ~bytes }
    let brackets = zeros((chunk | ones &* 2) ^ ones &* 0x3E)
    let ampersands = zeros((chunk | ones) ^ ones &* 0x27)
    let quotes = zeros(chunk ^ ones &* 0x22)
    return (brackets | ampersands | quotes) & ones &* 0x80 != 0
  }

  private static func isSpecial(_ byte: UInt8) -> Bool { byte | 2 == 0x3E || byte == 0x22 || byte | 1 == 0x27 }

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
      default: PercentCoding.append(byte, to: &bytes)
      }
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: address[start...]))
  }

  /// Letters, digits and ``!#$%()*+,-./:;=?@_~``, as bits of the 128 ASCII codes.
  private static func isAddressByte(_ byte: UInt8) -> Bool {
    let bits: UInt64 = byte < 64 ? 0xAFFF_FF3A_0000_0000 : 0x47FF_FFFE_87FF_FFFF
    return byte < 128 && bits >> UInt64(byte & 63) & 1 == 1
  }
}
