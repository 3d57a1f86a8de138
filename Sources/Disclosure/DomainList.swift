import CPublicSuffix

/// The Public Suffix List that is built into libpsl, private rules included (libpsl's list is constant data, safe to
/// read from any thread).
package struct DomainList: Equatable, Sendable {
  package init() {}

  /// The registrable domain (one label more than the public suffix) that owns a host.
  ///
  /// - Parameter host: In the form of `Address.host`: lower case, ASCII.
  /// - Returns: An IP address, a single label and a public suffix stand for themselves; nil for an empty host.
  package func registrableDomain(of host: String) -> String? {
    let host = Self.withoutTrailingDot(host)
    guard !host.isEmpty else { return nil }
    guard host.contains("."), !HostParser.isIPAddress(host) else { return host }
    guard let list = psl_builtin() else { return nil }
    return host.withCString { psl_registrable_domain(list, $0).map { String(cString: $0) } } ?? host
  }

  /// Whether a rule of the list (not the default `*`) names the last label of a host.
  package func hasKnownTopLevelDomain(_ host: String) -> Bool {
    let host = Self.withoutTrailingDot(host)
    guard let last = host.split(separator: ".").last, let list = psl_builtin() else { return false }
    return psl_is_public_suffix2(list, String(last), Self.explicit(PSL_TYPE_ANY)) == 1
  }

  /// Whether a rule of the list's ICANN section names the host itself, such as `com` and `co.uk` but not `github.io`.
  package func isRegistrySuffix(_ host: String) -> Bool {
    guard let list = psl_builtin() else { return false }
    return psl_is_public_suffix2(list, host, Self.explicit(PSL_TYPE_ICANN)) == 1
  }

  private static func explicit(_ type: Int32) -> Int32 { type | PSL_TYPE_NO_STAR_RULE }

  static func withoutTrailingDot(_ host: String) -> String {
    host.utf8.last == UInt8(ascii: ".") ? String(host.dropLast()) : host
  }

  // MARK: Which list

  /// The day of the list as `YYYY-MM-DD`; nil where libpsl does not know it.
  package static var listDate: String? {
    let seconds = Int(psl_builtin_file_time())
    return seconds > 0 ? day(ofEpochSecond: seconds) : nil
  }

  /// The version of libpsl, such as `0.21.2`.
  package static var version: String { String(cString: psl_get_version()) }

  /// The SHA-1 of the list's source file in hexadecimal.
  package static var checksum: String { String(cString: psl_builtin_sha1sum()) }

  /// The civil date of a count of seconds since 1970 (Hinnant, "chrono-Compatible Low-Level Date Algorithms").
  static func day(ofEpochSecond second: Int) -> String {
    let days = second / 86_400 + 719_468
    let era = days / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shifted + 2) / 5 + 1
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    let padded: (Int) -> String = { $0 < 10 ? "0\($0)" : "\($0)" }
    return "\(year)-\(padded(month))-\(padded(day))"
  }
}
