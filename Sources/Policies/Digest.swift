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

  /// 64 hexadecimal digits, lower case, as `sha256sum` prints them.
  package var description: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
