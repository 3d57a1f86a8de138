import Testing

@testable import Disclosure

@Suite struct LedgerTests {
  static let catalogue = Catalogue([Catalogue.Entry(domain: "docs.a.com", name: "A", isAffiliate: true)])
  static let classifier = Classifier(ownHost: "site.example", firstParty: ["own.example"], catalogue: catalogue)

  private static func links(_ hrefs: String...) -> [LinkOut] {
    hrefs.map { classifier.linkOut(href: $0, label: "at " + $0) }
  }

  private static func version(_ id: String, of policy: String = "privacy") -> PageReference {
    PageReference(path: "\(policy)/versions/\(id)/index.html", title: "\(policy) \(id)", policy: policy, version: id)
  }

  /// What is added where; the versions are out of order, and the last one has no links.
  static let pages: [([LinkOut], PageReference)] = [
    (links("https://a.com/", "https://b.com/", "/x", "#y"), version("2021-01-01")),
    (links("https://a.com/", "https://docs.a.com/"), version("2020-01-01")),
    (links("https://a.com/"), version("2022-01-01-10")),
    (links("https://b.com/", "https://b.com/"), version("2022-01-01-2")),
    (links("https://c.com/", "mailto:x@a.com"), version("2019-05-05", of: "terms")),
    ([], version("2020-05-05", of: "terms")),
    (links("https://own.example/", "https://a.com/", "tel:+1"), PageReference(path: "index.html", title: "Home")),
    (links("http://a.com/?ref=x"), PageReference(path: "about/index.html", title: "About")),
  ]

  private static func ledger(_ pages: [([LinkOut], PageReference)]) -> Ledger {
    var ledger = Ledger(catalogue: catalogue)
    for (links, page) in pages { ledger.add(links, on: page) }
    return ledger
  }

  private static func text(of ledger: Ledger) -> String {
    [ledger.destinations, ledger.firstPartyDestinations, ledger.mailContacts, ledger.phoneContacts]
      .map { $0.map { "\($0)" }.joined(separator: "\n") }.joined(separator: "\n\n")
  }

  @Test func whatIsAddedOrMergedAfterAskingIsThereWhenAskedAgain() {
    var ledger = Self.ledger([(Self.links("https://a.com/"), Self.version("2020-01-01"))])
    let before = ledger
    #expect(ledger.destinations.map(\.domain) == ["a.com"])
    ledger.add(Self.links("https://b.com/"), on: Self.version("2021-01-01"))
    #expect(ledger.destinations.map(\.domain) == ["a.com", "b.com"])
    ledger.merge(Self.ledger([(Self.links("https://c.com/"), Self.version("2021-01-01", of: "terms"))]))
    #expect(ledger.destinations.map(\.domain) == ["a.com", "b.com", "c.com"])
    #expect(before.destinations.map(\.domain) == ["a.com"])
  }

  @Test func aCopyAndItsOriginalAnswerForThemselves() {
    let original = Self.ledger([(Self.links("https://a.com/"), Self.version("2020-01-01"))])
    var copy = original
    copy.add(Self.links("https://b.com/"), on: Self.version("2021-01-01"))
    #expect(original.destinations.map(\.domain) == ["a.com"])
    #expect(copy.destinations.map(\.domain) == ["a.com", "b.com"])
    var other = Ledger()
    let empty = other
    other.merge(copy)
    #expect(other.destinations.map(\.domain) == ["a.com", "b.com"])
    #expect(empty.destinations.isEmpty)
  }

  @Test func listsThirdPartiesByDomain() {
    let ledger = Self.ledger(Self.pages)
    #expect(ledger.destinations.map(\.domain) == ["a.com", "b.com", "c.com"])
    #expect(ledger.destinations[0].hosts == ["a.com", "docs.a.com"])
    #expect(ledger.destinations[0].entry?.name == "A")
    #expect(ledger.destinations[0].isAffiliate)
    #expect(ledger.destinations[1].entry == nil)
    #expect(ledger.hosts == ["a.com", "docs.a.com", "b.com", "c.com", "own.example"])
  }

  @Test func listsContactsAndTheOwnersOtherHostsApart() {
    let ledger = Self.ledger(Self.pages)
    #expect(ledger.firstPartyDestinations.map(\.domain) == ["own.example"])
    #expect(ledger.mailContacts.map(\.domain) == ["x@a.com"])
    #expect(ledger.mailContacts.first?.hosts == [])
    #expect(ledger.phoneContacts.map(\.domain) == ["+1"])
  }

