import Testing

@testable import Disclosure

@Suite struct LearnsTests {
  static let visit =
    "Following a link to a.com shows it your IP address, the time and details of your browser, "
    + "and any cookies it set before."

  private func links(_ hrefs: String..., policy: ReferrerPolicy = .noReferrer) -> [LinkOut] {
    let classifier = Classifier(ownHost: "site.example", firstParty: ["own.example"], catalogue: .empty, policy: policy)
    return hrefs.map { classifier.linkOut(href: $0, label: "x") }
  }

  @Test func saysWhatEveryVisitShows() {
    #expect(
      Learns.sentences(for: links("https://a.com")) == [Self.visit, "It is not told which page you came from."])
  }

  @Test func saysAtMostWhereAReferrerIsSent() {
    #expect(
      Learns.sentences(for: links("https://a.com", policy: .origin))[1]
        == "It is told at most this site’s address (origin).")
    #expect(
      Learns.sentences(for: links("https://a.com", policy: .unsafeURL))[1]
        == "It is told at most the full address of the page.")
  }

  @Test func theMostTellingLinkDecides() {
    #expect(
      Learns.sentences(for: links("http://a.com", "https://a.com", policy: .strictOrigin)) == [
        Self.visit, "It is told at most this site’s address (origin).",
        "Some of the links use plain HTTP: anyone on the way can read what is sent.",
      ])
  }

  @Test func namesParametersAndPlainHTTPAndAffiliates() {
    #expect(
      Learns.sentences(for: links("http://a.com/?utm_source=x&utm_medium=y&affid=3")) == [
        Self.visit, "It is not told which page you came from.",
        "The address carries affid, utm_medium and utm_source, which may tell it where the link was placed.",
        "This is an affiliate link: this site may be paid when you follow it.",
        "The link uses plain HTTP: anyone on the way can read what is sent.",
      ])
  }

  @Test func namesTheDomainWhereLinksGoToSeveralOfItsHosts() {
    #expect(Learns.sentences(for: links("https://b.a.com", "https://c.a.com"))[0] == Self.visit)
  }

  @Test func treatsOtherHostsOfTheOwnerAlike() {
    #expect(
      Learns.sentences(for: links("https://own.example"))[0].hasPrefix("Following a link to own.example shows it"))
  }

  @Test func linksThatStayOnTheSiteTellNobodyAnything() {
    #expect(Learns.sentences(for: links("/x", "#y", "https://site.example/")).isEmpty)
    #expect(Learns.sentences(for: []).isEmpty)
  }

  @Test func whatSeveralDestinationsLearnAlikeIsSaidOnce() {
    let groups = [links("https://a.com", "http://a.com"), links("https://b.com/?utm_source=x")]
    #expect(
      Learns.shared(by: groups) == [
        "Following one of these links shows the destination your IP address, the time and details of your browser, "
          + "and any cookies it set before.", "It is not told which page you came from.",
      ])
    #expect(
      groups.map(Learns.beyondShared) == [
        ["Some of the links use plain HTTP: anyone on the way can read what is sent."],
        ["The address carries utm_source, which may tell it where the link was placed."],
      ])
  }

  @Test func whatDiffersIsSaidForEach() {
    #expect(Learns.shared(by: [links("https://a.com")]) == nil, "there is nothing to share")
    #expect(Learns.shared(by: [links("https://a.com"), links("http://b.com", policy: .strictOrigin)]) != nil)
    #expect(
      Learns.shared(by: [links("https://a.com", policy: .strictOrigin), links("http://b.com", policy: .strictOrigin)])
        == nil)
  }

  @Test func whatAPageLoadsIsToldWithoutAClick() {
    let classifier = Classifier(ownHost: nil, firstParty: [], catalogue: .empty, embeds: ["a.com"])
    let image = classifier.embed(href: "https://cdn.a.com/x.png", label: "<img src>", carriesPolicy: true)
    let video = classifier.embed(href: "https://cdn.a.com/x.mp4", label: "<video src>", carriesPolicy: false)
    let opening =
      "Opening a page that loads from cdn.a.com shows it your IP address, the time and details of your browser, "
      + "and any cookies it set before, without a click."
    #expect(Learns.sentences(for: [image]) == [opening, "It is not told which page you came from."])
    #expect(Learns.sentences(for: [image, video]) == [opening, "It is told at most the full address of the page."])
    #expect(Learns.shared(by: [[image], links("https://b.com")]) == nil)
    #expect(classifier.allowsEmbeds(from: "cdn.a.com") && !classifier.allowsEmbeds(from: "nota.com"))
  }

  @Test func saysWhatAContactLearns() {
    #expect(
      Learns.sentences(for: links("mailto:a@b.example")) == [
        "Writing to a@b.example shows its owner your e-mail address and what you write."
      ])
    #expect(Learns.sentences(for: links("tel:+1"))[0].hasPrefix("Calling +1 shows"))
  }
}
