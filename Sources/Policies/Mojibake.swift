/// UTF-8 that was once read as Windows-1252 and written as UTF-8 again, such as `â„¢` for ™.
///
/// A run of two to four characters is repaired only where it is certain: every one of them stands for a byte of
/// Windows-1252 above 0x7F, the bytes are one well-formed UTF-8 sequence, and no honest text holds the run. « café »
/// with its no-break space is such a sequence too, and so is the end of a Portuguese MAÇÃ in quotes: they stay.
package enum Mojibake {
  package struct Repair: Equatable, Sendable {
    /// The garbled bytes, in the given text.
    package let range: Range<Int>
    package let repaired: Unicode.Scalar
  }

  /// The repairs of a UTF-8 text, in order, not overlapping.
  package static func repairs(in text: ArraySlice<UInt8>) -> [Repair] {
    var repairs: [Repair] = []
    var cursor = text.startIndex
    while let lead = text[cursor...].firstIndex(where: { $0 == 0xC3 }) {
      guard let repair = repair(at: lead, in: text) else {
        cursor = lead + 1
        continue
      }
      repairs.append(repair)
      cursor = repair.range.upperBound
    }
    return repairs
  }

  /// The text with its repairs made; nil where there are none.
  package static func repaired(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    let repairs = repairs(in: text)
    guard !repairs.isEmpty else { return nil }
    var result: [UInt8] = []
    var cursor = text.startIndex
    for repair in repairs {
      result += text[cursor..<repair.range.lowerBound]
      result += Array(String(repair.repaired).utf8)
      cursor = repair.range.upperBound
    }
    return result + text[cursor...]
  }

  private static func repair(at start: Int, in text: ArraySlice<UInt8>) -> Repair? {
    guard let first = scalar(at: start, in: text), let lead = byte(for: first.value) else { return nil }
    let length: Int
    switch lead {
    case 0xC2, 0xC3: length = 2
    // Punctuation, currencies, letter-like signs, arrows, check marks; ligatures and the byte order mark; emoji.
    case 0xE2, 0xEF: length = 3
    case 0xF0: length = 4
    default: return nil
    }
    var bytes = [lead]
    var cursor = first.end
    while bytes.count < length {
      guard let next = scalar(at: cursor, in: text), let byte = byte(for: next.value), byte & 0xC0 == 0x80 else {
        return nil
      }
      bytes.append(byte)
      cursor = next.end
    }
    guard let decoded = String(validating: bytes, as: UTF8.self)?.unicodeScalars.first, decoded.value > 0x9F else {
      return nil
    }
    let before = text[..<start].lastIndex { $0 & 0xC0 != 0x80 }.flatMap { scalarOrASCII(at: $0, in: text) }
    guard isCertain(bytes, after: before, before: scalarOrASCII(at: cursor, in: text)) else { return nil }
    return Repair(range: start..<cursor, repaired: decoded)
  }

  /// Whether a sequence cannot be honest text.
  private static func isCertain(_ bytes: [UInt8], after before: Unicode.Scalar?, before next: Unicode.Scalar?) -> Bool {
    switch (bytes[0], bytes[1]) {
    // â and one of € ‚ „ † ˆ œ; ï and one of ¬ » ¿; ð and Ÿ: none of these follows the letter in a word.
    case (0xE2, let second): return [0x80, 0x82, 0x84, 0x86, 0x88, 0x9C].contains(second)
    case (0xEF, 0xAC): return true
    case (0xEF, _): return [[0xEF, 0xBB, 0xBF], [0xEF, 0xBF, 0xBD]].contains(bytes)
    case (0xF0, let second): return second == 0x9F
    case (let lead, let second):
      // Â or Ã and a sign that also closes a word, such as ” or »: a word in capitals may end so.
      let closes = [0x85, 0x92, 0x93, 0x94, 0x96, 0x97, 0x99, 0x9B, 0xA0, 0xAB, 0xBB].contains(second)
      if !closes || before?.properties.isLowercase ?? false || next?.properties.isLowercase ?? false { return true }
      let isInCapitals = before.map { $0.properties.isUppercase || "«“‘\"'(".unicodeScalars.contains($0) } ?? false
      return !isInCapitals && (lead == 0xC2 || next == " ")
    }
  }

  private static func scalarOrASCII(at start: Int, in text: ArraySlice<UInt8>) -> Unicode.Scalar? {
    guard start < text.endIndex else { return nil }
    if text[start] < 0x80 { return Unicode.Scalar(text[start]) }
    return scalar(at: start, in: text).flatMap { Unicode.Scalar($0.value) }
  }

  private static func scalar(at start: Int, in text: ArraySlice<UInt8>) -> (value: UInt32, end: Int)? {
    guard start < text.endIndex else { return nil }
    let lead = text[start]
    let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard length > 1, start + length <= text.endIndex else { return nil }
    let value = text[(start + 1)..<(start + length)].reduce(UInt32(lead) & (0x7F >> UInt32(length))) {
      $0 << 6 | UInt32($1 & 0x3F)
    }
    return (value, start + length)
  }

  /// The byte that Windows-1252 writes a character as, if above 0x7F. Bytes that it leaves undefined (81, 8D, 8F, 90,
  /// 9D) are taken as the C1 controls that decoders make of them.
  private static func byte(for scalar: UInt32) -> UInt8? {
    if (0xA0...0xFF).contains(scalar) || [0x81, 0x8D, 0x8F, 0x90, 0x9D].contains(scalar) { return UInt8(scalar) }
    return high.firstIndex(of: scalar).map { UInt8(0x80 + $0) }
  }

  /// Windows-1252, bytes 0x80 to 0x9F.
  private static let high: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
    0x0178,
  ]
}
