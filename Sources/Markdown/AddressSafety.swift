import Codings

/// Which addresses may stand in text captured elsewhere.
///
/// libcmark-gfm's own safe mode lets `blob:`, `feed:`, `intent:`, `view-source:` and others pass; here only the
/// schemes that a policy needs are let through.
package enum AddressSafety {
  private static let schemes = ["http", "https", "mailto", "tel"].map { Array($0.utf8) }

  package static func isAllowed(_ address: ArraySlice<UInt8>) -> Bool {
    guard let scheme = AddressScheme.read(address) else { return true }
    return schemes.contains(scheme)
  }

  /// Whether loading the address asks another host: it has a scheme, or starts with two slashes (either kind).
  package static func isRemote(_ address: ArraySlice<UInt8>) -> Bool {
    if AddressScheme.read(address) != nil { return true }
    let lead = address.lazy.filter { $0 > 32 }.prefix(2)
    return Array(lead).count == 2 && lead.allSatisfy { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }
  }
}
