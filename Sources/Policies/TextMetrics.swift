package import Markdown

/// How long and how hard to read a text is.
package struct TextMetrics: Equatable, Sendable {
  package private(set) var words = 0
  package private(set) var sentences = 0
  private var syllables = 0

  /// Counts the words of everything a reader sees.
  package init(_ document: Document) {
    var needsEnd = false
    for node in document.nodes {
      switch node.kind {
      case .text, .code:
        let before = words
        count(document.slice(node.text))
        needsEnd = needsEnd || words > before
      case .paragraph, .heading, .item, .tableRow, .tableCell:
        // A heading or an item is a sentence of its own even without a full stop.
        if needsEnd { sentences += 1 }
        needsEnd = false
      default: break
      }
    }
    if needsEnd { sentences += 1 }
  }

  /// The Flesch–Kincaid grade (Kincaid et al. 1975): years of schooling in the United States. Meant for English.
  package var readingGrade: Double {
    guard words > 0 else { return 0 }
    let perSentence = Double(words) / Double(max(1, sentences))
    return max(0, 0.39 * perSentence + 11.8 * Double(syllables) / Double(words) - 15.59)
  }

  private mutating func count(_ text: ArraySlice<UInt8>) {
    var isInWord = false
    var vowelRuns = 0
    var previousIsVowel = false
    var last: UInt8 = 0
    for byte in text {
      let isLetter = byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
      if isLetter {
        if !isInWord { (words, vowelRuns, previousIsVowel) = (words + 1, 0, false) }
        isInWord = true
        let isVowel = Self.isVowel(byte | 0x20)
        if isVowel, !previousIsVowel { vowelRuns += 1 }
        previousIsVowel = isVowel
      } else if byte != UInt8(ascii: "'") {
        if isInWord { endWord(vowelRuns, last) }
        isInWord = false
        if byte == UInt8(ascii: " "), [0x2E, 0x21, 0x3F].contains(last) { sentences += 1 }
      }
      last = byte
    }
    if isInWord { endWord(vowelRuns, last) }
  }

  private mutating func endWord(_ vowelRuns: Int, _ last: UInt8) {
    syllables += max(1, vowelRuns > 1 && last | 0x20 == UInt8(ascii: "e") ? vowelRuns - 1 : vowelRuns)
  }

  private static func isVowel(_ letter: UInt8) -> Bool {
    switch letter {
    case 0x61, 0x65, 0x69, 0x6F, 0x75, 0x79: true
    default: false
    }
  }
}
