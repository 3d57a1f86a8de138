import CSodium

/// The SHA-256 of a snapshot's bytes (FIPS 180-4).
package struct Digest: Hashable, Sendable, CustomStringConvertible {
  package let bytes: [UInt8]

  package init(of data: some Collection<UInt8>) {
    var hash = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
    let copy = ContiguousArray(data)
    copy.withUnsafeBufferPointer { source in
      _ = crypto_hash_sha256(&hash, source.baseAddress, UInt64(source.count))
    }
    bytes = hash
  }

  /// Reads 64 hexadecimal digits, lower case; nil for anything else.
  package init?(hexadecimal text: some StringProtocol) {
    func value(_ digit: UInt8) -> UInt8? {
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
      default: nil
      }
    }
    let digits = text.utf8.compactMap(value)
    guard digits.count == 64, text.utf8.count == 64 else { return nil }
    bytes = stride(from: 0, to: 64, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  /// 64 hexadecimal digits, lower case, as `sha256sum` prints them.
  package var description: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
