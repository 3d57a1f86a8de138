/// An immutable parsed Markdown text: GitHub Flavored Markdown 0.29 with footnotes.
///
/// Storage is flat: one array of nodes in preorder and one array of UTF-8 bytes. Nothing here recurses over the
/// depth of the input.
package struct Document: Sendable {
  package let nodes: [Node]
  /// The literals of all nodes, one after another, UTF-8.
  package let bytes: [UInt8]

  /// The definition of each footnote, in the order of their numbers.
  package let footnotes: [Int]

  /// Parses UTF-8 (invalid sequences become U+FFFD). Safe on any number of threads at once.
  ///
  /// - Throws: a diagnostic when the text is of a shape that the parser would take quadratic time for.
  package static func parse(
    _ source: some Sequence<UInt8>, limits: InputLimits = .standard
  ) throws(InputLimits.Excess) -> Document {
    let bytes = Array(source)
    try limits.check(bytes)
    let document = CMarkEngine.shared.parse(bytes)
    try limits.check(document, parsedFrom: bytes.count)
    return document
  }

  /// The literal bytes of a node.
  package func literal(_ index: Int) -> ArraySlice<UInt8> { slice(nodes[index].text) }

  package func slice(_ range: Range<Int32>) -> ArraySlice<UInt8> {
    bytes[Int(range.lowerBound)..<Int(range.upperBound)]
  }

  package func string(_ range: Range<Int32>) -> String { String(decoding: slice(range), as: UTF8.self) }

  package var holdsRawHTML: Bool { nodes.contains { $0.kind == .htmlBlock || $0.kind == .htmlInline } }

  /// The indices of a node's children.
  package func children(of index: Int) -> Children { Children(document: self, parent: index) }

  package struct Children: Sequence, IteratorProtocol {
    private let nodes: [Node]
    private var cursor: Int
    private let end: Int

    fileprivate init(document: Document, parent: Int) {
      nodes = document.nodes
      cursor = parent + 1
      end = Int(document.nodes[parent].end)
    }

    package mutating func next() -> Int? {
      guard cursor < end else { return nil }
      defer { cursor = Int(nodes[cursor].end) }
      return cursor
    }
  }

  /// The words a reader sees in a subtree: text and code, breaks as spaces, images by their alternative text. Blocks
  /// are a space apart.
  package func plainText(of index: Int) -> String {
    var plain: [UInt8] = []
    for node in nodes[index..<Int(nodes[index].end)] {
      switch node.kind {
      case .text, .code, .codeBlock: plain += slice(node.text)
      case .softBreak, .lineBreak: plain.append(UInt8(ascii: " "))
      case .paragraph, .heading, .tableCell: if !plain.isEmpty { plain.append(UInt8(ascii: " ")) }
      default: break
      }
    }
    return String(decoding: plain, as: UTF8.self)
  }
}