  @Test func saysSinceWhichVersionAPolicyLinksAndUntilWhen() throws {
    let destinations = Self.ledger(Self.pages).destinations
    let a = try #require(destinations[0].policies.first)
    #expect(a.since.version == "2020-01-01")
    #expect(a.until == nil, "the latest version still links")
    let b = try #require(destinations[1].policies.first)
    #expect(b.since.version == "2021-01-01")
    #expect(b.until?.version == "2022-01-01-2", "-10 is later than -2")
    let c = try #require(destinations[2].policies.first)
    #expect(c.policy == "terms")
    #expect(c.until?.version == "2019-05-05", "a version without links ends it")
  }

  @Test func keepsOneRecordPerLinkOfAPolicy() throws {
    let use = try #require(Self.ledger(Self.pages).destinations[0].policies.first)
    #expect(use.occurrences.map(\.address) == ["https://a.com/", "https://docs.a.com/"])
    #expect(use.occurrences[0].pageCount == 3)
    #expect(use.occurrences[0].page.version == "2020-01-01")
    #expect(use.occurrences[0].lastPage.version == "2022-01-01-10")
  }

  @Test func listsOtherPagesOneByOne() {
    let pages = Self.ledger(Self.pages).destinations[0].pages
    #expect(pages.map(\.page.path) == ["about/index.html", "index.html"])
    #expect(pages[0].occurrences.map(\.label) == ["at http://a.com/?ref=x"])
  }

  @Test func saysWhatADestinationLearnsFromAllItsLinks() {
    let learns = Self.ledger(Self.pages).destinations[0].learns
    #expect(learns.contains(.carried(["ref"], links: Self.ledger(Self.pages).destinations[0].occurrences.count)))
    #expect(learns.contains(.plainHTTP(.some)))
  }

  @Test func aDraftIsAPageOfItsOwn() {
    let draft = PageReference(path: "privacy/draft/index.html", title: "Draft", policy: "privacy")
    let ledger = Self.ledger([(Self.links("https://a.com/"), draft)])
    #expect(ledger.destinations[0].policies.isEmpty)
    #expect(ledger.destinations[0].pages.map(\.page) == [draft])
  }

  @Test(arguments: 0..<20)
  func theOrderOfAddingAndMergingDoesNotShow(_ seed: Int) {
    var generator = SplitMix(state: UInt64(seed))
    let shuffled = Self.pages.shuffled(using: &generator)
    let cut = Int.random(in: 0...shuffled.count, using: &generator)
    let (left, right) = (Self.ledger(Array(shuffled[..<cut])), Self.ledger(Array(shuffled[cut...])))
    var (one, other) = (left, right)
    one.merge(right)
    other.merge(left)
    let expected = Self.text(of: Self.ledger(Self.pages))
    #expect(Self.text(of: one) == expected)
    #expect(Self.text(of: other) == expected)
  }

  @Test func remembersTheMostPresentStandingOfALink() throws {
    var ledger = Ledger()
    let links = Self.links("https://a.com/")
    ledger.add(links, on: Self.version("2020-01-01"), standing: .archived)
    #expect(ledger.destinations[0].standing == .archived)
    ledger.add(links, on: Self.version("2022-01-01"), standing: .upcoming)
    ledger.add(Self.links("https://b.com/"), on: Self.version("2021-01-01"), standing: .current)
    #expect(ledger.destinations.map(\.standing) == [.upcoming, .current])
  }

  @Test func staysSmallOverManyVersions() {
    var ledger = Ledger()
    let links = (0..<50).map { Self.classifier.linkOut(href: "https://h\($0).com/", label: "h") }
    for year in 1000..<2000 { ledger.add(links, on: Self.version("\(year)-01-01")) }
    #expect(ledger.records.count == 50)
    #expect(ledger.destinations.allSatisfy { $0.policies[0].occurrences[0].pageCount == 1000 })
  }

  @Test func namesWhatAVersionGainedAndLost() {
    let change = DestinationChange(
      from: Self.links("https://b.com", "https://a.com", "/x"),
      to: Self.links("https://d.com", "https://c.com", "https://x.a.com"))
    #expect(change.gained == ["c.com", "d.com"])
    #expect(change.lost == ["b.com"])
    #expect(!change.isEmpty)
    #expect(DestinationChange(from: Set<String>(), to: []).isEmpty)
  }
}

/// A small generator whose sequence depends on its seed alone.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
