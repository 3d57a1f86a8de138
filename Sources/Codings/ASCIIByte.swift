/// A byte as a character of ASCII.
extension UInt8 {
  package var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }

  package var isASCIILetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }

  /// The value of a hexadecimal digit in upper or lower case; nil of anything else.
  package var hexadecimalValue: UInt8? {
    if isASCIIDigit { return self - 0x30 }
    guard isASCIILetter, (self | 0x20) <= 0x66 else { return nil }
    return (self | 0x20) - 0x61 + 10
  }
}
