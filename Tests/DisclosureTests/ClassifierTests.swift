import Testing

@testable import Disclosure

@Suite struct ClassifierTests {
  static let classifier = Classifier(
    ownHost: "Site.example.", firstParty: ["*.own.example", "https://shop.example/x"], catalogue: .empty)

  static func third(_ host: String, _ domain: String) -> Destination {
    .thirdParty(Party(domain: domain, host: host))
  }

  static let destinations: [(String, Destination)] = [
    ("#top", .samePage), ("", .samePage), (" ", .samePage),
    ("?page=2", .sameSite), ("/privacy/", .sameSite), ("../terms/#a", .sameSite), ("webix.com", .sameSite),
    ("https://site.example/x", .sameSite), ("http://SITE.example./", .sameSite), ("//site.example", .sameSite),
    ("https://www.site.example/", .firstParty(host: "www.site.example")),
    ("https://own.example", .firstParty(host: "own.example")),
    ("https://a.b.own.example", .firstParty(host: "a.b.own.example")),
    ("https://shop.example", .firstParty(host: "shop.example")),
    ("https://notown.example", third("notown.example", "notown.example")),
    ("https://own.example.evil.com", third("own.example.evil.com", "evil.com")),
    ("https://site.example@evil.com", third("evil.com", "evil.com")),
    ("https:evil.com", third("evil.com", "evil.com")), ("\\\\evil.com", third("evil.com", "evil.com")),
    ("https://WWW.Foo.co.uk.", third("www.foo.co.uk", "foo.co.uk")),
    ("https://alice.github.io", third("alice.github.io", "alice.github.io")),
    ("https://3221225985/", third("192.0.2.1", "192.0.2.1")),
    ("mailto:a%40b.example?subject=x", .contact(kind: .mail, value: "a@b.example")),
    ("mailto:a%0Ab@c.example", .contact(kind: .mail, value: "a%0Ab@c.example")),
    ("tel:+49-30", .contact(kind: .phone, value: "+49-30")),
    ("java\nscript:alert(1)", .other(scheme: "javascript")), ("ftp://example.com", .other(scheme: "ftp")),
    ("data:text/html,x", .other(scheme: "data")),
    ("https://", .invalid), ("https://exa mple.com", .invalid), ("https://1.2.3.4.5", .invalid),
  ]

  @Test(arguments: destinations)
  func saysWhereALinkLeads(_ href: String, _ destination: Destination) {
    #expect(Self.classifier.classify(href) == destination)
    #expect(Self.classifier.linkOut(href: href, label: "x").destination == destination)
  }

  @Test(arguments: [
    ("shop.example", "shop.example"), ("shop.example/", "shop.example"), ("shop.example/a/b", "shop.example"),
    ("SHOP.example.", "shop.example"), ("*.shop.example", "shop.example"), (".shop.example/", "shop.example"),
    ("//shop.example/", "shop.example"), ("http://shop.example", "shop.example"),
    ("https://shop.example/x?y#z", "shop.example"), ("shop.example:8443", "shop.example"),
    ("shop.example?x", "shop.example"), (" shop.example ", "shop.example"),
    ("bücher.example/", "xn--bcher-kva.example"),
    ("localhost", "localhost"), ("[::1]/", "[::1]"), ("192.0.2.1/", "192.0.2.1"),
    ("alice.github.io/", "alice.github.io"),
  ])
  func readsADomainHoweverItIsWritten(_ setting: String, _ host: String) {
    #expect(DomainSetting.host(in: setting) == host)
    let classifier = Classifier(ownHost: "site.example", firstParty: [setting], catalogue: .empty, embeds: [setting])
    #expect(classifier.classify("https://\(host)/x") == .firstParty(host: host))
    #expect(classifier.allowsEmbeds(from: host))
    // Numbers have no names below them.
    let isNumber = host.allSatisfy { !$0.isLetter }
    #expect((classifier.classify("https://www.\(host)/x") == .firstParty(host: "www.\(host)")) == !isNumber)
  }

  @Test(arguments: [
    "", "/", "*.", "shop example", "me@shop.example", "mailto:me@shop.example", "ftp://shop.example", "com", "co.uk/",
    "*.co.uk",
  ])
  func readsNoDomainWhereThereIsNone(_ setting: String) {
    #expect(DomainSetting.host(in: setting) == nil)
    let classifier = Classifier(ownHost: "site.example", firstParty: [setting], catalogue: .empty, embeds: [setting])
    #expect(!classifier.allowsEmbeds(from: "shop.example"))
  }

  @Test func withoutAnOwnHostEveryHostIsForeign() {
    let classifier = Classifier(ownHost: nil, firstParty: [], catalogue: .empty)
    #expect(classifier.classify("https://site.example") == Self.third("site.example", "site.example"))
    #expect(classifier.classify("/x") == .sameSite)
  }

  @Test func linksToOtherHostsCarryTheReferrerPolicyAndRel() {
    let out = Self.classifier.linkOut(href: "https://a.com", label: "A")
    #expect(out.rel == "noreferrer")
    #expect(out.referrerPolicy == .noReferrer)
    #expect(out.referrer == .nothing)
    let own = Self.classifier.linkOut(href: "https://own.example", label: "A")
    #expect(own.rel == "noreferrer")
    let here = Self.classifier.linkOut(href: "/x", label: "A")
    #expect(here.rel.isEmpty)
    #expect(here.referrerPolicy == nil)
  }

  @Test func theReferrerFollowsThePolicyAndTheScheme() {
    let strict = Classifier(ownHost: nil, firstParty: [], catalogue: .empty, policy: .strictOrigin)
    #expect(strict.linkOut(href: "https://a.com", label: "").referrer == .origin)
    #expect(strict.linkOut(href: "//a.com", label: "").referrer == .origin)
    let plain = strict.linkOut(href: "http://a.com", label: "")
    #expect(plain.referrer == .nothing)
    #expect(plain.isPlainHTTP)
    #expect(plain.rel.isEmpty)
  }

  @Test func theCatalogueDecidesWhatIsAnAffiliateLink() {
    let catalogue = Catalogue([
      Catalogue.Entry(domain: "paid.com", isAffiliate: true), Catalogue.Entry(domain: "unpaid.com", isAffiliate: false),
    ])
    let classifier = Classifier(ownHost: nil, firstParty: [], catalogue: catalogue)
    #expect(classifier.linkOut(href: "https://shop.paid.com", label: "").rel == "noreferrer sponsored")
    #expect(!classifier.linkOut(href: "https://unpaid.com/?affid=1", label: "").isAffiliate)
    #expect(classifier.linkOut(href: "https://other.com/?affid=1", label: "").isAffiliate)
    #expect(!classifier.linkOut(href: "https://other.com/?tag=swift", label: "").isAffiliate)
  }

  @Test func givesTheAddressToEmitWithoutCredentials() {
    let out = Self.classifier.linkOut(href: "https:google.com@evil.com\\x", label: "google.com")
    #expect(out.address == "https://evil.com/x")
    #expect(out.hadCredentials)
    #expect(out.misleading == "google.com")
    #expect(Self.classifier.linkOut(href: "https://", label: "").address == "https://")
  }
}
