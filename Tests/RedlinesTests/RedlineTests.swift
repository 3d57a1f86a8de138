import Comparison
import Disclosure
import Foundation
import Links
import Markdown
import Policies
import Redlines
import TestSupport
import Testing
import Words

/// The rendering of comparisons, over the cases of the comparison itself.
@Suite struct RedlineTests {
  static let cases = CaseFolder.all(beside: #filePath, in: "../ComparisonTests/Cases")

  private static func text(_ folder: CaseFolder, _ name: String) throws -> ComparableText {
    ComparableText(try PolicyText(parsing: folder.bytes(name)))
  }

  private static func read(_ old: ComparableText, _ new: ComparableText) -> (RedlineReader, Comparison) {
    let comparison = Comparison(old, new)
    return (RedlineReader(render(comparison)), comparison)
  }

  @Test(arguments: cases)
  func isWellFormed(_ folder: CaseFolder) throws {
    let (reader, _) = Self.read(try Self.text(folder, "old.md"), try Self.text(folder, "new.md"))
    #expect(reader.faults == [])
    #expect(Set(reader.identifiers).count == reader.identifiers.count)
    for table in reader.tables { #expect(Set(table).count <= 1, "\(table)") }
  }

  @Test(arguments: cases)
  func givesBackTheNewText(_ folder: CaseFolder) throws {
    let (old, new) = (try Self.text(folder, "old.md"), try Self.text(folder, "new.md"))
    let reader = Self.read(old, new).0
    #expect(reader.text(dropping: [.deleted, .movedFrom]) == Self.read(new, new).0.text(dropping: []))
  }

  /// Those that show every word of the old text once, as it spells it: words that read the same are shown as the new text
  /// spells them, and a move at both places.
  private static let casesOfOldTexts = cases.filter { folder in
    guard let old = try? text(folder, "old.md"), let new = try? text(folder, "new.md") else { return true }
    return Comparison(old, new).rows.allSatisfy { row in
      row.move == nil && row.formats.allSatisfy { $0.kind != .typography }
    }
  }

  @Test func mostCasesGiveBackTheOldText() { #expect(Self.casesOfOldTexts.count > Self.cases.count / 2) }

  @Test(arguments: casesOfOldTexts)
  func givesBackTheOldText(_ folder: CaseFolder) throws {
    let (old, new) = (try Self.text(folder, "old.md"), try Self.text(folder, "new.md"))
    #expect(Self.read(old, new).0.text(dropping: [.inserted]) == Self.read(old, old).0.text(dropping: []))
  }

  private static func html(_ old: String, _ new: String) throws -> String {
    render(
      Comparison(
        ComparableText(try PolicyText(parsing: old.utf8)), ComparableText(try PolicyText(parsing: new.utf8))))
  }

  private static func render(_ comparison: Comparison) -> String {
    var classifier = LinkClassifier(Classifier(ownHost: nil, firstParty: [], catalogue: .empty), .english)
    let links = LinkTable(comparison.new, isCaptured: true, classifier: &classifier)
    var html = HTMLBuffer()
    var renderer = RedlineRenderer(comparison, links: links)
    renderer.render(into: &html, folds: true)
    return html.string
  }

  @Test func endsAFootnoteOfNumberedLinesWithOneArrow() throws {
    let text = "Fees are due.[^1]\n\n[^1]: In this order:\\\n    1\\. the fee;\\\n    2\\. the deposit.\n"
    #expect(try Self.html(text, text).components(separatedBy: "↩").count == 2)
  }

  @Test func keepsAMovedClauseWhereItWasAndWhereItIs() throws {
    let card = "A lost card is replaced within a day and costs two crowns.\n\n"
    let rest = "The library opens at nine.\n\nBooks are lent for three weeks.\n\n"
    let html = try Self.html(card + rest, rest + card)
    #expect(html.contains("id=\"change-1-from\""))
    #expect(html.contains("href=\"#change-1-from\""))
    #expect(!html.contains("<ins") && !html.contains("<del"))
  }

  @Test func partsWordsThatStoodApart() throws {
    let reader = RedlineReader(try Self.html("Bring a bag. Bring a key.", "Bring a bag."))
    #expect(reader.segments.map(\.text).joined().contains("bag. Bring"))
    let replaced = RedlineReader(try Self.html("Please bring your old bag", "Please bring your old key"))
    #expect(replaced.segments.map(\.text).joined().contains("bag key"))
  }

  @Test func keepsEveryCellInItsColumn() throws {
    let table = "| a | b | c |\n| - | - | - |\n| rye | 5 | 6 |\n"
    let html = try Self.html(table, table.replacing("5 | 6", with: "7 | 8"))
    let cells = html.components(separatedBy: "<td>").dropFirst().map { $0.components(separatedBy: "</td>")[0] }
    let changed = cells.filter { $0.contains("<ins") }
    #expect(changed.count == 2)
    #expect(changed.allSatisfy { $0.contains("<del") })
  }

  @Test func runsNothingThatATextBrings() throws {
    let html = try Self.html("Safe.", "Safe. <script>alert(1)</script> [x](javascript:alert(2)) <img src=x onerror=y>")
    #expect(!html.contains("<script") && !html.contains("<img") && !html.contains("href=\"javascript:"))
  }
}
