import Foundation
import TestSupport
import Testing

/// The grid of sections by versions, and the plots of a history.
@Suite struct SectionsPageTests {
  private static func terms(fee: String, _ rest: String = "## Records\n\nWe keep records for thirty days.\n") -> String
  {
    "# Terms\n\n## Fees\n\nThe fee is \(fee) euros a month, to be paid on its first day.\n\n\(rest)"
  }

  /// The cells of the row of a section, as their text with tags taken out.
  private func cells(_ section: String, in page: String) throws -> [String] {
    let row = try #require(page.split(separator: "\n").first { $0.contains(">\(section)</a></th>") })
    return row.split(separator: "<td", omittingEmptySubsequences: false).dropFirst().map { cell in
      String("<td\(cell)".replacing(#/<[^>]*>/#, with: ""))
    }
  }

  @Test func aCellLeadsToTheChangeInTheRedline() async throws {
    let fixture = try SiteFixture([
      "content/policies/terms/2023-01-01.md": Self.terms(fee: "ten"),
      "content/policies/terms/2024-01-01.md": Self.terms(fee: "twelve"),
      "content/policies/terms/2025-01-01.md": Self.terms(fee: "twelve", ""),
    ])
    try await fixture.build()
    let page = try fixture.folder.text("output/terms/sections/index.html")
    #expect(try cells("Fees", in: page) == ["+ new", "±1 changed", "="])
    #expect(try cells("Records", in: page) == ["+ new", "=", "− removed"])
    #expect(page.contains("<a href=\"../../terms/changes/2023-01-01-to-2024-01-01/index.html#change-1\">±1<span"))
    let redline = try fixture.folder.text("output/terms/changes/2023-01-01-to-2024-01-01/index.html")
    #expect(redline.contains("id=\"change-1\""))
    // What is gone leads to the last version that has it.
    #expect(page.contains("<a href=\"../../terms/versions/2024-01-01/index.html#records\">Records</a>"))
    let history = try fixture.folder.text("output/terms/versions/index.html")
    #expect(history.contains("href=\"../../terms/sections/index.html\""))
  }

  @Test func aVersionThatChangedNoSectionHasNoColumn() async throws {
    let fixture = try SiteFixture([
      "content/policies/terms/2023-01-01.md": Self.terms(fee: "ten"),
      "content/policies/terms/2024-01-01.md": Self.terms(fee: "ten"),
    ])
    try await fixture.build()
    let page = try fixture.folder.text("output/terms/sections/index.html")
    #expect(try cells("Fees", in: page) == ["+ new"])
    #expect(page.contains("One of them changed no section"))
  }

  @Test func aLongHistoryIsSummedUpByYearsAndHasAPageForEach() async throws {
    let fixture = try SiteFixture()
    for number in 0..<30 {
      let day = "\(2023 + number / 12)-\(String(format: "%02d", number % 12 + 1))-01"
      try fixture.folder.write(["content/policies/terms/\(day).md": Self.terms(fee: "\(number / 2)")])
    }
    try await fixture.build()
    let page = try fixture.folder.text("output/terms/sections/index.html")
    #expect(try cells("Fees", in: page) == ["+6 versions, new", "±6 versions, changed", "±3 versions, changed"])
    #expect(try cells("Records", in: page) == ["+ new", "=", "="])
    #expect(page.contains("<th scope=\"col\"><a href=\"../../terms/sections/2024/index.html\">2024</a></th>"))
    let year = try fixture.folder.text("output/terms/sections/2024/index.html")
    #expect(try cells("Fees", in: year).count == 6)
    #expect(!year.contains(">Records</a></th>"))
    #expect(year.contains("1 of 2 sections changed in 2024, in 6 of 12 versions."))
  }

  @Test func whatWentAndCameBackWithinAYearHasChangedInIt() async throws {
    let fixture = try SiteFixture()
    for number in 0..<25 {
      let day = "\(2022 + number / 12)-\(String(format: "%02d", number % 12 + 1))-01"
      let isGone = number == 14 || number == 24
      try fixture.folder.write([
        "content/policies/terms/\(day).md": isGone ? Self.terms(fee: "ten", "") : Self.terms(fee: "ten")
      ])
    }
    try await fixture.build()
    let page = try fixture.folder.text("output/terms/sections/index.html")
    #expect(try cells("Records", in: page) == ["+ new", "±2 versions, changed", "− removed"])
  }

  @Test func everyPlotSaysInWordsWhatItShows() async throws {
    let fixture = try SiteFixture(
      asOf: "2025-06-01",
      [
        "content/policies/terms/2023-01-01.md": Self.terms(fee: "ten"),
        "content/policies/terms/2024-01-01.md": Self.terms(
          fee: "twelve", "## More\n\nMuch more is said here than before.\n"),
        "content/policies/terms/2025-01-01.md": Self.terms(fee: "twelve"),
        "content/policies/terms/2026-01-01.md": Self.terms(fee: "twenty", ""),
      ])
    try await fixture.build()
    let page = try fixture.folder.text("output/terms/versions/index.html")
    let captions = page.matches(of: #/<figcaption id="([^"]*)"><b>([^<]*)</b> ([^<]*)</#).map(\.output)
    #expect(captions.map { String($0.2) } == ["Versions", "Length", "Reading grade", "Third parties", "Changes"])
    #expect(captions.first?.3 == "Superseded: 2; in force: 1 January 2025; upcoming: 1.")
    #expect(
      captions.dropFirst().first?.3.hasPrefix(
        "From 23 to 16 words between 2023 and 2026; most in the version of 1 January 2024: ") == true)
    for caption in captions { #expect(page.contains("aria-labelledby=\"\(caption.1)\"")) }
    // The same figures stand in a table.
    #expect(page.contains("2026-01-01</a></th><td>upcoming</td><td>16</td>"))
  }

  @Test func oneVersionHasNeitherGridNorPlots() async throws {
    let fixture = try SiteFixture(["content/policies/terms/2023-01-01.md": Self.terms(fee: "ten")])
    try await fixture.build()
    #expect(!fixture.folder.exists("output/terms/sections/index.html"))
    #expect(try !fixture.folder.text("output/terms/versions/index.html").contains("<svg"))
  }
}
