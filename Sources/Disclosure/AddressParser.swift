import Codings

/// The reader of one address; a straight-line form of the state machine of the WHATWG URL Standard.
struct AddressParser {
  private let bytes: [UInt8]

  init(_ href: String) {
    let isEdge: (UInt8) -> Bool = { $0 <= 0x20 }
    let trimmed = Array(href.utf8.drop(while: isEdge).reversed().drop(while: isEdge).reversed())
    bytes = trimmed.filter { $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
  }

  func parse() -> Address? {
    guard let (scheme, start) = scheme() else { return withoutScheme() }
    if scheme.isSpecial { return withAuthority(scheme, from: pastSlashes(start)) }
    return opaque(scheme, from: start)
  }

  // MARK: The three kinds

  private func withoutScheme() -> Address? {
    let slashes = pastSlashes(0)
    if slashes >= 2 { return withAuthority(nil, from: slashes) }
    let parts = split(from: 0)
    return Address(
      scheme: nil, host: nil, port: nil, path: PercentCoding.path.encode(Self.forwardSlashes(parts.path)),
      query: parts.query.map(PercentCoding.specialQuery.encode),
      fragment: parts.fragment.map(PercentCoding.fragment.encode), hasCredentials: false)
  }

  private func opaque(_ scheme: Address.Scheme, from start: Int) -> Address {
    let parts = split(from: start)
    return Address(
      scheme: scheme, host: nil, port: nil, path: PercentCoding.opaque.encode(parts.path),
      query: parts.query.map(PercentCoding.query.encode),
      fragment: parts.fragment.map(PercentCoding.fragment.encode), hasCredentials: false)
  }

  private func withAuthority(_ scheme: Address.Scheme?, from start: Int) -> Address? {
    let end = bytes[start...].firstIndex { "/\\?#".utf8.contains($0) } ?? bytes.count
    var authority = bytes[start..<end]
    var hasCredentials = false
    if let at = authority.lastIndex(of: UInt8(ascii: "@")) {
      hasCredentials = authority[..<at].contains { $0 != UInt8(ascii: ":") }
      authority = authority[(at + 1)...]
    }
    guard let (name, port) = Self.hostAndPort(authority), let host = HostParser.parse(name) else { return nil }
    let parts = split(from: end)
    return Address(
      scheme: scheme, host: host, port: port == scheme?.defaultPort ? nil : port,
      path: Self.resolved(Self.forwardSlashes(parts.path)),
      query: parts.query.map(PercentCoding.specialQuery.encode),
      fragment: parts.fragment.map(PercentCoding.fragment.encode), hasCredentials: hasCredentials)
  }

  // MARK: Parts

  private func scheme() -> (Address.Scheme, Int)? {
    AddressScheme.read(bytes).map { (Address.Scheme(String(decoding: $0, as: UTF8.self)), $0.count + 1) }
  }

  private func pastSlashes(_ start: Int) -> Int {
    bytes[start...].firstIndex { !$0.isSlash } ?? bytes.count
  }

  private func split(
    from start: Int
  ) -> (
    path: ArraySlice<UInt8>, query: ArraySlice<UInt8>?, fragment: ArraySlice<UInt8>?
  ) {
    let hash = bytes[start...].firstIndex(of: UInt8(ascii: "#")) ?? bytes.count
    let mark = bytes[start..<hash].firstIndex(of: UInt8(ascii: "?")) ?? hash
    return (
      bytes[start..<mark], mark < hash ? bytes[(mark + 1)..<hash] : nil,
      hash < bytes.count ? bytes[(hash + 1)...] : nil
    )
  }

  /// Splits at the colon outside brackets; nil where the port is not a number up to 65,535.
  private static func hostAndPort(_ authority: ArraySlice<UInt8>) -> (ArraySlice<UInt8>, Int?)? {
    let bracket = authority.firstIndex(of: UInt8(ascii: "]")) ?? authority.startIndex
    guard let colon = authority[bracket...].firstIndex(of: UInt8(ascii: ":")) else { return (authority, nil) }
    var port: Int?
    for byte in authority[(colon + 1)...] {
      guard byte.isASCIIDigit else { return nil }
      let number = (port ?? 0) * 10 + Int(byte - UInt8(ascii: "0"))
      guard number <= 65_535 else { return nil }
      port = number
    }
    return (authority[..<colon], port)
  }

  private static func forwardSlashes(_ path: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    path.contains(UInt8(ascii: "\\")) ? path.map { $0.isSlash ? UInt8(ascii: "/") : $0 }[...] : path
  }

  /// The path with `.` and `..` (also spelled `%2e`) carried out.
  private static func resolved(_ path: ArraySlice<UInt8>) -> String {
    let encoded = PercentCoding.path.encode(path)
    guard encoded.utf8.first != nil else { return "/" }
    guard encoded.utf8.contains(UInt8(ascii: ".")) || encoded.utf8.contains(UInt8(ascii: "%")) else { return encoded }
    var kept: [Substring] = []
    let segments = encoded.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    for (index, segment) in segments.enumerated() {
      let isLast = index == segments.count - 1
      switch dots(segment) {
      case 1: if isLast { kept.append("") }
      case 2:
        _ = kept.popLast()
        if isLast { kept.append("") }
      default: kept.append(segment)
      }
    }
    return "/" + kept.joined(separator: "/")
  }

  /// 1 for `.`, 2 for `..`, 0 for everything else.
  private static func dots(_ segment: Substring) -> Int {
    guard segment.utf8.count <= 6 else { return 0 }
    switch segment.lowercased() {
    case ".", "%2e": return 1
    case "..", ".%2e", "%2e.", "%2e%2e": return 2
    default: return 0
    }
  }
}

extension UInt8 {
  fileprivate var isSlash: Bool { self == UInt8(ascii: "/") || self == UInt8(ascii: "\\") }
}
