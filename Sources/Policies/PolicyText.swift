package import Markdown

/// The text of one version as a model: its document, sections and clauses, and what had to be recovered.
package struct PolicyText: Sendable {
  package let document: Document
  package let sections: [Section]
  package let clauses: [Clause]
  package let containers: [Container]
  /// The level-1 heading that the text starts with: the text's own title.
  package let titleNode: Int?
  package let recoveredLists: [RecoveredList]

  /// A run of lines `1.`, `2.`, … joined by hard breaks, as converters leave them: an ordered list in the model.
  package struct RecoveredList: Sendable {
    /// The paragraph that holds the lines.
    package let node: Int
    /// The first number.
    package let start: Int
    /// The clauses of its items.
    package let items: Range<Int>
  }

  package init(_ document: Document) {
    var builder = PolicyTextBuilder(document)
    builder.build()
    self.document = document
    sections = builder.sections
    clauses = builder.clauses
    containers = builder.containers
    titleNode = builder.titleNode
    recoveredLists = builder.recoveredLists
  }

  /// Parses Markdown without front matter.
  package init(parsing text: some Sequence<UInt8>) throws(InputLimits.Excess) {
    self.init(try Document.parse(text))
  }

  /// The words of the text's own title.
  package var title: String? { titleNode.map { document.plainText(of: $0) } }

  /// What a reader reads in a clause, cells and lines a space apart.
  package func words(of clause: Clause) -> String {
    var words: [UInt8] = []
    // A code block holds its text itself.
    for node in [clause.node] + clause.inlines {
      switch document.nodes[node].kind {
      case .text, .code, .codeBlock: words += document.literal(node)
      case .softBreak, .lineBreak, .tableCell: if !words.isEmpty { words.append(UInt8(ascii: " ")) }
      default: break
      }
    }
    return String(decoding: words, as: UTF8.self)
  }

  /// The containers a clause stands in, outermost first.
  package func containers(of clause: Clause) -> [Int] {
    var chain: [Int] = []
    var cursor = clause.container
    while let container = cursor {
      chain.append(container)
      cursor = containers[container].parent
    }
    return chain.reversed()
  }
}

extension PolicyText {
  /// The number that a numbered list starts with, of its first item; nil of anything else.
  package func firstNumber(of container: Container) -> Int32? {
    guard container.kind == .item, let parent = container.parent.map({ containers[$0] }),
      container.node == parent.node + 1, document.nodes[container.node].flags.contains(.ordered)
    else { return nil }
    return document.nodes[container.node].number
  }

  /// The number that a numbered list starts with, of the first clause of its first item.
  package func firstNumber(of clause: Clause) -> Int32? {
    guard let container = clause.container.map({ containers[$0] }), clause.node == container.node + 1 else {
      return nil
    }
    return firstNumber(of: container)
  }

  /// Whether a clause is the heading of its section.
  package func opensSection(_ clause: Clause) -> Bool {
    clause.section.map { sections[$0].node == clause.node } ?? false
  }

  /// Bytes of all that the text says.
  package var documentSize: Int { document.bytes.count }
}
