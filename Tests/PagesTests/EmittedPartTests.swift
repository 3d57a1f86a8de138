import Diagnostics
import Disclosure
import Links
import SitePaths
import Testing
import Words

@testable import Pages

/// HTML that no renderer wrote, as it is published.
@Suite struct EmittedPartTests {
  private static let catalogue = Catalogue([Catalogue.Entry(domain: "paid.example", isAffiliate: true)])

  private func part(_ html: String, policy: ReferrerPolicy = .noReferrer) -> EmittedPart {
    let classifier = Classifier(
      ownHost: "site.example", firstParty: [], catalogue: Self.catalogue, policy: policy, embeds: ["video.example"])
    let privacy = SitePath.page("privacy")
    let context = SiteContext.example(classifier, knownPaths: [privacy, SitePath("files/a.png")])
    return EmittedPart(Array(html.utf8), on: privacy, in: context, .english)
  }

  private func text(_ part: EmittedPart) -> String { String(decoding: part.html, as: UTF8.self) }

  /// Raw HTML, and what is published in its place.
  static let rows: [(String, String)] = [
    (
      #"<a href="https://a.example/x">A</a>"#,
      #"<a href="https://a.example/x" rel="noreferrer" referrerpolicy="no-referrer" data-linkout="a.example">A<span class="linkout"> (a.example)</span></a>"#
    ),
    (
      #"<a class=b target=_blank rel="Opener nofollow" HREF=//A.Example>at a.example</a>"#,
      #"<a class=b href="//a.example/" rel="nofollow noreferrer" referrerpolicy="no-referrer" data-linkout="a.example">at a.example</a>"#
    ),
    (
      #"<a href="https://bank.com@a.example/">bank.com</a>"#,
      #"<a href="https://a.example/" rel="noreferrer" referrerpolicy="no-referrer" data-linkout="a.example">bank.com<span class="linkout-warning"> leads to a.example, not to bank.com</span></a>"#
    ),
    (
      #"<a href="https://paid.example/"><b>Boxes</b></a>"#,
      #"<a href="https://paid.example/" rel="noreferrer sponsored" referrerpolicy="no-referrer" data-linkout="paid.example"><b>Boxes</b><span class="linkout"> (paid.example)</span><span class="affiliate"> affiliate link</span></a>"#
    ),
    (
      #"<a href="https://a.example/" data-linkout="a.example">A<span class="linkout"> (bank.example)</span></a>"#,
      #"<a href="https://a.example/" rel="noreferrer" referrerpolicy="no-referrer" data-linkout="a.example">A<span class="linkout"> (bank.example)</span><span class="linkout"> (a.example)</span></a>"#
    ),
    (#"<a href="/privacy/#x">P</a>"#, #"<a href="../privacy/index.html#x">P</a>"#),
    (#"<img src=/files/a.png alt="">"#, #"<img src="../files/a.png" alt="">"#),
    (
      #"<a href="mailto:x@a.example">Mail</a> <a href="?y">Y</a>"#,
      #"<a href="mailto:x@a.example">Mail</a> <a href="?y">Y</a>"#
    ),
    (
      #"<iframe src="https://video.example/1"></iframe>"#,
      #"<iframe referrerpolicy="no-referrer" src="https://video.example/1"></iframe>"#
    ),
    (
      #"<img srcset="https://video.example/1 1x, https://video.example/2 2x" referrerpolicy=unsafe-url>"#,
      #"<img srcset="https://video.example/1 1x, https://video.example/2 2x" referrerpolicy="no-referrer">"#
    ),
  ]

  @Test(arguments: rows)
  func givesEveryLinkWhatARendererWouldHaveGivenIt(_ html: String, _ published: String) {
    let part = part(html)
    #expect(part.refusals.isEmpty)
    #expect(text(part) == published)
    #expect(text(self.part(published)) == published, "what is disclosed stays as it is")
  }

  @Test func carriesTheReferrerPolicyOfTheSite() {
    #expect(text(part(#"<a href="https://a.example/">A</a>"#, policy: .origin)).contains(#" referrerpolicy="origin" "#))
    #expect(part(#"<a href="https://a.example/">A</a>"#, policy: .origin).links.map(\.referrer) == [.origin])
  }

  /// Raw HTML that is refused, and by which rule.
  static let refused: [(String, String)] = [
    ("<img src=https://a.example/x>", "remote-load"), ("<img srcset='x, https://a.example/x 2x'>", "remote-load"),
    ("<script src=//a.example/x></script>", "remote-load"),
    ("<link rel=preconnect href=https://a.example>", "remote-load"),
    ("<style>@import 'https://a.example/x'</style>", "remote-load"),
    ("<iframe srcdoc='<img src=https://a.example>'></iframe>", "remote-load"),
    ("<body background=https://a.example/x>", "remote-load"),
    ("<svg><use href=https://a.example/x#y /></svg>", "remote-load"),
    ("<form action=https://a.example/>", "form-out"), ("<button formaction=https://video.example/>", "form-out"),
    ("<a href=/privacy/ ping=https://a.example/>P</a>", "ping-out"),
    ("<meta http-equiv=refresh content='0;https://a.example/'>", "refresh-out"), ("<base href=/x/>", "base-element"),
    ("<a href='java&#10;script:alert(1)'>x</a>", "link-script"),
    ("<a href='https://xn--a/'>x</a>", "address-unreadable"),
    ("<img src='https://exa mple.com/'>", "address-unreadable"),
    ("<a href=https://a.example/>never closed", "link-undisclosed"),
    (
      "<p><a href=https://a.example/>never closed</p><p><a href=/privacy/>but another begins</a></p>",
      "link-undisclosed"
    ),
    ("<map><area href=https://a.example/ alt=A></map>", "link-undisclosed"),
    ("<svg><a href=https://a.example/><text>A</text></a></svg>", "link-undisclosed"),
  ]

  @Test(arguments: refused)
  func refusesWhatCannotBeDisclosed(_ html: String, _ rule: String) {
    let part = part(html)
    #expect(part.refusals.map(\.rule.id) == [rule])
    #expect(text(part) == html)
  }

  @Test func whatAnElementCannotLimitIsSaidToBeToldInFull() {
    let links = part("<video src=https://video.example/1></video><iframe src=https://video.example/2></iframe>").links
    #expect(links.map(\.referrer) == [.fullAddress, .nothing])
    #expect(links.map(\.isEmbed) == [true, true])
  }
}
