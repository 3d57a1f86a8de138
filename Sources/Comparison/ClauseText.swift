/// The words of one clause as a reader sees them, cut into tokens, with the formats they are in beside them.
///
/// Notation, line wrapping and character references are gone; what is left is compared.
package struct ClauseText: Sendable {
  package struct Token: Sendable {
    package enum Kind: UInt8, Sendable {
      case word, punctuation
      /// Blanks between tokens, and soft line breaks. Never compared.
      case space
      /// A hard line break, or the end of a line of code.
      case lineBreak
      case image
    }

    package let kind: Kind
    /// The token's bytes in `bytes`.
    package let range: Range<Int32>
    /// Two tokens are the same word where their ids are equal; -1 on what is never compared.
    package let id: Int32
    /// The table cell it is in, counted from 0; 0 outside tables.
    package let cell: Int16
    /// Which of several clauses joined into one text it belongs to.
    package var piece: Int16 = 0

    package var isCompared: Bool { id >= 0 }
  }

  /// The formats that a run of bytes is in.
  package struct Format: Hashable, Sendable {
    package struct Emphasis: OptionSet, Hashable, Sendable {
      package let rawValue: UInt8
      package init(rawValue: UInt8) { self.rawValue = rawValue }
      package static let emphasis = Emphasis(rawValue: 1)
      package static let strong = Emphasis(rawValue: 2)
      package static let code = Emphasis(rawValue: 4)
      package static let struck = Emphasis(rawValue: 8)
      /// The number of a footnote reference.
      package static let reference = Emphasis(rawValue: 16)
      /// A code block, whose lines stay lines.
      package static let preformatted = Emphasis(rawValue: 32)
    }

    package var emphasis: Emphasis = []
    /// The node of the link it is in, or of the image it is.
    package var link: Int32 = -1
    package var isImage = false

    package static let plain = Format()
  }

  package struct Span: Sendable {
    package let start: Int32
    package let format: Format
  }

  package private(set) var bytes: [UInt8] = []
  package private(set) var tokens: [Token] = []
  /// Formats by the byte they start at; the first starts at 0.
  package private(set) var spans: [Span] = []
  /// A leading number or letter such as `4.2` or `(b)`, as token indices; empty if a clause has none. One for each
  /// of several clauses joined into one text.
  private(set) var labels: [Range<Int>] = [0..<0]
  /// How many table cells each of the joined clauses has; 1 outside tables.
  private(set) var cellCounts = [1]

  package init() {}

  init(bytes: [UInt8], tokens: [Token], spans: [Span], labelLength: Int, cells: Int) {
    self.bytes = bytes
    self.tokens = tokens
    self.spans = spans
    labels = [0..<labelLength]
    cellCounts = [cells]
  }

  /// How many clauses were joined into this text.
  var pieces: Int { labels.count }

  /// How many table cells a piece has.
  package func cells(ofPiece piece: Int) -> Int { cellCounts.indices.contains(piece) ? cellCounts[piece] : 1 }

  func isLabel(_ token: Int) -> Bool { labels.contains { $0.contains(token) } }

  /// How many words it has.
  var wordCount: Int { tokens.reduce(0) { $0 + ($1.kind == .word ? 1 : 0) } }

  package func slice(_ token: Token) -> ArraySlice<UInt8> {
    bytes[Int(token.range.lowerBound)..<Int(token.range.upperBound)]
  }

  package func string(_ token: Token) -> String { String(decoding: slice(token), as: UTF8.self) }

  /// Whether a blank parts a token from its neighbours: a word that is not a Han or Kana character.
  package func isSpaced(_ token: Token) -> Bool {
    token.kind == .word && Scalar(at: Int(token.range.lowerBound), in: bytes).map { $0.role == .word } ?? false
  }

  /// The format at a byte offset.
  package func format(at offset: Int32) -> Format { spans[spanIndex(at: offset)].format }

  package func spanIndex(at offset: Int32) -> Int {
    var (low, high) = (0, spans.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if spans[middle].start <= offset { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// Several clauses read one after another.
  init(joining texts: [ClauseText]) {
    labels = []
    cellCounts = []
    for (piece, text) in texts.enumerated() {
      let offset = Int32(bytes.count)
      labels += text.labels.map { $0.lowerBound + tokens.count..<$0.upperBound + tokens.count }
      cellCounts += text.cellCounts
      bytes += text.bytes
      tokens += text.tokens.map {
        Token(
          kind: $0.kind, range: ($0.range.lowerBound + offset)..<($0.range.upperBound + offset), id: $0.id,
          cell: $0.cell, piece: Int16(clamping: piece))
      }
      spans += text.spans.map { Span(start: $0.start + offset, format: $0.format) }
    }
  }
}
