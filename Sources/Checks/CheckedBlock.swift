import Markdown
import Policies

/// The words of one clause, each with its place in the source.
struct CheckedBlock: Sendable {
  /// An inline that holds words, and which: a link, an image, emphasis.
  struct Span: Sendable {
    let node: Int
    let kind: Node.Kind
    /// In the bytes of the block.
    let words: Range<Int>
    /// Where it starts in the file.
    let place: Int
  }

  /// The index of the clause in its text.
  let clause: Int
  let kind: Clause.Kind
  /// What a reader reads, lines and cells a space apart.
  let words: String
  let spans: [Span]
  /// For each byte of the words, its place in the file.
  private let places: [Int]

  /// Where the words stand in the file; nil where there are none.
  var place: Range<Int>? {
    guard let first = places.first, let last = places.last else { return nil }
    return first..<(last + 1)
  }

  /// Where some of the words stand in the file.
  func place(of range: Range<String.Index>) -> Range<Int> {
    let utf8 = words.utf8
    return place(
      ofBytes: utf8.distance(
        from: utf8.startIndex, to: range.lowerBound)..<utf8.distance(
          from: utf8.startIndex, to: range.upperBound))
  }

  func place(ofBytes range: Range<Int>) -> Range<Int> {
    guard !places.isEmpty else { return 0..<1 }
    let first = places[min(range.lowerBound, places.count - 1)]
    let last = places[min(max(range.lowerBound, range.upperBound - 1), places.count - 1)]
    return first..<max(first + 1, last + 1)
  }

  /// Whether a place in the words is part of a link.
  func isLinked(_ index: String.Index) -> Bool {
    let offset = words.utf8.distance(from: words.utf8.startIndex, to: index)
    return spans.contains { $0.kind == .link && $0.words.contains(offset) }
  }

  /// Where the words of an inline stand in the file; its first mark where it has none.
  func place(of span: Span) -> Range<Int> {
    span.words.isEmpty ? span.place..<(span.place + 1) : place(ofBytes: span.words)
  }

  func words(of span: Span) -> String { String(decoding: Array(words.utf8)[span.words], as: UTF8.self) }

  static func blocks(of text: PolicyText, in bytes: [UInt8], _ lines: LinePlaces) -> [CheckedBlock] {
    text.clauses.indices.compactMap { index in
      let clause = text.clauses[index]
      guard clause.kind == .heading || clause.kind == .paragraph || clause.kind == .tableRow else { return nil }
      let node = text.document.nodes[clause.node]
      let place = lines.place(ofLines: Int(node.line)...max(Int(node.line), Int(node.lastLine)))
      var builder = CheckedBlockBuilder(text.document, bytes, place)
      builder.add(clause.inlines)
      return CheckedBlock(
        clause: index, kind: clause.kind, words: String(decoding: builder.words, as: UTF8.self), spans: builder.spans,
        places: builder.places)
    }
  }
}

/// Follows the words of a block through its source, as the parser does not say where inlines stand.
private struct CheckedBlockBuilder {
  private let document: Document
  private var trail: WordTrail
  private(set) var words: [UInt8] = []
  private(set) var places: [Int] = []
  private(set) var spans: [CheckedBlock.Span] = []
  private var open: [(node: Int, words: Int, place: Int)] = []

  init(_ document: Document, _ bytes: [UInt8], _ block: Range<Int>) {
    self.document = document
    trail = WordTrail(bytes, block)
  }

  private var bytes: [UInt8] { trail.bytes }
  private var end: Int { trail.end }

  mutating func add(_ nodes: Range<Int>) {
    for index in nodes {
      close(before: index)
      let node = document.nodes[index]
      switch node.kind {
      case .text, .code: add(document.slice(node.text))
      case .softBreak, .lineBreak, .tableCell: if !words.isEmpty { append(UInt8(ascii: " "), at: trail.cursor) }
      case .link, .image, .strong, .emphasis:
        open.append((index, words.count, start(of: node.kind)))
      default: break
      }
    }
    close(before: nodes.upperBound)
  }

  /// Ends what ends before a node, and passes over the address of a link.
  private mutating func close(before index: Int) {
    while let last = open.last, Int(document.nodes[last.node].end) <= index {
      open.removeLast()
      let node = document.nodes[last.node]
      spans.append(
        CheckedBlock.Span(node: last.node, kind: node.kind, words: last.words..<words.count, place: last.place))
      if node.kind == .link || node.kind == .image { passAddress(document.slice(node.text)) }
    }
  }

  /// The first mark of an inline, or the next word where it has none.
  private func start(of kind: Node.Kind) -> Int {
    let marks: [UInt8] =
      switch kind {
      case .image: Array("!".utf8)
      case .link: Array("[<".utf8)
      default: Array("*_".utf8)
      }
    let blank = bytes[trail.cursor..<end].firstIndex { !Self.isBlank($0) } ?? trail.cursor
    return bytes[blank..<min(end, blank + 16)].firstIndex { marks.contains($0) } ?? blank
  }

  private mutating func passAddress(_ address: ArraySlice<UInt8>) {
    let near = bytes[trail.cursor..<min(end, trail.cursor + 12)]
    guard let bracket = near.firstIndex(of: UInt8(ascii: "]")), bracket + 1 < end else { return }
    var cursor = bracket + 1
    switch bytes[bracket + 1] {
    case UInt8(ascii: "("):
      let after = trail.find(address, from: bracket, within: 4_096).map { $0 + address.count } ?? bracket
      cursor = (bytes[after..<end].firstIndex(of: UInt8(ascii: ")")) ?? after) + 1
    case UInt8(ascii: "["): cursor = (bytes[(bracket + 2)..<end].firstIndex(of: UInt8(ascii: "]")) ?? bracket) + 1
    default: break
    }
    trail.cursor = min(cursor, end)
  }

  private mutating func add(_ literal: ArraySlice<UInt8>) {
    var rest = literal
    while let first = rest.first {
      if Self.isBlank(first) {
        append(first, at: trail.cursor)
        rest.removeFirst()
        continue
      }
      let word = rest.prefix { !Self.isBlank($0) }
      rest = rest[word.endIndex...]
      switch trail.follow(word) {
      case .inOneRow(let start): for (offset, byte) in word.enumerated() { append(byte, at: start + offset) }
      case .apart(let places): for (byte, place) in zip(word, places) { append(byte, at: place) }
      }
    }
  }

  private mutating func append(_ byte: UInt8, at place: Int) {
    words.append(byte)
    places.append(min(place, max(0, bytes.count - 1)))
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
}
