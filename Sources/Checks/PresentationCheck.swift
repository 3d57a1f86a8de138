import Diagnostics
import Markdown
import Policies

/// Tables, capitals and emphasis.
enum PresentationCheck: Check {
  static let rules: [Rule] = [.tableHeaderEmpty, .textCapitals, .emphasisWhole]

  static func run(on text: CheckedText, _ findings: inout DiagnosticCollector) {
    for block in text.blocks {
      guard let place = block.place else { continue }
      if block.kind == .paragraph { checkParagraph(block, place, &findings) }
    }
    checkTables(text, &findings)
  }

  private static func checkParagraph(
    _ block: CheckedBlock, _ place: Range<Int>, _ findings: inout DiagnosticCollector
  ) {
    let letters = block.words.unicodeScalars.filter(\.properties.isAlphabetic)
    if letters.count >= 60, letters.count(where: \.properties.isUppercase) * 10 > letters.count * 9 {
      findings.report(
        .textCapitals, "a paragraph is written in capitals", at: place,
        "write it in small letters; to make it stand out, give it a heading of its own")
    }
    let length = block.words.utf8.count
    let emphasis = block.spans.first { ($0.kind == .strong || $0.kind == .emphasis) && $0.words.count == length }
    guard emphasis != nil, length > 200 else { return }
    findings.report(
      .emphasisWhole, "a whole paragraph is emphasised", at: place,
      "emphasise the few words that matter, or give the paragraph a heading")
  }

  private static func checkTables(_ text: CheckedText, _ findings: inout DiagnosticCollector) {
    let document = text.text.document
    for (index, node) in document.nodes.enumerated() where node.kind == .tableRow && node.flags.contains(.header) {
      let cells = document.children(of: index).map { document.plainText(of: $0).allSatisfy(\.isWhitespace) }
      // The corner above the names of rows may be empty.
      guard cells.dropFirst().contains(true) || cells == [true] else { continue }
      let offset = text.lines.start(ofLine: Int(node.line))
      findings.report(
        .tableHeaderEmpty, "a column of the table has no heading", at: offset..<(offset + 1),
        "write in the first row what stands in each column")
    }
  }
}

extension Rule {
  static let tableHeaderEmpty = Rule(
    "table-header-empty", .warning, .accessibility, "A column of a table has no heading",
    basis: "WCAG 2.2, success criterion 1.3.1",
    why:
      "A screen reader announces the heading of the column with each cell.",
    wrong: "| Purpose | |\n|---|---|\n| Delivery | 30 days |",
    right: "| Purpose | Kept for |\n|---|---|\n| Delivery | 30 days |")
  static let textCapitals = Rule(
    "text-capitals", .note, .readability, "A paragraph is written in capitals",
    basis: "WCAG 2.2, success criterion 3.1.5",
    why:
      "Capitals are harder to read than ordinary text. Laws that require conspicuous text do not require capitals.",
    wrong: "IN NO EVENT WILL WE BE LIABLE TO YOU FOR ANY LOSS OF PROFIT THAT ARISES FROM THE USE OF A LOCKER.",
    right: "## Liability\n\nWe are not liable for any loss of profit that arises from the use of a locker.")
  static let emphasisWhole = Rule(
    "emphasis-whole", .note, .readability, "A whole paragraph is emphasised",
    why: "Emphasis on everything emphasises nothing, and long italics are hard to read for people with dyslexia.",
    wrong: "**(A paragraph of fifty words.)**",
    right: "You can withdraw **within 14 days**. (The rest of the paragraph.)")
}
