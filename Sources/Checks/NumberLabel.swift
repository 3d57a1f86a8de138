import Diagnostics
import Markdown
import Policies

/// The number that a heading or a clause starts with: `5.`, `5.2`, `Section 5:`.
struct NumberLabel: Hashable {
  let numbers: [Int]

  var description: String { numbers.map(String.init).joined(separator: ".") }
  var parent: [Int] { Array(numbers.dropLast()) }

  /// Nil where the words start with no such number.
  ///
  /// - Parameter isHeading: in headings one number alone is a label too.
  init?(_ words: String, isHeading: Bool) {
    var rest = words[...]
    for name in ["Section ", "Clause ", "Article ", "SECTION ", "ARTICLE ", "CLAUSE ", "§ ", "§"]
    where rest.hasPrefix(name) {
      rest = rest.dropFirst(name.count)
      break
    }
    let isNamed = rest.startIndex != words.startIndex
    var numbers: [Int] = []
    var isClosed = false
    while true {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      guard !digits.isEmpty, digits.count <= 2, let number = Int(digits) else { break }
      numbers.append(number)
      rest = rest[digits.endIndex...]
      isClosed = rest.first == "." || rest.first == ")" || rest.first == ":"
      guard rest.first == "." else { break }
      rest = rest.dropFirst()
    }
    if rest.first == ")" || rest.first == ":" { rest = rest.dropFirst() }
    let isFollowed = rest.first.map(\.isWhitespace) ?? isNamed
    guard !numbers.isEmpty, isFollowed else { return nil }
    guard numbers.count > 1 || isHeading && (isClosed || isNamed) else { return nil }
    self.numbers = numbers
  }

  init(_ numbers: [Int]) { self.numbers = numbers }
}

/// The numbers of sections and clauses in one text.
struct Numbering {
  struct Entry {
    let label: NumberLabel
    /// The section that has the number, or in which the clause has it.
    let section: Int?
    let block: CheckedBlock
  }

  let entries: [Entry]

  init(_ text: CheckedText) { self.init(text.text, text.blocks) }

  private init(_ text: PolicyText, _ blocks: [CheckedBlock]) {
    entries = blocks.compactMap { block in
      guard block.kind != .tableRow else { return nil }
      let clause = text.clauses[block.clause]
      let isHeading = clause.kind == .heading || text.opensSection(clause)
      return NumberLabel(block.words, isHeading: isHeading).map {
        Entry(label: $0, section: clause.section, block: block)
      }
    }
  }
}

/// Numbers of sections and clauses.
enum NumberingCheck: Check {
  static let rules: [Rule] = [.numberingGap]

  static func run(on text: CheckedText, _ findings: inout DiagnosticCollector) {
    var last: [[Int]: Int] = [:]
    for entry in Numbering(text).entries {
      guard let number = entry.label.numbers.last, let place = entry.block.place else { continue }
      let before = last[entry.label.parent]
      last[entry.label.parent] = number
      guard let before, number != before + 1, number > 1 else { continue }
      let expected = NumberLabel(entry.label.parent + [before + 1]).description
      findings.report(
        .numberingGap,
        "\(entry.label.description) follows \(NumberLabel(entry.label.parent + [before]).description), where \(expected) would",
        at: place.lowerBound..<(place.lowerBound + 1), "number it \(expected), and look at what refers to it")
    }
  }
}

extension Rule {
  static let numberingGap = Rule(
    "numbering-gap", .warning, .structure, "The numbers of sections or clauses have a gap or a duplicate",
    why: "A missing number looks like a missing section. A duplicate makes references to it ambiguous.",
    wrong: "## 1. Scope\n\n…\n\n## 3. Contact", right: "## 1. Scope\n\n…\n\n## 2. Contact")
}
