import Testing

@testable import Disclosure

@Suite struct LearnsTests {
  private func links(_ hrefs: String..., policy: ReferrerPolicy = .noReferrer) -> [LinkOut] {
    let classifier = Classifier(ownHost: "site.example", firstParty: ["own.example"], catalogue: .empty, policy: policy)
    return hrefs.map { classifier.linkOut(href: $0, label: "x") }
  }

  @Test func saysWhatEveryVisitShows() {
    #expect(Exposure.facts(for: links("https://a.com")) == [.fromVisit(["a.com"]), .told(.nothing)])
  }

  @Test func saysAtMostWhereAReferrerIsSent() {
    #expect(Exposure.facts(for: links("https://a.com", policy: .origin))[1] == .told(.origin))
    #expect(Exposure.facts(for: links("https://a.com", policy: .unsafeURL))[1] == .told(.fullAddress))
  }

  @Test func theMostTellingLinkDecides() {
    #expect(
      Exposure.facts(for: links("http://a.com", "https://a.com", policy: .strictOrigin)) == [
        .fromVisit(["a.com"]), .told(.origin), .plainHTTP(.some),
      ])
  }

  @Test func namesParametersAndPlainHTTPAndAffiliates() {
    #expect(
      Exposure.facts(for: links("http://a.com/?utm_source=x&utm_medium=y&affid=3")) == [
        .fromVisit(["a.com"]), .told(.nothing), .carried(["affid", "utm_medium", "utm_source"], links: 1),
        .affiliate(.all(1)), .plainHTTP(.all(1)),
      ])
  }

  @Test func namesTheDomainWhereLinksGoToSeveralOfItsHosts() {
    #expect(Exposure.facts(for: links("https://b.a.com", "https://c.a.com"))[0] == .fromVisit(["a.com"]))
  }

  @Test func treatsOtherHostsOfTheOwnerAlike() {
    #expect(Exposure.facts(for: links("https://own.example"))[0] == .fromVisit(["own.example"]))
  }

  @Test func linksThatStayOnTheSiteTellNobodyAnything() {
    #expect(Exposure.facts(for: links("/x", "#y", "https://site.example/")).isEmpty)
    #expect(Exposure.facts(for: []).isEmpty)
  }

  @Test func whatSeveralDestinationsLearnAlikeIsSaidOnce() {
    let groups = [links("https://a.com", "http://a.com"), links("https://b.com/?utm_source=x")]
    #expect(Exposure.shared(by: groups) == [.fromEachVisit, .told(.nothing)])
    #expect(groups.map(Exposure.beyondShared) == [[.plainHTTP(.some)], [.carried(["utm_source"], links: 1)]])
  }

  @Test func whatDiffersIsSaidForEach() {
    #expect(Exposure.shared(by: [links("https://a.com")]) == nil, "there is nothing to share")
    #expect(Exposure.shared(by: [links("https://a.com"), links("http://b.com", policy: .strictOrigin)]) != nil)
    #expect(
      Exposure.shared(by: [links("https://a.com", policy: .strictOrigin), links("http://b.com", policy: .strictOrigin)])
        == nil)
  }

  @Test func whatAPageLoadsIsToldWithoutAClick() {
    let classifier = Classifier(ownHost: nil, firstParty: [], catalogue: .empty, embeds: ["a.com"])
    let image = classifier.embed(href: "https://cdn.a.com/x.png", label: "<img src>", carriesPolicy: true)
    let video = classifier.embed(href: "https://cdn.a.com/x.mp4", label: "<video src>", carriesPolicy: false)
    #expect(Exposure.facts(for: [image]) == [.fromLoading(["cdn.a.com"]), .told(.nothing)])
    #expect(Exposure.facts(for: [image, video]) == [.fromLoading(["cdn.a.com"]), .told(.fullAddress)])
    #expect(Exposure.shared(by: [[image], links("https://b.com")]) == nil)
    #expect(classifier.allowsEmbeds(from: "cdn.a.com") && !classifier.allowsEmbeds(from: "nota.com"))
  }

  @Test func saysWhatAContactLearns() {
    #expect(Exposure.facts(for: links("mailto:a@b.example")) == [.contact(.mail, "a@b.example")])
    #expect(Exposure.facts(for: links("tel:+1")) == [.contact(.phone, "+1")])
  }
}
