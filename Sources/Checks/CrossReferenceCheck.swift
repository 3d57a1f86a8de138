import Diagnostics
import Markdown
import Policies

/// Words such as "see section 5.2", held against the numbers that the text has.
enum CrossReferenceCheck: Check {
  static let rules: [Rule] = [.referenceBroken, .referenceMoved]

  static func run(on text: CheckedText, _ findings: inout DiagnosticCollector) {
    guard text.isEnglish else { return }
    let outline = NumberedOutline(text.text, Numbering(text).entries)
    guard outline.isNumbered else { return }
    let before = text.policy?.before.map { EarlierOutline($0) }
    for (index, block) in text.blocks.enumerated() {
      for reference in SectionReference.all(in: block.words) {
        let place = block.place(of: reference.range)
        // A link leads where its address says.
        guard !block.isLinked(reference.range.lowerBound) else { continue }
        if !outline.has(reference) {
          findings.report(
            .referenceBroken, "there is no section \(reference.description) in this text", at: place,
            outline.nearest(to: reference).map { "did you mean section \($0)?" } ?? "correct the number, or take it out"
          )
        } else if let before,
          let moved = before.place(of: reference, now: outline, inBlock: text.blocks[index].words)
        {
          findings.report(
            .referenceMoved,
            "section \(reference.description) was \"\(moved.title)\" in the version before; that is section \(moved.number) now",
            at: place, "write section \(moved.number), if \"\(moved.title)\" is still meant")
        }
      }
    }
  }
}

/// A reference to a section, clause or paragraph of the text itself.
struct SectionReference {
  let numbers: [Int]
  /// The letter of an item, from 1; nil without one.
  let item: Int?
  let range: Range<String.Index>

  var description: String {
    NumberLabel(numbers).description
      + (item.flatMap { Unicode.Scalar(UInt8(96 + min($0, 26))) }.map { "(\($0))" } ?? "")
  }

  private static var pattern: Regex<(Substring, Substring)> {
    /\b(?:[Ss]ections?|[Cc]lauses?|SECTIONS?) ((?:\d{1,2}(?:\.\d{1,2})*(?:\([a-z]\))?)(?:(?:, | and | or | to |–|-|, and |, or )\d{1,2}(?:\.\d{1,2})*(?:\([a-z]\))?)*)(?!\w)(?!\.\d)/
  }

  static func all(in words: String) -> [SectionReference] {
    guard words.contains("ection") || words.contains("lause") || words.contains("SECTION") else { return [] }
    let number = /\d{1,2}(?:\.\d{1,2})*(?:\([a-z]\))?/
    return words.matches(of: pattern).flatMap { match -> [SectionReference] in
      guard !isForeign(match.range, in: words) else { return [] }
      return match.output.1.matches(of: number).compactMap { found in
        let parts = found.output.split(separator: "(")
        let numbers = (parts.first ?? "").split(separator: ".").compactMap { Int($0) }
        let letter = parts.count > 1 ? parts[1].utf8.first.map { Int($0) - 96 } : nil
        return numbers.isEmpty ? nil : SectionReference(numbers: numbers, item: letter, range: found.range)
      }
    }
  }

  /// Whether another text is meant: a law, or a document that the words around name.
  private static func isForeign(_ range: Range<String.Index>, in words: String) -> Bool {
    let after = words[range.upperBound...].prefix(80)
    if after.contains(
      /^[^.;]{0,12}(?: of| in| under| to| from)? (?:the |our |its |their |that |your )?(?:\w+ ){0,4}?(?:Act|Code|Law|Regulation|Directive|GDPR|CCPA|Statute|Agreement|Addendum|Exhibit|Annex|Schedule|Policy|Clauses|SCCs|Rules|U\.S\.C)\b/
    ) {
      return !after.contains(#/^[^.;]{0,12} of (?:this|these) /#)
    }
    if after.contains(#/^ (?:of|in|under) (?:the|our|its|their|that|another|your) /#) {
      return !after.contains(/^ (?:of|in) the (?:terms|policy|text|agreement)\b/)
    }
    let before = words[..<range.lowerBound].suffix(48)
    return before.contains(
      /(?:Act|Code|Law|Regulation|Directive|GDPR|CCPA|U\.S\.C\.?|Statute|Ordinance|chapter \d+|Chapter \d+|Rules)[,:]? *(?:\w+ )?$/
    )
  }
}

/// The numbers that a text has.
struct NumberedOutline {
  private let numbers: Set<[Int]>
  private let titles: [[Int]: String]
  /// How many list items stand in a numbered section.
  private let items: [[Int]: Int]

