import Testing

@testable import Disclosure

@Suite struct DomainListTests {
  static let owners: [(String, String)] = [
    ("example.com", "example.com"),
    ("a.b.example.com", "example.com"),
    ("example.com.", "example.com"),
    ("foo.bar.co.uk", "bar.co.uk"),
    ("www.city.kawasaki.jp", "city.kawasaki.jp"),
    ("www.foo.kawasaki.jp", "www.foo.kawasaki.jp"),
    ("alice.github.io", "alice.github.io"),
    ("x.alice.github.io", "alice.github.io"),
    ("xn--mnchen-3ya.xn--p1ai", "xn--mnchen-3ya.xn--p1ai"),
    ("a.xn--mnchen-3ya.xn--p1ai", "xn--mnchen-3ya.xn--p1ai"),
    ("a.b.unheardof", "b.unheardof"),
    // themselves
    ("github.io", "github.io"),
    ("co.uk", "co.uk"),
    ("com", "com"),
    ("localhost", "localhost"),
    ("192.0.2.1", "192.0.2.1"),
    ("[::1]", "[::1]"),
  ]

  @Test(arguments: owners)
  func namesTheOwnerOfAHost(_ host: String, _ domain: String) {
    #expect(DomainList().registrableDomain(of: host) == domain)
  }

  @Test func anEmptyHostHasNoOwner() {
    #expect(DomainList().registrableDomain(of: "") == nil)
    #expect(DomainList().registrableDomain(of: ".") == nil)
  }

  @Test func knowsTopLevelDomainsOnlyByARuleThatNamesThem() {
    #expect(DomainList().hasKnownTopLevelDomain("example.com"))
    #expect(DomainList().hasKnownTopLevelDomain("example.xn--p1ai"))
    #expect(!DomainList().hasKnownTopLevelDomain("node.js"))
    #expect(!DomainList().hasKnownTopLevelDomain("printer.local"))
  }

  @Test func tellsTheSuffixesOfRegistriesFromThoseOfHosts() {
    #expect(DomainList().isRegistrySuffix("co.uk"))
    #expect(!DomainList().isRegistrySuffix("github.io"))
    #expect(!DomainList().isRegistrySuffix("example.com"))
  }

  @Test func saysWhichListItIs() throws {
    #expect(DomainList.checksum.count == 40)
    #expect(!DomainList.version.isEmpty)
    #expect(try #require(DomainList.listDate).wholeMatch(of: /20\d\d-\d\d-\d\d/) != nil)
  }

  @Test(arguments: [
    (1, "1970-01-01"), (951_782_400, "2000-02-29"), (1_675_985_160, "2023-02-09"), (1_735_689_599, "2024-12-31"),
  ])
  func countsDays(_ second: Int, _ day: String) {
    #expect(DomainList.day(ofEpochSecond: second) == day)
  }
}
