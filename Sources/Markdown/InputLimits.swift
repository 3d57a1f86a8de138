/// Bounds on the shapes of text for which libcmark-gfm 0.29.0.gfm.6 takes quadratic time or output.
///
/// The C parser cannot be cancelled, so such a text is refused before it is parsed.
package struct InputLimits: Sendable {
  /// Why a text was refused.
  package struct Excess: Error, Equatable, Sendable {
    /// What there is too much of, as a sentence.
    package let reason: String
    /// The byte offset where the limit was passed; nil when it is no one place.
    package let offset: Int?
  }

  /// Bytes of one text.
  package var bytes = 16 << 20
  /// Pipes in one line, where it may belong to a table.
  package var pipesPerLine = 2_500
  /// Columns times rows of one table, and cells that short rows leave to be filled.
  package var tableCells = 5_000_000
  /// Openings of HTML constructs that are searched to the end of the text: `<?`, `<!`, and `![[`.
  package var unclosedOpenings = 25_000
  /// Parentheses in one address-like word.
  package var parenthesesPerWord = 25_000
  /// Bytes of the parsed text for one byte of the source, over 1 MiB.
  package var expansion = 20

  package static let standard = InputLimits()

  package init() {}

  func check(_ source: [UInt8]) throws(Excess) {
    guard source.count <= bytes else {
      throw Excess(reason: "the text is longer than \(bytes >> 20) MiB", offset: nil)
    }
    var pipes = 0
    var openings = 0
    var parentheses = 0
    var columns = 0
    var cells = 0
    var previous: UInt8 = 0
    var beforePrevious: UInt8 = 0
    for (offset, byte) in source.enumerated() {
      switch byte {
      case UInt8(ascii: "\n"):
        if pipes > columns { columns = pipes }
        if columns > 0 {
          // A row may be short: cells are made for every column of the widest row above it.
          cells += columns
          if previous == UInt8(ascii: "\n") { (columns, cells) = (0, 0) }
        }
        (pipes, parentheses) = (0, 0)
      case UInt8(ascii: "|"): pipes += 1
      case UInt8(ascii: "("): parentheses += 1
      case UInt8(ascii: " "): parentheses = 0
      case UInt8(ascii: "?"), UInt8(ascii: "!"):
        if previous == UInt8(ascii: "<") { openings += 1 }
      case UInt8(ascii: "["):
        if previous == UInt8(ascii: "["), beforePrevious == UInt8(ascii: "!") { openings += 1 }
      default: break
      }
      guard pipes <= pipesPerLine else {
        throw Excess(reason: "a line holds more than \(pipesPerLine) '|'", offset: offset)
      }
      guard cells <= tableCells else { throw Excess(reason: "a table holds more than \(tableCells) cells", offset: offset) }
      guard openings <= unclosedOpenings else {
        throw Excess(reason: "more than \(unclosedOpenings) openings of '<?', '<!' or '![['", offset: offset)
      }
      guard parentheses <= parenthesesPerWord else {
        throw Excess(reason: "a word holds more than \(parenthesesPerWord) '('", offset: offset)
      }
      beforePrevious = previous
      previous = byte
    }
  }

  func check(_ document: Document, parsedFrom size: Int) throws(Excess) {
    guard document.bytes.count <= 1 << 20 || document.bytes.count / expansion <= size else {
      throw Excess(reason: "its link references expand to more than \(expansion) times its size", offset: nil)
    }
  }
}