  init(_ text: PolicyText, _ entries: [Numbering.Entry]) {
    var numbers: Set<[Int]> = []
    var titles: [[Int]: String] = [:]
    var items: [[Int]: Int] = [:]
    var owners: [Int: [Int]] = [:]
    for entry in entries {
      numbers.insert(entry.label.numbers)
      for length in 1..<max(1, entry.label.numbers.count) { numbers.insert(Array(entry.label.numbers.prefix(length))) }
      if let section = entry.section, text.sections[section].node == text.clauses[entry.block.clause].node {
        titles[entry.label.numbers] = Self.withoutNumber(text.sections[section].title)
        owners[section] = entry.label.numbers
      }
    }
    for clause in text.clauses {
      guard let section = clause.section, let owner = owners[section], let container = clause.container,
        text.containers[container].kind == .item
      else { continue }
      items[owner, default: 0] += 1
    }
    self.numbers = numbers
    self.titles = titles
    self.items = items
  }

  /// Whether numbers are how the text is ordered, and not the accident of one heading.
  var isNumbered: Bool {
    titles.keys.count { $0.count == 1 } >= 2 || Set(numbers.compactMap(\.first)).count >= 3
  }

  func has(_ reference: SectionReference) -> Bool {
    if numbers.contains(reference.numbers) { return reference.item.map { hasItem($0, in: reference.numbers) } ?? true }
    // Where the parts of a section have no numbers of their own, its list items may be counted.
    let parent = Array(reference.numbers.dropLast())
    guard let last = reference.numbers.last, !parent.isEmpty, numbers.contains(parent) else { return false }
    let hasParts = numbers.contains { $0.count == parent.count + 1 && Array($0.dropLast()) == parent }
    return !hasParts && last <= items[parent] ?? 0
  }

  /// Items may be written as paragraphs that start with a letter; then they are not counted.
  private func hasItem(_ item: Int, in numbers: [Int]) -> Bool { items[numbers].map { item <= $0 } ?? true }

  func title(of numbers: [Int]) -> String? { titles[numbers] }

  func number(ofTitle title: String) -> [Int]? {
    titles.filter { $0.value == title }.keys.min { $0.lexicographicallyPrecedes($1) }
  }

  func nearest(to reference: SectionReference) -> String? {
    Suggestion.nearest(
      to: NumberLabel(reference.numbers).description,
      among: numbers.filter { $0.count == reference.numbers.count && $0.count > 1 }.map { NumberLabel($0).description }
        .sorted())
  }

  private static func withoutNumber(_ title: String) -> String {
    String(title.drop { $0.isNumber || $0.isPunctuation || $0.isWhitespace })
  }
}

/// The outline of the version before.
private struct EarlierOutline {
  private let outline: NumberedOutline
  private let words: Set<String>

  init(_ text: PolicyText) {
    let checked = CheckedText(text, in: .init(path: "", bytes: []), from: 0, title: nil, language: "en")
    outline = NumberedOutline(text, Numbering(checked).entries)
    words = Set(checked.blocks.map(\.words))
  }

  /// Where the section that a sentence referred to stands now, where the sentence stayed and the section moved.
  func place(
    of reference: SectionReference, now: NumberedOutline, inBlock block: String
  ) -> (title: String, number: String)? {
    guard words.contains(block), let title = outline.title(of: reference.numbers),
      now.title(of: reference.numbers) != title, let number = now.number(ofTitle: title)
    else { return nil }
    return (title, NumberLabel(number).description)
  }
}

extension Rule {
  static let referenceBroken = Rule(
    "reference-broken", .warning, .references, "A text refers to a section that does not exist",
    why: "Usually sections were renumbered, and the reference was forgotten.",
    wrong: "Section 12 says how. (The last section is 11.)", right: "Section 9 says how.")
  static let referenceMoved = Rule(
    "reference-moved", .warning, .references, "A text refers to a section whose number has changed",
    why: "The section moved, but the reference still has its old number and now points to another section.",
    wrong: "Section 5 says what it costs. (Prices moved to section 6.)", right: "Section 6 says what it costs.")
}
