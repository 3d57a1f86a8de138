import Policies
import Testing

@Suite struct PublisherKeyTests {
  /// The first test of RFC 8032, section 7.1: the secret key is the seed, the message is empty.
  @Test func signsAsTheStandardDoes() throws {
    let pem = """
      -----BEGIN PRIVATE KEY-----
      MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
      -----END PRIVATE KEY-----

      """
    let key = try #require(SecretKey(pem: pem.utf8))
    let signature = key.sign([]).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    #expect(
      signature
        == "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
    )
    #expect(key.pem == pem)
    #expect(
      key.publicKey.bytes.prefix(8) == [0xD7, 0x5A, 0x98, 0x01, 0x82, 0xB1, 0x0A, 0xB7])
  }

  @Test func oneOtherByteIsAnotherMessage() {
    let key = SecretKey()
    let signature = key.sign(Array("text".utf8))
    #expect(key.publicKey.verifies(signature, of: Array("text".utf8)))
    #expect(!key.publicKey.verifies(signature, of: Array("Text".utf8)))
    #expect(!key.publicKey.verifies(Array(signature.dropLast()), of: Array("text".utf8)))
    #expect(!SecretKey().publicKey.verifies(signature, of: Array("text".utf8)))
  }

  @Test func keysAreReadBackFromTheirText() {
    let key = SecretKey()
    #expect(PublisherKey(pem: key.publicKey.pem.utf8) == key.publicKey)
    #expect(SecretKey(pem: key.pem.utf8)?.publicKey == key.publicKey)
  }

  @Test(arguments: ["", "hello", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n"])
  func anythingElseIsNoKey(text: String) {
    #expect(PublisherKey(pem: text.utf8) == nil)
    #expect(SecretKey(pem: text.utf8) == nil)
  }

  @Test func aSecretIsNoPublicKey() { #expect(PublisherKey(pem: SecretKey().pem.utf8) == nil) }
}
