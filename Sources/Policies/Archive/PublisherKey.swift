import CSodium

/// The public half of a publisher's Ed25519 key (RFC 8032), which readers check signatures with.
package struct PublisherKey: Hashable, Sendable {
  /// Its file in the content folder, from where it is published.
  package static let fileName = "publisher-key.pem"

  /// 32 bytes.
  package let bytes: [UInt8]

  /// What stands before the key in a SubjectPublicKeyInfo (RFC 8410).
  private static let lead: [UInt8] = [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00]

  fileprivate init(bytes: [UInt8]) { self.bytes = bytes }

  /// Reads `-----BEGIN PUBLIC KEY-----` of an Ed25519 key; nil for anything else.
  package init?(pem: some Sequence<UInt8>) {
    guard let bytes = PEM.body(of: Array(pem), label: "PUBLIC KEY"), bytes.starts(with: Self.lead), bytes.count == 44
    else { return nil }
    self.bytes = Array(bytes[12...])
  }

  package var pem: String { PEM.text(Self.lead + bytes, label: "PUBLIC KEY") }

  /// The SHA-256 of the key: short enough to read out.
  package var fingerprint: Digest { Digest(of: bytes) }

  /// - Parameter signature: 64 bytes.
  package func verifies(_ signature: [UInt8], of message: [UInt8]) -> Bool {
    signature.count == Int(crypto_sign_BYTES)
      && crypto_sign_verify_detached(signature, message, UInt64(message.count), bytes) == 0
  }
}

/// A publisher's secret key. It never stands in the content folder.
package struct SecretKey: Sendable {
  /// 32 bytes.
  private let seed: [UInt8]

  /// What stands before the seed in a PrivateKeyInfo (RFC 8410).
  private static let lead: [UInt8] = [
    0x30, 0x2E, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
  ]

  /// A new key from the system's source of randomness.
  package init() {
    _ = sodium_init()
    var seed = [UInt8](repeating: 0, count: Int(crypto_sign_SEEDBYTES))
    randombytes_buf(&seed, seed.count)
    self.seed = seed
  }

  /// Reads `-----BEGIN PRIVATE KEY-----` of an Ed25519 key; nil for anything else.
  package init?(pem: some Sequence<UInt8>) {
    guard let bytes = PEM.body(of: Array(pem), label: "PRIVATE KEY"), bytes.starts(with: Self.lead), bytes.count == 48
    else { return nil }
    seed = Array(bytes[16...])
  }

  package var pem: String { PEM.text(Self.lead + seed, label: "PRIVATE KEY") }

  package var publicKey: PublisherKey { PublisherKey(bytes: pair.publicKey) }

  /// The 64 bytes of a detached signature.
  package func sign(_ message: [UInt8]) -> [UInt8] {
    var signature = [UInt8](repeating: 0, count: Int(crypto_sign_BYTES))
    _ = crypto_sign_detached(&signature, nil, message, UInt64(message.count), pair.secretKey)
    return signature
  }

  private var pair: (publicKey: [UInt8], secretKey: [UInt8]) {
    var publicKey = [UInt8](repeating: 0, count: Int(crypto_sign_PUBLICKEYBYTES))
    var secretKey = [UInt8](repeating: 0, count: Int(crypto_sign_SECRETKEYBYTES))
    _ = crypto_sign_seed_keypair(&publicKey, &secretKey, seed)
    return (publicKey, secretKey)
  }
}

/// Binary data as text between two lines (RFC 7468).
private enum PEM {
  static func text(_ bytes: [UInt8], label: String) -> String {
    let length = sodium_base64_encoded_len(bytes.count, sodium_base64_VARIANT_ORIGINAL)
    var encoded = [CChar](repeating: 0, count: length)
    sodium_bin2base64(&encoded, length, bytes, bytes.count, sodium_base64_VARIANT_ORIGINAL)
    let body = String(decoding: encoded.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return "-----BEGIN \(label)-----\n\(body)\n-----END \(label)-----\n"
  }

  static func body(of text: [UInt8], label: String) -> [UInt8]? {
    let lines = text.filter { $0 != UInt8(ascii: "\r") }.split(separator: UInt8(ascii: "\n"))
    guard let first = lines.firstIndex(where: { $0.elementsEqual("-----BEGIN \(label)-----".utf8) }),
      let last = lines.lastIndex(where: { $0.elementsEqual("-----END \(label)-----".utf8) }), first < last
    else { return nil }
    let encoded = lines[(first + 1)..<last].joined().map { CChar(bitPattern: $0) }
    var decoded = [UInt8](repeating: 0, count: encoded.count)
    var length = 0
    guard
      sodium_base642bin(
        &decoded, decoded.count, encoded, encoded.count, nil, &length, nil, sodium_base64_VARIANT_ORIGINAL) == 0
    else { return nil }
    return Array(decoded.prefix(length))
  }
}
