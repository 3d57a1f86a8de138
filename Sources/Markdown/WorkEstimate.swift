/// What the parser will spend on the shapes that it is slow at, estimated in one pass over the bytes.
///
/// The weights were measured; they stand for nanoseconds on a machine of 2024 and matter only in proportion.
struct WorkEstimate {
  /// The shapes, by what a refusal says of them.
  enum Shape: String {
    case pipes = "its lines hold too many '|'"
    case cells = "its tables hold too many cells"
    case paragraph = "the paragraph before a table is too long"
    case images = "it holds too many '![['"
    case openings = "it holds too many openings of '<?' or '<!'"
    case links = "a paragraph holds too many links between '*', '_' or '~'"
    case blankLines = "too many blank lines follow a list that is nested too deep"
    case parentheses = "a word holds too many parentheses"
  }

  private(set) var work = 0
  /// The shape that was last charged for.
  private(set) var lastShape = Shape.pipes

  // The line so far.
  private var lineBytes = 0
  private var pipes = 0
  private var parentheses = 0
  /// Whether the word holds `://` or `www.`, as the addresses do that are made links.
  private var mayBeAddress = false
  private var isBlank = true
  private var mayBeDelimiterRow = true
  private var hasHyphen = false
  private var hasColumnMark = false
  private var startsWithBracket = false
  private var isDefinition = false
  /// The columns of blanks and list markers that the line starts with; a footnote's label counts as well.
  private var prefix = 0
  private var isInPrefix = true
  private var previous: UInt8 = 0
  private var beforePrevious: UInt8 = 0

  // The lines since the last blank one.
  private var runLines = 0
  private var runBytes = 0
  private var columns = 0
  private var delimiters = 0
  private var definitionBytes = 0
  /// No list that is still open can be nested deeper than half of these columns.
  private var nestedColumns = 0
  private var followsBlankLine = true

  // The text.
  private var images = 0
  private var openings = 0
  private var brackets = 0
  private var longestDefinition = 0

  /// The bytes that the parsed text could have if every bracket referred to the longest link definition.
  var expandedBytes: Int { max(longestDefinition, definitionBytes) * brackets }

  mutating func add(_ byte: UInt8) {
    if byte == UInt8(ascii: "\n") { return endLine() }
    lineBytes += 1
    if isInPrefix { measurePrefix(byte) }
    switch byte {
    case UInt8(ascii: " "), 9, 11, 12: (parentheses, mayBeAddress) = (0, false)
    case UInt8(ascii: ">"), UInt8(ascii: "\r"): break
    case UInt8(ascii: "-"): (isBlank, hasHyphen) = (false, true)
    case UInt8(ascii: ":"):
      if previous == UInt8(ascii: "]"), startsWithBracket { isDefinition = true }
      (isBlank, hasColumnMark) = (false, true)
    case UInt8(ascii: "|"):
      (isBlank, hasColumnMark) = (false, true)
      // The library appends each cell of a row to a list by walking to its end.
      charge(8 * pipes + 4, for: .pipes)
      pipes += 1
    default: addToText(byte)
    }
    beforePrevious = previous
    previous = byte
  }

  /// Adds the longest run of bytes that mean nothing to any of the shapes, and returns its length: letters, digits,
  /// most punctuation, blanks between them. None at the start of a line, where blanks and markers count.
  mutating func addPlainRun(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard !isInPrefix else { return 0 }
    var end = start
    var (hasSpace, hasWord) = (false, false)
    while end < text.count {
      let byte = text[end]
      if byte == UInt8(ascii: " ") {
        hasSpace = true
      } else if Self.isPlain(byte) {
        hasWord = true
      } else {
        break
      }
      end &+= 1
    }
    guard end > start else { return 0 }
    if hasSpace { (parentheses, mayBeAddress) = (0, false) }
    if hasWord { (isBlank, mayBeDelimiterRow) = (false, false) }
    lineBytes += end - start
    beforePrevious = end - start > 1 ? text[end - 2] : previous
    previous = text[end - 1]
    return end - start
  }

  /// Letters, digits, ``"#$%&',;=@{}^` `` and what is beyond ASCII, as bits of the 128 ASCII codes.
  private static func isPlain(_ byte: UInt8) -> Bool {
    let bits: UInt64 = byte < 64 ? 0x2BFF_10FC_0000_0000 : 0x2FFF_FFFF_47FF_FFFF
    return byte >= 128 || bits &>> UInt64(byte & 63) & 1 == 1
  }

  private mutating func addToText(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: ")"):
      // The parentheses of an address are counted anew for each one taken off its end.
      guard mayBeAddress else { break }
      charge(2 * parentheses + 1, for: .parentheses)
      parentheses += 1
    case UInt8(ascii: "/") where previous == UInt8(ascii: ":"),
      UInt8(ascii: ".") where previous | 0x20 == UInt8(ascii: "w"):
      mayBeAddress = true
    case UInt8(ascii: "?"), UInt8(ascii: "!"):
      guard previous == UInt8(ascii: "<") else { break }
      charge(openings, for: .openings)
      openings += 1
    case UInt8(ascii: "["):
      if isBlank { startsWithBracket = true }
      guard previous == UInt8(ascii: "["), beforePrevious == UInt8(ascii: "!") else { break }
      charge(16 * images + 8, for: .images)
      images += 1
    case UInt8(ascii: "]"):
      // Each link looks at all the delimiters before it.
      charge(5 * delimiters, for: .links)
      brackets += 1
    case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"): delimiters += 1
    default: break
    }
    (isBlank, mayBeDelimiterRow) = (false, false)
  }

  private mutating func measurePrefix(_ byte: UInt8) {
    let isInLabel = startsWithBracket && !isDefinition
    switch byte {
    case UInt8(ascii: " ") where isInLabel: isInPrefix = false
    case UInt8(ascii: "\t"): prefix += 4
    case UInt8(ascii: "["), UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"),
      UInt8(ascii: ">"),
      UInt8(ascii: "."), UInt8(ascii: ")"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      prefix += 1
    default:
      if isInLabel { prefix += 1 } else { isInPrefix = false }
    }
  }

  mutating func endLine() {
    if startsWithBracket || isBlank {
      longestDefinition = max(longestDefinition, definitionBytes)
      definitionBytes = 0
    }
    if isDefinition || definitionBytes > 0 { definitionBytes += lineBytes }
    if isBlank {
      (runLines, runBytes, columns, delimiters) = (0, 0, 0, 0)
      charge(30 * nestedColumns, for: .blankLines)
    } else if mayBeDelimiterRow, hasHyphen {
      if hasColumnMark {
        // The last line of the paragraph becomes a header row, found by looking at every line of it.
        charge(runLines * runBytes * 3 / 2, for: .paragraph)
        columns = max(columns, pipes + 1)
      }
      (runLines, runBytes) = (0, 0)
    } else {
      runLines += 1
      runBytes += lineBytes
      // A row may be short: cells are made for every column.
      charge(3_000 * columns, for: .cells)
    }
    if !isBlank { nestedColumns = followsBlankLine ? prefix : max(nestedColumns, prefix) }
    followsBlankLine = isBlank
    (prefix, isInPrefix) = (0, true)
    (lineBytes, pipes, parentheses, previous, beforePrevious) = (0, 0, 0, 0, 0)
    (isBlank, mayBeDelimiterRow, hasHyphen, hasColumnMark) = (true, true, false, false)
    (startsWithBracket, isDefinition, mayBeAddress) = (false, false, false)
  }

  private mutating func charge(_ cost: Int, for shape: Shape) {
    guard cost > 0 else { return }
    work += cost
    lastShape = shape
  }
}
