package import Markdown

/// How long and how hard to read a text is.
package struct TextMetrics: Equatable, Sendable {
  package private(set) var words = 0
  package private(set) var sentences = 0
  private var syllables = 0
  private var word = Word()
  private var wordsInSentence = 0
  /// Whether the sentence ends at the next blank: after a stop, and whatever closes behind it.
  private var isStopped = false

  /// The word being read.
  private struct Word: Equatable {
    var letters = 0
    var vowelRuns = 0
    var last: UInt8 = 0
  }

  /// Counts the words of everything a reader sees.
  package init(_ document: Document) {
    for node in document.nodes {
      switch node.kind {
      case .text, .code: document.slice(node.text).withUnsafeBufferPointer { count($0) }
      case .softBreak: separate(by: UInt8(ascii: " "))
      // A heading or an item is a sentence of its own even without a full stop, and so is a line that was broken by hand:
      // of an address, or of a list inside a cell.
      case .paragraph, .heading, .item, .tableRow, .tableCell, .lineBreak: endSentence()
      case .htmlInline: if RawHTML.isLineBreak(document.slice(node.text)) { endSentence() }
      default: break
      }
    }
    endSentence()
  }

  /// The Flesch–Kincaid grade (Kincaid et al. 1975): years of schooling in the United States. Meant for English.
  package var readingGrade: Double {
    guard words > 0 else { return 0 }
    let perSentence = Double(words) / Double(max(1, sentences))
    return max(0, 0.39 * perSentence + 11.8 * Double(syllables) / Double(words) - 15.59)
  }

  /// Words go on from one piece of text to the next: emphasis does not end them.
  private mutating func count(_ text: UnsafeBufferPointer<UInt8>) {
    var cursor = 0
    while cursor < text.count {
      cursor = addLetters(text, from: cursor)
      guard cursor < text.count else { break }
      let byte = text[cursor]
      cursor += 1
      switch byte {
      case 0xE2 where cursor < text.count && text[cursor] == 0x80:
        // General punctuation: dashes, quotes, the ellipsis; only the apostrophe ’ stays in its word.
        let last = cursor + 1 < text.count ? text[cursor + 1] : 0
        cursor = min(cursor + 2, text.count)
        if last != 0x99 { separate(by: byte) }
      case 0xE2: addLetters(1, last: byte, vowelRuns: 0)
      case 0xC2:
        // Signs such as © and §, and the no-break space.
        let isBlank = cursor < text.count && text[cursor] == 0xA0
        cursor = min(cursor + 1, text.count)
        separate(by: isBlank ? UInt8(ascii: " ") : byte)
      case UInt8(ascii: "'"): break
      // A number such as 1.5 or 1,000 is one word.
      case UInt8(ascii: "."), UInt8(ascii: ","):
        let isInsideNumber = Self.isDigit(word.last) && cursor < text.count && Self.isDigit(text[cursor])
        if !isInsideNumber { separate(by: byte) }
      default: separate(by: byte)
      }
    }
  }

  /// Adds a run of letters and digits, if one starts here; returns where it ends.
  private mutating func addLetters(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var cursor = start
    var vowelRuns = 0
    var wasVowel = Letter.classes[Int(word.last)] >> 1
    Letter.classes.withUnsafeBufferPointer { classes in
      // Counted without a branch: which letters are vowels cannot be foretold.
      while cursor < text.count, case let letter = classes[Int(text[cursor])], letter != 0 {
        vowelRuns &+= Int((letter >> 1) & ~wasVowel)
        wasVowel = letter >> 1
        cursor &+= 1
      }
    }
    if cursor > start { addLetters(cursor - start, last: text[cursor - 1], vowelRuns: vowelRuns) }
    return cursor
  }

  private mutating func addLetters(_ count: Int, last: UInt8, vowelRuns: Int) {
    if word.letters == 0 { (words, wordsInSentence) = (words + 1, wordsInSentence + 1) }
    word.letters += count
    word.vowelRuns += vowelRuns
    word.last = last
    isStopped = false
  }

  private mutating func separate(by byte: UInt8) {
    if word.letters > 0 {
      let isSilent = word.vowelRuns > 1 && word.last | 0x20 == UInt8(ascii: "e")
      syllables += max(1, isSilent ? word.vowelRuns - 1 : word.vowelRuns)
      word = Word()
    }
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): isStopped = true
    case UInt8(ascii: " "), UInt8(ascii: "\t"): if isStopped { endSentence() }
    default: break
    }
  }

  private mutating func endSentence() {
    if word.letters > 0 { separate(by: 0) }
    if wordsInSentence > 0 { sentences += 1 }
    (wordsInSentence, isStopped) = (0, false)
  }

  private static func isDigit(_ letter: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(letter) }

  private enum Letter {
    /// What each byte is: 0 where it ends a word, 1 for consonants and digits, 3 for vowels. What is beyond ASCII counts
    /// as consonants, but for the two lead bytes of punctuation.
    static let classes: [UInt8] = (0...255).map { byte in
      switch byte {
      case 0xE2, 0xC2: 0
      case 0x80...: 1
      case 0x30...0x39: 1
      case 0x41...0x5A, 0x61...0x7A: [0x61, 0x65, 0x69, 0x6F, 0x75, 0x79].contains(byte | 0x20) ? 3 : 1
      default: 0
      }
    }
  }
}
