import Foundation
import Site
import TestSupport
import Testing

/// The history as data that programs read.
@Suite struct PublishedHistoryTests {
  private func build(asOf day: String = "2026-01-01", settings: String = "") async throws -> SiteFixture {
    let fixture = try SiteFixture(
      asOf: day,
      [
        "content/site.yml": "base-url: https://a.example/\n" + settings,
        "content/policies/own/2024-05-25.md": "# Own\n\nThe fee is 10 euros.\n",
        "content/policies/own/2025-01-15.md": "---\nsummary: Dearer\n---\n# Own\n\nThe fee is 12 euros.\n",
        "content/policies/own/2027-01-15.md": "# Own\n\nThe fee is 14 euros.\n",
        "content/policies/shop/2024-05-25.md":
          "---\nsource: \"https://shop.example/a b?c=<d>&e\"\ncaptured: 2024-05-25T10:11:12Z\n---\n# Shop\n\nThe fee is 10.\n",
        "content/policies/shop/2024-05-25-2.md":
          "---\narchived: 2024-05-25\ntechnical-upgrade: true\n---\n# Shop\n\nThe fee is 10 euros.\n",
      ])
    let build = try await fixture.build()
    #expect(fixture.report(build.diagnostics) == "")
    return fixture
  }

  // MARK: TimeMap

  /// A link of RFC 6690 link format.
  private struct Link: Equatable {
    var target: String
    var attributes: [String: String]
  }

  /// Reads link format by its grammar: `<URI-Reference> *( OWS ";" OWS name "=" quoted-string )`, joined by commas.
  private func links(_ text: String) throws -> [Link] {
    var rest = Substring(text)
    func skipSpace() { rest = rest.drop { $0.isWhitespace } }
    func take(_ character: Character) throws { try #require(rest.popFirst() == character) }
    func take(until end: Character) throws -> String {
      let part = rest.prefix { $0 != end }
      rest = rest.dropFirst(part.count)
      try take(end)
      return String(part)
    }
    var links: [Link] = []
    while true {
      skipSpace()
      try take("<")
      var link = Link(target: try take(until: ">"), attributes: [:])
      skipSpace()
      while rest.first == ";" {
        try take(";")
        skipSpace()
        let name = try take(until: "=")
        try take("\"")
        try #require(link.attributes.updateValue(try take(until: "\""), forKey: name) == nil)
        skipSpace()
      }
      links.append(link)
      if rest.isEmpty { return links }
      try take(",")
    }
  }

  @Test func aTimeMapNamesTheMementosOfAnOwnPolicy() async throws {
    let fixture = try await build()
    let base = "https://a.example/own/"
    #expect(
      try links(fixture.folder.text("output/own/timemap.link")) == [
        Link(target: base, attributes: ["rel": "original"]),
        Link(
          target: base + "timemap.link",
          attributes: [
            "rel": "self", "type": "application/link-format", "from": "Sat, 25 May 2024 00:00:00 GMT",
            "until": "Wed, 15 Jan 2025 00:00:00 GMT",
          ]),
        Link(
          target: base + "versions/2024-05-25/",
          attributes: ["rel": "first memento", "datetime": "Sat, 25 May 2024 00:00:00 GMT"]),
        Link(
          target: base + "versions/2025-01-15/",
          attributes: ["rel": "last memento", "datetime": "Wed, 15 Jan 2025 00:00:00 GMT"]),
      ])
  }

  @Test func theOriginalOfACaptureIsWhereItWasCaptured() async throws {
    let map = try links(await build().folder.text("output/shop/timemap.link"))
    #expect(map.first?.target == "https://shop.example/a%20b?c=%3Cd%3E&e")
    #expect(
      map.map { $0.attributes["datetime"] } == [
        nil, nil, "Sat, 25 May 2024 00:00:00 GMT", "Sat, 25 May 2024 10:11:12 GMT",
      ])
  }

  /// Two captures of one day, filed in another order than they were made in.
  @Test func theMementosOfADayStandInTheOrderOfTheirTimes() async throws {
    let map = try links(await build().folder.text("output/shop/timemap.link"))
    #expect(map[1].attributes["from"] == "Sat, 25 May 2024 00:00:00 GMT")
    #expect(map[1].attributes["until"] == "Sat, 25 May 2024 10:11:12 GMT")
    #expect(map.map { $0.attributes["rel"] } == ["original", "self", "first memento", "last memento"])
  }

  @Test func beforeTheFirstVersionTheTimeMapHasNoMemento() async throws {
    #expect(try links(await build(asOf: "2020-01-01").folder.text("output/own/timemap.link")).count == 2)
  }

  // MARK: history.json

  @Test func theSchemaNamesEveryKeyThatIsWritten() async throws {
    let fixture = try await build()
    func object(_ data: Data) throws -> [String: Any] {
      try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }
    func properties(_ schema: Any?) throws -> [String: Any] {
      try #require((schema as? [String: Any])?["properties"] as? [String: Any])
    }
    let schema = try object(Data(contentsOf: ProjectFolder.url.appending(path: "docs/history.schema.json")))
    let known = try properties(schema)
    let entry = try #require((known["versions"] as? [String: Any])?["items"] as? [String: Any])
    for policy in ["own", "shop"] {
      let history = try object(Data(fixture.folder.text("output/\(policy)/history.json").utf8))
      #expect(Set(history.keys).isSubset(of: known.keys))
      #expect(Set(try #require(schema["required"] as? [String])).isSubset(of: history.keys))
      for version in try #require(history["versions"] as? [[String: Any]]) {
        #expect(Set(version.keys).isSubset(of: try properties(entry).keys))
        #expect(Set(try #require(entry["required"] as? [String])).isSubset(of: version.keys))
        guard let changes = version["changes"] as? [String: Any] else { continue }
        #expect(Set(changes.keys) == Set(try properties(try properties(entry)["changes"]).keys))
      }
    }
  }

  @Test func aTechnicalUpgradeIsMarkedAndNoNews() async throws {
    let fixture = try await build()
    let history = try fixture.folder.text("output/shop/history.json")
    #expect(history.contains("\"technicalUpgrade\" : true"))
    #expect(
      try fixture.folder.text("output/shop/versions/index.html").contains("The tools that capture this text changed"))
    let feed = try fixture.folder.text("output/shop/feed.xml")
    #expect(feed.split(separator: "<entry>").count == 2)
    #expect(!feed.contains("2024-05-25-to-2024-05-25-2"))
  }

  @Test func aSiteMayAnnounceTechnicalUpgradesToo() async throws {
    let fixture = try await build(settings: "feeds-include: [technical-upgrade]\n")
    #expect(try fixture.folder.text("output/shop/feed.xml").contains("2024-05-25-to-2024-05-25-2"))
  }

  @Test func feedsTellWhatChangedAndLinkTheRedline() async throws {
    let feed = try await build().folder.text("output/own/feed.xml")
    #expect(feed.contains("<summary>Dearer Takes effect on 15 January 2025. Changes: 1 edited.</summary>"))
    #expect(feed.contains("href=\"https://a.example/own/changes/2024-05-25-to-2025-01-15/\""))
    #expect(!feed.contains("2027"))
  }
}
