import Diagnostics

/// The days on which a text says that it was last changed.
enum StatedDayCheck: Check {
  static let rules: [Rule] = [.dayContradicted]

  private static var statement: Regex<(Substring, Substring)> {
    /(?i:\b(?:last|most recently) (?:updated|modified|revised|changed)(?: on| as of)?:? {1,3})((?:\d{1,2}(?:st|nd|rd|th)? )?(?:January|February|March|April|May|June|July|August|September|October|November|December) (?:\d{1,2}(?:st|nd|rd|th)?, )?\d{4}|\d{4}-\d{2}-\d{2})/
  }

  static func run(on text: CheckedText, _ findings: inout DiagnosticCollector) {
    let pattern = statement
    var first: (day: String, written: Substring, place: Range<Int>)?
    for block in text.blocks where block.words.utf8.count < 1_000 {
      guard block.words.contains(/(?i)(?:updated|modified|revised|changed)/),
        let match = block.words.firstMatch(of: pattern)
      else { continue }
      let day = normalized(match.output.1)
      let place = block.place(of: match.output.1.startIndex..<match.output.1.endIndex)
      guard let first else {
        first = (day, match.output.1, place)
        continue
      }
      guard first.day != day else { continue }
      let line = text.file.position(ofByte: first.place.lowerBound).line
      findings.report(
        .dayContradicted, "the text was last changed on \(match.output.1), and on \(first.written) in line \(line)",
        at: place, "one of the two is old: correct it, or say it once")
    }
  }

  /// Numbers and month in one order.
  private static func normalized(_ day: Substring) -> String {
    day.replacing(/(\d)(?:st|nd|rd|th)/) { $0.output.1 }.split { " ,-".contains($0) }.sorted().joined(separator: " ")
  }
}

extension Rule {
  static let dayContradicted = Rule(
    "date-contradiction", .warning, .dates, "A text states two different dates of its last change",
    why: "Readers cannot know which date is right.",
    wrong: "Last updated: 1 May 2024\n\n…\n\nLast updated on 15 January 2025",
    right: "Last updated: 15 January 2025")
}
