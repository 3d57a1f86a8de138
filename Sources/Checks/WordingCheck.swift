import Diagnostics
import Policies

/// Words that nobody meant to publish.
enum WordingCheck: Check {
  static let rules: [Rule] = [.placeholder, .garbled]

  private static var placeholder: Regex<Substring> {
    /\[[A-Z][A-Z0-9 _\/.,&'’-]{2,50}\]|\[(?:[Ii]nsert|[Ff]ill in|[Yy]our|[Nn]ame of|[Cc]ompany|[Dd]ate|[Aa]ddress)\b[^\]\[]{0,60}\]|\b(?:TODO|TBD|FIXME|TBC)\b|(?i:lorem ipsum)|\bX{3,}\b(?![-)])|\bXX\b(?= (?:days?|months?|years?|hours?|%))|_{4,}|\{\{[^{}]{1,60}\}\}|<<[^<>]{1,60}>>/
  }

  static func run(on text: CheckedText, _ findings: inout DiagnosticCollector) {
    let pattern = placeholder
    for block in text.blocks {
      if mayHoldPlaceholder(block.words), let match = block.words.firstMatch(of: pattern) {
        findings.report(
          .placeholder, "\"\(match.output)\" is still to be filled in", at: block.place(of: match.range),
          "write what belongs there")
      }
      let words = Array(block.words.utf8)
      if let repair = Mojibake.repairs(in: words[...]).first {
        findings.report(
          .garbled,
          "\"\(String(decoding: words[repair.range], as: UTF8.self))\" was garbled; it stood for \(repair.repaired)",
          at: block.place(ofBytes: repair.range), "write \(repair.repaired), and save the file as UTF-8")
      }
    }
  }

  private static func mayHoldPlaceholder(_ words: String) -> Bool {
    words.utf8.contains {
      $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "<")
    }
      || words.contains("TODO") || words.contains("TB") || words.contains("FIXME") || words.contains("XX")
      || words.lowercased().contains("lorem")
  }
}

extension Rule {
  static let placeholder = Rule(
    "placeholder", .error, .wording, "A placeholder is not filled in",
    why: "One blank of a copied template was missed.", wrong: "[COMPANY NAME] keeps records for XX days.",
    right: "Larkspur Post Oy keeps records for 30 days.")
  static let garbled = Rule(
    "text-garbled", .warning, .wording, "Characters are garbled by a wrong encoding",
    why: "UTF-8 was read as Windows-1252, usually by a word processor.",
    wrong: "Larkspurâ€™s lockers", right: "Larkspur’s lockers")
}
