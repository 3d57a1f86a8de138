import Policies

/// Cuts a text into words, punctuation and blanks.
///
/// A word is what is between blanks, less the punctuation at its ends: `and/or`, `e-mail`, `1,000.50` and
/// `§4(b)`'s `4(b` are one word each, so that a redline never marks half of one. Han and Kana characters are words by
/// themselves (Unicode UAX #29 leaves them to dictionaries), and dashes longer than a hyphen separate words. Certain
/// mojibake is read as what it represents.
struct Tokenizer {
  /// A byte that is not text: it represents a break, an image or the border of a cell.
  struct Mark {
    enum Kind { case lineBreak, image, cell }
    let offset: Int
    let kind: Kind
  }

  private(set) var tokens: [ClauseText.Token] = []
  private let bytes: [UInt8]
  private let marks: [Mark]
  /// What garbled characters represent, by the offset of the first.
  private let repairs: [Int: Scalar]
  private var nextMark = 0
  private var cell: Int16 = 0

  init(_ bytes: [UInt8], marks: [Mark]) {
    self.bytes = bytes
    self.marks = marks
    repairs = Dictionary(
      uniqueKeysWithValues: Mojibake.repairs(in: bytes[...]).map {
        ($0.range.lowerBound, Scalar(value: $0.repaired.value, end: $0.range.upperBound))
      })
    tokens.reserveCapacity(bytes.count / 3)
  }

  mutating func run(_ vocabulary: inout Vocabulary) {
    var cursor = 0
    while cursor < bytes.count {
      if nextMark < marks.count, marks[nextMark].offset == cursor {
        addMark(marks[nextMark], &vocabulary)
        nextMark += 1
        cursor += 1
        continue
      }
      let limit = nextMark < marks.count ? marks[nextMark].offset : bytes.count
      let blanks = endOfBlanks(from: cursor, limit)
      if blanks > cursor {
        add(.space, cursor..<blanks, id: -1)
        cursor = blanks
        continue
      }
      let end = endOfChunk(from: cursor, limit)
      addChunk(cursor..<end, &vocabulary)
      cursor = end
    }
  }

  private mutating func add(_ kind: ClauseText.Token.Kind, _ range: Range<Int>, id: Int32) {
    tokens.append(
      ClauseText.Token(kind: kind, range: Int32(range.lowerBound)..<Int32(range.upperBound), id: id, cell: cell))
  }

  private mutating func addMark(_ mark: Mark, _ vocabulary: inout Vocabulary) {
    switch mark.kind {
    case .lineBreak: add(.lineBreak, mark.offset..<(mark.offset + 1), id: -1)
    case .image: add(.image, mark.offset..<(mark.offset + 1), id: Vocabulary.image)
    case .cell: cell += 1
    }
  }

  // MARK: Chunks

  private func scalar(at offset: Int) -> Scalar {
    if !repairs.isEmpty, let repair = repairs[offset] { return repair }
    return Scalar(at: offset, in: bytes) ?? Scalar(invalidAt: offset)
  }

  private func endOfBlanks(from start: Int, _ limit: Int) -> Int {
    var cursor = start
    while cursor < limit {
      if bytes[cursor] <= 0x20 {
        cursor += 1
      } else if bytes[cursor] >= 0x80 {
        let scalar = scalar(at: cursor)
        guard scalar.isBlank else { break }
        cursor = scalar.end
      } else {
        break
      }
    }
    return cursor
  }

  private func endOfChunk(from start: Int, _ limit: Int) -> Int {
    var cursor = start
    while cursor < limit, bytes[cursor] > 0x20 {
      if bytes[cursor] < 0x80 {
        cursor += 1
      } else {
        let scalar = scalar(at: cursor)
        if scalar.isBlank { break }
        cursor = scalar.end
      }
    }
    return min(cursor, limit)
  }

  private mutating func addChunk(_ range: Range<Int>, _ vocabulary: inout Vocabulary) {
    var isASCII = true
    for index in range where bytes[index] >= 0x80 {
      isASCII = false
      break
    }
    guard isASCII else { return addScalars(range, &vocabulary) }
    var first = range.lowerBound
    while first < range.upperBound, !Self.isWordByte(bytes[first]) { first += 1 }
    var last = range.upperBound
    while last > first, !Self.isWordByte(bytes[last - 1]) { last -= 1 }
    addPunctuation(range.lowerBound..<first, &vocabulary)
    if first < last { add(.word, first..<last, id: vocabulary.id(ofASCII: bytes[first..<last])) }
    addPunctuation(last..<range.upperBound, &vocabulary)
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }

  private mutating func addPunctuation(_ range: Range<Int>, _ vocabulary: inout Vocabulary) {
    for index in range { add(.punctuation, index..<(index + 1), id: vocabulary.id(ofASCII: bytes[index...index])) }
  }

  /// A chunk with characters beyond ASCII, scalar by scalar.
  private mutating func addScalars(_ range: Range<Int>, _ vocabulary: inout Vocabulary) {
    var word: Range<Int>?
    /// Punctuation after the word so far; part of it if more of the word follows.
    var pending: [Range<Int>] = []
    func flush(_ tokenizer: inout Tokenizer, _ vocabulary: inout Vocabulary) {
      if let word { tokenizer.addFolded(.word, word, &vocabulary) }
      for range in pending { tokenizer.addFolded(.punctuation, range, &vocabulary) }
      word = nil
      pending = []
    }
    var cursor = range.lowerBound
    while cursor < range.upperBound {
      let scalar = scalar(at: cursor)
      let place = cursor..<min(scalar.end, range.upperBound)
      cursor = place.upperBound
      switch scalar.role {
      case .ideograph:
        flush(&self, &vocabulary)
        addFolded(.word, place, &vocabulary)
      case .dash:
        flush(&self, &vocabulary)
        addFolded(.punctuation, place, &vocabulary)
      case .word:
        word = (word?.lowerBound ?? place.lowerBound)..<place.upperBound
        if word?.lowerBound == place.lowerBound, !pending.isEmpty {
          let lead = pending
          pending = []
          for range in lead { addFolded(.punctuation, range, &vocabulary) }
        }
        pending = []
      case .punctuation, .invisible: pending.append(place)
      }
    }
    flush(&self, &vocabulary)
  }

  private mutating func addFolded(_ kind: ClauseText.Token.Kind, _ range: Range<Int>, _ vocabulary: inout Vocabulary) {
    let id = vocabulary.id(of: bytes[range])
    add(id == Vocabulary.nothing ? .space : kind, range, id: id)
  }
}
