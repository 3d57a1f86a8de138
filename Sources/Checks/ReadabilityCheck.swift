import Diagnostics
import Policies

/// How hard a text is to read. Made for English.
enum ReadabilityCheck: Check {
  static let rules: [Rule] = [.sentenceLong, .gradeHigh]

  static let wordsOfASentence = 40
  static let grade = 14.0

  static func run(on text: CheckedText, _ findings: inout DiagnosticCollector) {
    guard text.isEnglish else { return }
    for block in text.blocks where block.kind == .paragraph {
      for sentence in Sentences(block.words) {
        let count = sentence.split(whereSeparator: \.isWhitespace).count { $0.contains(where: \.isLetter) }
        guard count > wordsOfASentence else { continue }
        findings.report(
          .sentenceLong, "a sentence has \(count) words",
          at: block.place(of: sentence.startIndex..<sentence.endIndex),
          "make two of it, or a list; at most \(wordsOfASentence) words")
      }
    }
    let metrics = TextMetrics(text.text.document)
    guard metrics.words >= 200, metrics.readingGrade > grade else { return }
    findings.report(
      .gradeHigh, "the text takes \(Int(metrics.readingGrade.rounded())) years of schooling to read", at: text.opening,
      "use shorter sentences and more common words; at most \(Int(grade)) years")
  }
}

/// The sentences of a paragraph, in order.
struct Sentences: Sequence, IteratorProtocol {
  private var rest: Substring

  init(_ words: String) { rest = words[...] }

  mutating func next() -> Substring? {
    rest = rest.drop(while: \.isWhitespace)
    guard !rest.isEmpty else { return nil }
    var cursor = rest.startIndex
    while cursor < rest.endIndex {
      let after = rest.index(after: cursor)
      if ".!?".contains(rest[cursor]), isEnd(after, stop: cursor) { break }
      cursor = after
    }
    let end = cursor < rest.endIndex ? rest.index(after: cursor) : cursor
    defer { rest = rest[end...] }
    return rest[..<end]
  }

  /// Whether a stop ends its sentence: blank and a capital follow, and no abbreviation stands before it.
  private func isEnd(_ after: Substring.Index, stop: Substring.Index) -> Bool {
    let following = rest[after...].drop { ")”\"’'".contains($0) }
    guard let blank = following.first else { return true }
    guard blank.isWhitespace, let next = following.first(where: { !$0.isWhitespace }) else { return false }
    guard next.isUppercase || next.isNumber || "“\"(‘[".contains(next) else { return false }
    let word = rest[..<stop].suffix { !$0.isWhitespace }
    return !["e.g", "i.e", "Art", "No", "Inc", "Ltd", "Co", "U.S", "Mr", "Mrs", "Dr", "vs", "cf", "para", "Sec"]
      .contains(
        word.drop { !$0.isLetter })
  }
}

extension Substring {
  fileprivate func suffix(while isInner: (Character) -> Bool) -> Substring {
    var start = endIndex
    while start > startIndex {
      let before = index(before: start)
      guard isInner(self[before]) else { break }
      start = before
    }
    return self[start...]
  }
}

extension Rule {
  static let sentenceLong = Rule(
    "sentence-long", .note, .readability, "A sentence has more than 40 words",
    basis: "Regulation (EU) 2016/679 (GDPR), Art. 12(1): clear and plain language",
    why: "Few readers remember its start when they reach the end.",
    wrong: "(One sentence with three relative clauses and four exceptions.)", right: "(Three sentences, and a list.)")
  static let gradeHigh = Rule(
    "reading-grade", .note, .readability, "A text needs more than 14 years of schooling to read",
    basis: "WCAG 2.2, success criterion 3.1.5; Flesch–Kincaid grade",
    why: "Most readers have fewer. The grade is computed from words per sentence and syllables per word.",
    wrong: "The aforementioned processing operations notwithstanding, …", right: "Even so, …")
}
