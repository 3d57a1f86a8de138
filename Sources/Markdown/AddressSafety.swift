/// Which addresses may stand in text captured elsewhere.
///
/// libcmark-gfm's own safe mode lets `blob:`, `feed:`, `intent:`, `view-source:` and others pass; here only the
/// schemes that a policy needs are let through.
package enum AddressSafety {
  private static let schemes = ["http", "https", "mailto", "tel"].map { Array($0.utf8) }

  /// The scheme as a browser reads it (WHATWG URL: blanks and controls around it are skipped, tabs and newlines in it
  /// are dropped), lower case; nil for a relative address.
  package static func scheme(of address: ArraySlice<UInt8>) -> [UInt8]? {
    var scheme: [UInt8] = []
    for byte in address {
      switch byte {
      case 9, 10, 13: continue
      case 0...32 where scheme.isEmpty: continue
      case UInt8(ascii: ":"): return scheme.isEmpty ? nil : scheme
      case UInt8(ascii: "a")...UInt8(ascii: "z"): scheme.append(byte)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): scheme.append(byte | 0x20)
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
        guard !scheme.isEmpty else { return nil }
        scheme.append(byte)
      default: return nil
      }
    }
    return nil
  }

  package static func isAllowed(_ address: ArraySlice<UInt8>) -> Bool {
    guard let scheme = scheme(of: address) else { return true }
    return schemes.contains(scheme)
  }

  /// Whether loading the address asks another host: it has a scheme, or starts with two slashes (either kind).
  package static func isRemote(_ address: ArraySlice<UInt8>) -> Bool {
    if scheme(of: address) != nil { return true }
    let lead = address.lazy.filter { $0 > 32 }.prefix(2)
    return Array(lead).count == 2 && lead.allSatisfy { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }
  }
}
