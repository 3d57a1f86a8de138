import Testing

@testable import Disclosure

@Suite struct AddressTests {
  @Test(arguments: spellings)
  func readsAnAddressAsABrowserDoes(_ spelling: Spelling) {
    #expect(reading(of: spelling.href) == spelling.reading)
  }

  private func reading(of href: String) -> Spelling.Reading {
    guard let address = Address.parse(href) else { return .unreadable }
    if let host = address.host { return .host(host) }
    return address.scheme.map { .scheme($0.name) } ?? .relative
  }

  /// Address, and its one spelling as V8 gives it.
  static let serializations: [(String, String)] = [
    ("HTTPS://Example.COM", "https://example.com/"),
    ("https:example.com", "https://example.com/"),
    ("https://user:secret@example.com/x", "https://example.com/x"),
    ("https://example.com:8443\\a\\b?c\\d", "https://example.com:8443/a/b?c\\d"),
    ("https://example.com/../../a/./b/..", "https://example.com/a/"),
    ("https://example.com/%2e%2E/x/%2e", "https://example.com/x/"),
    ("https://example.com/a b\"<>`{}", "https://example.com/a%20b%22%3C%3E%60%7B%7D"),
    ("https://example.com/ü?ü'#ü", "https://example.com/%C3%BC?%C3%BC%27#%C3%BC"),
    ("https://example.com?", "https://example.com/?"),
    ("https://example.com/x#", "https://example.com/x#"),
    ("https://example.com/%zz", "https://example.com/%zz"),
    ("//example.com/x", "//example.com/x"),
    ("a b\\c?d e#f g", "a%20b/c?d%20e#f%20g"),
    ("javascript:alert( 1 )\n", "javascript:alert( 1 )"),
    ("mailto:a@b.example?subject=x y", "mailto:a@b.example?subject=x%20y"),
    ("tel:+1 2", "tel:+1 2"),
  ]

  @Test(arguments: serializations)
  func writesAnAddressInOneSpelling(_ href: String, _ expected: String) throws {
    let address = try #require(Address.parse(href))
    #expect(address.serialized == expected)
    #expect(Address.parse(address.serialized)?.serialized == expected, "the spelling is stable")
  }

  @Test func removesCredentialsFromTheSerializationButSaysThatTheyWereThere() throws {
    let address = try #require(Address.parse("https://paypal.com:x@evil.example/"))
    #expect(address.hasCredentials)
    #expect(address.serialized == "https://evil.example/")
    #expect(Address.parse("https://:@example.com")?.hasCredentials == false)
  }

  @Test func keepsATrailingDotInTheHostAndDropsItInTheDomain() throws {
    let address = try #require(Address.parse("HTTPS://EXAMPLE.COM."))
    #expect(address.host == "example.com.")
    #expect(address.domain == "example.com")
  }

  @Test func dropsTheDefaultPortOfItsSchemeOnly() {
    #expect(Address.parse("https://example.com:443")?.port == nil)
    #expect(Address.parse("http://example.com:443")?.port == 443)
    #expect(Address.parse("//example.com:443")?.port == 443)
  }

  @Test func refusesAHostThatNoNameServerCouldHold() {
    #expect(Address.parse("https://" + String(repeating: "ü", count: 600) + ".com") == nil)
    #expect(Address.parse("https://" + String(repeating: "a.", count: 40_000) + "com") == nil)
  }

  @Test func equalSpellingsAreEqualAddresses() {
    #expect(Address.parse("https://EXAMPLE.com:443/a/../b") == Address.parse(" https:\\\\example.com\\b"))
  }
}
