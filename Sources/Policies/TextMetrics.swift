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
      case .softBreak, .lineBreak: separate(by: UInt8(ascii: " "))
      // A heading or an item is a sentence of its own even without a full stop.
      case .paragraph, .heading, .item, .tableRow, .tableCell: endSentence()
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
      let byte = text[cursor]
      if Self.isWordByte(byte) {
        cursor = addLetters(text, from: cursor)
        continue
      }
      cursor += 1
      switch byte {
      case 0xE2 where cursor < text.count && text[cursor] == 0x80:
        // General punctuation: dashes, quotes, the ellipsis; only the apostrophe ’ stays in its word.
        let last = cursor + 1 < text.count ? text[cursor + 1] : 0
        cursor = min(cursor + 2, text.count)
        if last != 0x99 { separate(by: byte) }
      case 0xE2: addLetter(byte)
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

  /// Adds a run of letters and digits; returns where it ends.
  private mutating func addLetters(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    addLetter(text[start])
    var cursor = start + 1
    var (last, vowelRuns) = (word.last, word.vowelRuns)
    // Counted without a branch: which letters are vowels cannot be foretold.
    var wasVowel = Self.vowelBit(last)
    while cursor < text.count, Self.isWordByte(text[cursor]) {
      last = text[cursor] | 0x20
      let isVowel = Self.vowelBit(last)
      vowelRuns &+= isVowel & ~wasVowel
      wasVowel = isVowel
      cursor &+= 1
    }
    word.letters += cursor - start - 1
    (word.last, word.vowelRuns) = (last, vowelRuns)
    return cursor
  }

  private mutating func addLetter(_ byte: UInt8) {
    let letter = byte | 0x20
    if word.letters == 0 { (words, wordsInSentence) = (words + 1, wordsInSentence + 1) }
    word.letters += 1
    if Self.isVowel(letter), !Self.isVowel(word.last) { word.vowelRuns += 1 }
    word.last = letter
    isStopped = false
  }

  private mutating func separate(by byte: UInt8) {
    if word.letters > 0 {
      let isSilent = word.vowelRuns > 1 && word.last == UInt8(ascii: "e")
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

  /// ASCII letters and digits, and what is beyond ASCII but for the two lead bytes of punctuation.
  private static func isWordByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || (byte >= 0x80 && byte != 0xE2 && byte != 0xC2)
  }

  private static func isVowel(_ letter: UInt8) -> Bool { vowelBit(letter) == 1 }

  /// 1 for a, e, i, o, u and y, which are bits counted from a; 0 for all else.
  private static func vowelBit(_ letter: UInt8) -> Int {
    let place = letter &- 0x61
    return (0x0110_4111 &>> Int(place & 31)) & (place < 26 ? 1 : 0)
  }
}
