import Testing

@testable import Disclosure

@Suite struct LinkTextTests {
  static let addresses: [(String, String)] = [
    ("https://webix.com", "webix.com"), ("webix.com", "webix.com"), ("www.foo.co.uk/x", "www.foo.co.uk"),
    ("WEBIX.COM", "webix.com"), ("Booking.com", "booking.com"), ("<https://webix.com/>", "webix.com"),
    ("“webix.com”.", "webix.com"), (" webix.com\n", "webix.com"), ("webix.com:8080/a", "webix.com"),
    ("http://webix.com/a…", "webix.com"), ("HTTPS://WWW.WEBIX.COM", "www.webix.com"), ("//webix.com", "webix.com"),
    ("münchen.de", "xn--mnchen-3ya.de"), ("https://webix.com@evil.example.com", "evil.example.com"),
    ("webix.com/a@b", "webix.com"), ("http://192.0.2.1/", "192.0.2.1"), ("webix.com?x=1", "webix.com"),
    ("https://readme.md", "readme.md"), ("www.readme.md", "www.readme.md"), ("Amazon.Com", "amazon.com"),
    ("alice.github.io", "alice.github.io"), ("openai.ai", "openai.ai"),
  ]

  @Test(arguments: addresses)
  func findsTheHostThatATextNames(_ text: String, _ host: String) {
    #expect(NamedHost.host(in: text) == host)
  }

  @Test(arguments: [
    "", " ", "our partner", "privacy policy", "visit webix.com now", "a@webix.com", "mailto:a@webix.com", "readme.md",
    "install.sh", "main.rs", "Node.js", "ASP.NET", "VB.NET", "v1.2", "1.2.3.4", "e.g.", "i.e.", "U.S.", "and/or",
    "docs/readme.md", ".com", "webix..com", "printer.local", "us.You", "Yahoo.Inc", "readme.md#usage", "https://",
    "http://intranet/", "webix.com:x", "index.html", "archive.zip", "…", "com",
  ])
  func takesNoOtherTextForAnAddress(_ text: String) {
    #expect(NamedHost.host(in: text) == nil)
  }

  /// Text, address, and the host that is called out.
  static let links: [(String, String, String?)] = [
    ("https://webix.com", "https://web.archive.org/", "webix.com"),
    ("webix.com", "https://webix.com.evil.example/", "webix.com"),
    ("www.foo.co.uk/x", "https://www.bar.co.uk/x", "www.foo.co.uk"),
    ("alice.github.io", "https://bob.github.io", "alice.github.io"),
    ("webix.com", "/webix/", "webix.com"),
    ("webix.com", "https://www.webix.com/blog", nil),
    ("https://docs.webix.com", "https://webix.com", nil),
    ("site.example.com", "/", nil),
    ("Webix", "https://web.archive.org/", nil),
    ("webix.com", "mailto:info@webix.com", nil),
    ("a@webix.com", "https://evil.example", nil),
    ("webix.com", "https://", nil),
  ]

  @Test(arguments: links)
  func callsOutATextThatNamesAnotherOwner(_ label: String, _ href: String, _ misleading: String?) {
    let classifier = Classifier(ownHost: "site.example.com", firstParty: [], catalogue: .empty)
    #expect(classifier.linkOut(href: href, label: label).misleading == misleading)
  }

  @Test func aRelativeLinkOfASiteWithoutAddressMisleadsNobody() {
    let classifier = Classifier(ownHost: nil, firstParty: [], catalogue: .empty)
    #expect(classifier.linkOut(href: "/", label: "webix.com").misleading == nil)
  }

  static let mentions: [(String, Bool)] = [
    ("a.com", true), ("Our friends at A.COM", true), ("see https://a.com/x.", true), ("(a.com)", true),
    ("a.com.", true),
    ("nota.com", false), ("b.a.com", false), ("a.com.au", false), ("a.community", false), ("a", false), ("", false),
    ("éa.com", false), ("nota.com or a.com", true),
  ]

  @Test(arguments: mentions)
  func seesWhetherTheHostIsInTheText(_ label: String, _ isThere: Bool) {
    let classifier = Classifier(ownHost: nil, firstParty: [], catalogue: .empty)
    #expect(classifier.linkOut(href: "https://a.com", label: label).hostIsInText == isThere)
  }

  static let queries: [(String, [String])] = [
    ("utm_source=a&utm_medium=b&x=1", ["utm_source", "utm_medium"]),
    ("x=1&y=2", []), ("", []), ("GCLID=1", ["GCLID"]), ("gclid=1&gclid=2", ["gclid"]),
    ("%75tm_source=a", ["utm_source"]), ("fbclid", ["fbclid"]), ("a=utm_source", []), ("reference=1", []),
    ("tag=me-20&ref=nav&aff_id=3&irclickid=4", ["tag", "ref", "aff_id", "irclickid"]),
    ("mc_cid=1;mc_eid=2", ["mc_cid", "mc_eid"]),
    ("msclkid=1&affiliate=2&clickid=3", ["msclkid", "affiliate", "clickid"]), ("&&=&=x", []),
  ]

  @Test(arguments: queries)
  func namesTheParametersThatTellWhereALinkWasPlaced(_ query: String, _ names: [String]) {
    let classifier = Classifier(ownHost: nil, firstParty: [], catalogue: .empty)
    #expect(classifier.linkOut(href: "https://a.com/?\(query)", label: "").carries == names)
    #expect(classifier.linkOut(href: "/?\(query)", label: "").carries.isEmpty)
  }
}
