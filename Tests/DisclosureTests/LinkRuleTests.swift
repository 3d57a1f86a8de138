import Diagnostics
import Testing

@testable import Disclosure

@Suite struct LinkRuleTests {
  private static let catalogue = Catalogue([
    Catalogue.Entry(domain: "paid.example", isAffiliate: true),
    Catalogue.Entry(domain: "unpaid.example", isAffiliate: false),
  ])

  /// Words and address of a link, and the rules it breaks.
  static let links: [(String, String, [LinkRule])] = [
    ("A", "https://a.example/", []), ("A", "http://a.example/", [.plainHTTP]), ("A", "/a/", []),
    ("a.com", "https://b.com/", [.misleading]), ("a.com", "https://www.a.com/", []),
    ("a.com", "http://b.com/", [.plainHTTP, .misleading]), ("A", "https://paid.example/?affid=1", []),
    ("A", "https://unpaid.example/?affid=1", [.affiliate]), ("A", "https://other.example/?affid=1", [.affiliate]),
    ("A", "https://other.example/?utm_source=1", []), ("A", "mailto:a@b.example", []),
  ]

  @Test(arguments: links)
  func saysWhatIsWrongWithALink(_ label: String, _ href: String, _ rules: [LinkRule]) {
    let classifier = Classifier(ownHost: "site.example", firstParty: [], catalogue: Self.catalogue)
    #expect(LinkRule.faults(of: classifier.linkOut(href: href, label: label)).map(\.rule) == rules)
  }

  @Test func aSiteMayGiveARuleAnotherSeverityOrNone() {
    var levels = RuleLevels()
    #expect(levels[.plainHTTP] == .warning)
    levels.set(.plainHTTP, to: .error)
    levels.set(.misleading, to: nil)
    #expect(levels[.plainHTTP] == .error)
    #expect(levels[.misleading] == nil)
    #expect(levels[.claim] == .error)
  }
}
