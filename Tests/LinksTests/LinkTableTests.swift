import Disclosure
import Policies
import Testing
import Words

@testable import Links

@Suite struct LinkTableTests {
  private static func table(_ source: String, isCaptured: Bool = false) throws -> LinkTable {
    var classifier = LinkClassifier(
      Classifier(ownHost: "site.example", firstParty: [], catalogue: .empty, embeds: ["maps.example"]), .english)
    return LinkTable(try PolicyText(parsing: source.utf8), isCaptured: isCaptured, classifier: &classifier)
  }

  @Test(arguments: [
    ("![a](https://maps.example/a.png) ![a](https://maps.example/a.png)", 2, 1),
    ("![a](https://maps.example/a.png) ![b](https://maps.example/a.png)", 2, 1),
    ("![a](https://maps.example/a.png) ![a](https://maps.example/b.png)", 2, 2),
    ("![a](https://maps.example/a.png) [a](https://maps.example/a.png)", 2, 2),
    ("[a](https://a.example/) [a](https://a.example/) [a](https://a.example/)", 3, 1),
    ("[a](https://a.example/) [b](https://a.example/)", 2, 2),
    ("![a](https://a.example/) ![a](https://a.example/)", 2, 1),
    ("[a](#b) [a](#b)", 0, 0),
  ])
  func hasEachLinkAndEachPictureOnce(_ source: String, _ outward: Int, _ distinct: Int) throws {
    let table = try Self.table(source)
    #expect(table.outward.count == outward)
    #expect(table.distinct.count == distinct)
    #expect(Set(table.distinct).count == distinct)
  }

  @Test func addsWhatRawHTMLLeadsToOnce() throws {
    var table = try Self.table("[a](https://a.example/)")
    let other = try Self.table("[a](https://a.example/) [b](https://b.example/) [b](https://b.example/)")
    table.add(other.outward)
    #expect(table.outward.map(\.label) == ["a", "b", "b"])
    #expect(table.distinct.map(\.label) == ["a", "b"])
  }

  @Test func picturesOfACapturedTextAreNotLoaded() throws {
    let table = try Self.table("![a](https://maps.example/a.png) ![a](https://maps.example/a.png)", isCaptured: true)
    #expect(table.remoteImages.count == 2)
    #expect(table.distinct.map(\.isEmbed) == [false])
  }
}
