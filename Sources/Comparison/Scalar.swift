/// One Unicode scalar of a UTF-8 text, and what it is to a reader of words.
struct Scalar {
  enum Role {
    /// A letter, mark or digit.
    case word
    /// A Han or Kana character: a word by itself.
    case ideograph
    /// A dash longer than a hyphen.
    case dash
    /// Zero-width characters and direction marks.
    case invisible
    case punctuation
  }

  let value: UInt32
  let end: Int

  /// Nil if the bytes at the offset are not UTF-8.
  init?(at start: Int, in bytes: [UInt8]) {
    let lead = bytes[start]
    let length = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0
    guard length > 0, start + length <= bytes.count else { return nil }
    var value = length == 1 ? UInt32(lead) : UInt32(lead) & (0x7F >> UInt32(length))
    for index in (start + 1)..<max(start + 1, start + length) { value = value << 6 | UInt32(bytes[index] & 0x3F) }
    self.value = value
    end = start + length
  }

  init(value: UInt32, end: Int) {
    self.value = value
    self.end = end
  }

  init(invalidAt start: Int) {
    value = 0xFFFD
    end = start + 1
  }

  /// No-break and typographic spaces count as blanks.
  var isBlank: Bool {
    switch value {
    case 0...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  var role: Role {
    switch value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F: return .word
    case 0x2013...0x2015: return .dash
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF: return .invisible
    case 0x2E80...0x2FD5, 0x3005, 0x3007, 0x3021...0x3029, 0x3038...0x303B, 0x3041...0x3096, 0x309D...0x309F,
      0x30A1...0x30FA, 0x30FD...0x30FF, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAD9,
      0xFF66...0xFF6F, 0xFF71...0xFF9D, 0x20000...0x323AF:
      return .ideograph
    case 0..<0x80, 0x2010...0x2027, 0x2030...0x205E, 0x3001...0x3003, 0x3008...0x3020: return .punctuation
    default: break
    }
    guard let scalar = Unicode.Scalar(value) else { return .punctuation }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
      return .word
    default: return .punctuation
    }
  }

  /// What it is compared as: nil if it does not count, else the scalar that represents its kind (curly quotes as
  /// straight ones, dashes as one dash).
  var folded: UInt32? {
    switch value {
    case 0x2018...0x201B, 0x02BC, 0x2032: 0x27
    case 0x201C...0x201F, 0xAB, 0xBB, 0x2033: 0x22
    case 0x2010...0x2015, 0x2212: 0x2D
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF: nil
    default: value
    }
  }
}
