import Codings

/// The host parser of the WHATWG URL Standard: a domain, an IPv4 address in any spelling, or an IPv6 address.
enum HostParser {
  static let maximumBytes = 1_024

  /// - Returns: The host as it is written in an address, or nil where a browser would refuse it.
  static func parse(_ bytes: ArraySlice<UInt8>) -> String? {
    guard !bytes.isEmpty, bytes.count <= maximumBytes else { return nil }
    if bytes.first == UInt8(ascii: "[") {
      guard bytes.last == UInt8(ascii: "]") else { return nil }
      return IPv6.parse(bytes.dropFirst().dropLast()).map { "[\(IPv6.text(of: $0))]" }
    }
    guard let name = String(validating: PercentCoding.decode(bytes), as: UTF8.self),
      let ascii = InternationalName.ascii(of: name), !ascii.isEmpty, !ascii.utf8.contains(where: isForbidden)
    else { return nil }
    guard IPv4.endsInNumber(ascii) else { return ascii }
    return IPv4.parse(ascii).map(IPv4.text)
  }

  static func parse(_ name: String) -> String? { parse(Array(name.utf8)[...]) }

  /// Whether a host in canonical form is an IP address.
  static func isIPAddress(_ host: String) -> Bool {
    host.utf8.first == UInt8(ascii: "[") || IPv4.endsInNumber(host)
  }

  /// The forbidden domain code points.
  private static func isForbidden(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte >= 0x7F || "#/:<>?@[\\]^|%".utf8.contains(byte)
  }
}
