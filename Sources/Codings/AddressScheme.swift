/// The scheme of an address, as a browser reads it (WHATWG URL Standard): blanks and controls before it are skipped,
/// tabs and line ends in it dropped.
package enum AddressScheme {
  /// In lower case, without its colon; nil of an address that has none.
  package static func read(_ address: some Sequence<UInt8>) -> [UInt8]? {
    var scheme: [UInt8] = []
    for byte in address {
      switch byte {
      case 0x09, 0x0A, 0x0D: continue
      case 0x00...0x20 where scheme.isEmpty: continue
      case UInt8(ascii: ":"): return scheme.isEmpty ? nil : scheme
      case _ where byte.isASCIILetter: scheme.append(byte | 0x20)
      case _ where byte.isASCIIDigit, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
        guard !scheme.isEmpty else { return nil }
        scheme.append(byte)
      default: return nil
      }
    }
    return nil
  }
}
