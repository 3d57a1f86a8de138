import Codings

/// The IPv4 parser of the WHATWG URL Standard: one to four parts, each decimal, octal (`0…`) or hexadecimal (`0x…`).
enum IPv4 {
  /// Whether a browser takes the name for an IPv4 address because its last label is a number.
  static func endsInNumber(_ name: String) -> Bool {
    var bytes = name.utf8[...]
    if bytes.last == UInt8(ascii: ".") { bytes.removeLast() }
    let start = bytes.lastIndex(of: UInt8(ascii: ".")).map(bytes.index(after:)) ?? bytes.startIndex
    guard start < bytes.endIndex, bytes[start].isASCIIDigit else { return false }
    let last = Substring(bytes[start...])
    return last.utf8.allSatisfy(\.isASCIIDigit) || (last.lowercased().hasPrefix("0x") && number(last) != nil)
  }

  static func parse(_ name: String) -> UInt32? {
    var labels = name.split(separator: ".", omittingEmptySubsequences: false)
    if labels.last == "", labels.count > 1 { labels.removeLast() }
    guard (1...4).contains(labels.count) else { return nil }
    var numbers: [UInt64] = []
    for label in labels {
      guard let number = number(label) else { return nil }
      numbers.append(number)
    }
    let last = numbers.removeLast()
    guard numbers.allSatisfy({ $0 <= 255 }), last < UInt64(1) << (8 * UInt64(4 - numbers.count)) else { return nil }
    var address = last
    for (index, number) in numbers.enumerated() { address += number << (8 * UInt64(3 - index)) }
    return UInt32(truncatingIfNeeded: address)
  }

  static func text(of address: UInt32) -> String {
    [24, 16, 8, 0].map { String((address >> UInt32($0)) & 255) }.joined(separator: ".")
  }

  private static func number(_ label: Substring) -> UInt64? {
    guard !label.isEmpty else { return nil }
    var digits = label.lowercased()[...]
    var radix = 10
    if digits.hasPrefix("0x") {
      digits = digits.dropFirst(2)
      radix = 16
    } else if digits.count > 1, digits.hasPrefix("0") {
      digits = digits.dropFirst()
      radix = 8
    }
    guard !digits.isEmpty else { return 0 }
    guard digits.utf8.allSatisfy({ $0.hexadecimalValue != nil }) else { return nil }
    let significant = digits.drop { $0 == "0" }
    guard significant.allSatisfy({ ($0.hexDigitValue ?? radix) < radix }) else { return nil }
    // A number too large for any part is still a number, so that it is refused as an address and not taken as a name.
    return significant.isEmpty ? 0 : UInt64(significant, radix: radix) ?? .max
  }
}
