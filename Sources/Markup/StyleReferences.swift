/// Finds what a style sheet loads, by the tokens of CSS Syntax Level 3: `url()`, `src()`, `image-set()` and `@import`.
package struct StyleReferences {
  package struct Address: Equatable, Sendable {
    package let address: String
    /// How to name its place: `url()`, `@import`, `image-set()`.
    package let place: String
    /// The bytes that hold it, counted from the start of the sheet.
    package let range: Range<Int>
  }

  package static func addresses(in css: String) -> [Address] { addresses(in: Array(css.utf8)) }

  package static func addresses(in css: [UInt8]) -> [Address] {
    var reader = StyleReferences(css)
    reader.read()
    return reader.found
  }

  private let css: [UInt8]
  private var cursor = 0
  private var found: [Address] = []
  /// The functions that are open, innermost last; a plain bracket has no name.
  private var functions: [String] = []
  private var isInImport = false
  /// A namespace is a name that looks like an address.
  private var isInNamespace = false

  private init(_ css: [UInt8]) { self.css = css }

  private mutating func read() {
    while let byte = byte(0) {
      switch byte {
      case UInt8(ascii: "/") where self.byte(1) == UInt8(ascii: "*"): skipComment()
      case UInt8(ascii: "\""), UInt8(ascii: "'"): readString(byte)
      case UInt8(ascii: "("), UInt8(ascii: "["):
        functions.append("")
        cursor += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"):
        _ = functions.popLast()
        cursor += 1
      case UInt8(ascii: ";"), UInt8(ascii: "{"), UInt8(ascii: "}"):
        isInImport = false
        isInNamespace = false
        functions = []
        cursor += 1
      case UInt8(ascii: "@"):
        cursor += 1
        let rule = name().lowercased()
        isInImport = rule == "import"
        isInNamespace = rule == "namespace"
      case _ where startsName(byte): readWord()
      default: cursor += 1
      }
    }
  }

  private func byte(_ ahead: Int) -> UInt8? { cursor + ahead < css.count ? css[cursor + ahead] : nil }

  private mutating func skipComment() {
    let end = css[min(cursor + 2, css.count)...].firstRange(of: Array("*/".utf8))
    cursor = end?.upperBound ?? css.count
  }

  // MARK: Strings and functions

  private mutating func readString(_ quote: UInt8) {
    let start = cursor
    cursor += 1
    var text: [UInt8] = []
    while let byte = byte(0), byte != quote, !Self.isNewline(byte) { text += character(byte) }
    cursor += byte(0) == quote ? 1 : 0
    let place: String
    switch functions.last {
    case "url", "src": place = "url()"
    case "image-set", "-webkit-image-set", "image", "cross-fade", "-webkit-cross-fade": place = "image-set()"
    default:
      guard isInImport, functions.isEmpty else { return }
      place = "@import"
      isInImport = false
    }
    add(text, place, start..<cursor)
  }

  private mutating func readWord() {
    let start = cursor
    let name = name().lowercased()
    guard byte(0) == UInt8(ascii: "(") else { return }
    cursor += 1
    guard name == "url" else { return functions.append(name) }
    skipBlanks()
    if let quote = byte(0), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") { return functions.append(name) }
    var text: [UInt8] = []
    while let byte = byte(0), byte != UInt8(ascii: ")") {
      if Self.isBlank(byte) { cursor += 1 } else { text += character(byte) }
    }
    cursor = min(cursor + 1, css.count)
    add(text, isInImport ? "@import" : "url()", start..<cursor)
    isInImport = false
  }

  private mutating func add(_ text: [UInt8], _ place: String, _ range: Range<Int>) {
    guard !isInNamespace else { return }
    found.append(Address(address: String(decoding: text, as: UTF8.self), place: place, range: range))
  }

  // MARK: Characters

  /// The next character, its escape resolved; a backslash before a line's end stands for nothing.
  private mutating func character(_ byte: UInt8) -> [UInt8] {
    cursor += 1
    guard byte == UInt8(ascii: "\\"), let next = self.byte(0) else { return [byte] }
    if Self.isNewline(next) {
      cursor += 1
      return []
    }
    var value: UInt32 = 0
    var digits = 0
    while digits < 6, let digit = self.byte(0).flatMap(Self.hexadecimal) {
      value = value << 4 | UInt32(digit)
      digits += 1
      cursor += 1
    }
    guard digits > 0 else {
      cursor += 1
      return [next]
    }
    if let blank = self.byte(0), Self.isBlank(blank) { cursor += 1 }
    let scalar = value == 0 ? nil : Unicode.Scalar(value)
    return Array(String(Character(scalar ?? "\u{FFFD}")).utf8)
  }

  private mutating func name() -> String {
    var text: [UInt8] = []
    while let byte = byte(0), startsName(byte) || (0x30...0x39).contains(byte) { text += character(byte) }
    return String(decoding: text, as: UTF8.self)
  }

  private func startsName(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte >= 0x80
      || byte == UInt8(ascii: "\\")
  }

  private mutating func skipBlanks() { while let byte = byte(0), Self.isBlank(byte) { cursor += 1 } }

  private static func isNewline(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D || byte == 0x0C }
  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || isNewline(byte) }

  private static func hexadecimal(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x61...0x66: byte - 0x57
    case 0x41...0x46: byte - 0x37
    default: nil
    }
  }
}
