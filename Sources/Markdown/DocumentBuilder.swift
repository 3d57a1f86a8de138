import CCMarkGFM

/// Copies a tree of libcmark-gfm into flat storage, walking it without recursion.
struct DocumentBuilder {
  private let types: CMarkEngine.NodeTypes
  private var nodes: [Node] = []
  private var bytes: [UInt8] = []
  private var labels: FootnoteLabels
  /// Indices of the open nodes, outermost first.
  private var open: [Int] = []
  private var alignments: [Node.Alignment] = []
  private var column = 0
  /// Indices of the footnote definitions.
  private var footnotes: [Int] = []

  init(types: CMarkEngine.NodeTypes, source: [UInt8]) {
    self.types = types
    labels = FootnoteLabels(source: source)
    nodes.reserveCapacity(source.count / 24)
    bytes.reserveCapacity(source.count)
  }

  mutating func build(_ root: OpaquePointer?) -> Document {
    var cursor = root
    while let node = cursor {
      let index = append(node)
      if let child = cmark_node_first_child(node) {
        open.append(index)
        cursor = child
        continue
      }
      close(index)
      cursor = cmark_node_next(node)
      var ancestor = node
      while cursor == nil, let parent = open.popLast() {
        close(parent)
        ancestor = cmark_node_parent(ancestor)
        cursor = cmark_node_next(ancestor)
      }
      if open.isEmpty, cursor == nil { break }
    }
    countReferences()
    return Document(nodes: nodes, bytes: bytes, footnotes: footnotes)
  }

  private mutating func close(_ index: Int) { nodes[index].end = Int32(nodes.count) }

  private mutating func append(_ source: OpaquePointer) -> Int {
    let type = cmark_node_get_type(source)
    var node = Node(kind: kind(of: type))
    if node.kind == .text, let last = nodes.last, last.kind == .text, Int(last.end) == nodes.count,
      cmark_node_get_type(cmark_node_previous(source)) == CMARK_NODE_TEXT
    {
      // The library splits text at every special character; a run of text nodes is one node here.
      let start = last.text.lowerBound
      _ = store(cmark_node_get_literal(source))
      nodes[nodes.count - 1].text = start..<Int32(bytes.count)
      return nodes.count - 1
    }
    if !node.kind.isInline {
      node.line = cmark_node_get_start_line(source)
      node.lastLine = cmark_node_get_end_line(source)
    }
    fill(&node, from: source)
    nodes.append(node)
    return nodes.count - 1
  }

  private mutating func fill(_ node: inout Node, from source: OpaquePointer) {
    switch node.kind {
    case .heading: node.number = cmark_node_get_heading_level(source)
    case .list:
      node.number = cmark_node_get_list_start(source)
      if cmark_node_get_list_type(source) == CMARK_ORDERED_LIST { node.flags.insert(.ordered) }
      if cmark_node_get_list_tight(source) != 0 { node.flags.insert(.tight) }
    case .item: fillItem(&node, from: source)
    case .codeBlock:
      node.text = store(cmark_node_get_literal(source))
      node.extra = store(cmark_node_get_fence_info(source))
    case .text, .code, .htmlBlock, .htmlInline: node.text = store(cmark_node_get_literal(source))
    case .link, .image:
      node.text = store(cmark_node_get_url(source))
      node.extra = store(cmark_node_get_title(source))
    case .table: fillTable(from: source)
    case .tableRow:
      column = 0
      if cmark_gfm_extensions_get_table_row_is_header(source) != 0 { node.flags.insert(.header) }
    case .tableCell:
      if column < alignments.count { node.alignment = alignments[column] }
      column += 1
      if cmark_gfm_extensions_get_table_row_is_header(cmark_node_parent(source)) != 0 { node.flags.insert(.header) }
    case .footnoteDefinition:
      footnotes.append(nodes.count)
      node.number = Int32(footnotes.count)
      let label = labels.label(line: cmark_node_get_start_line(source), column: cmark_node_get_start_column(source))
      let start = Int32(bytes.count)
      bytes += label
      node.text = start..<Int32(bytes.count)
    case .footnoteReference:
      // The library replaces a reference's label by the number of its definition.
      node.text = store(cmark_node_get_literal(source))
      node.number = bytes[Int(node.text.lowerBound)...].reduce(0) { $0 &* 10 &+ Int32($1 &- UInt8(ascii: "0")) }
    default: break
    }
  }

  private mutating func fillItem(_ node: inout Node, from source: OpaquePointer) {
    if let list = open.last, nodes[list].flags.contains(.ordered) {
      node.flags.insert(.ordered)
      node.number = nodes[list].number + nodes[list].ordinal
      nodes[list].ordinal += 1
    }
    if let name = cmark_node_get_type_string(source), String(cString: name) == "tasklist" {
      node.flags.insert(.task)
      if cmark_gfm_extensions_get_tasklist_item_checked(source) { node.flags.insert(.checked) }
    }
  }

  private mutating func fillTable(from source: OpaquePointer) {
    let count = Int(cmark_gfm_extensions_get_table_columns(source))
    guard let letters = cmark_gfm_extensions_get_table_alignments(source) else {
      alignments = []
      return
    }
    alignments = (0..<count).map { column in
      switch letters[column] {
      case UInt8(ascii: "l"): .left
      case UInt8(ascii: "c"): .center
      case UInt8(ascii: "r"): .right
      default: .none
      }
    }
  }

  private mutating func store(_ text: UnsafePointer<CChar>?) -> Range<Int32> {
    let start = Int32(bytes.count)
    guard let text else { return start..<start }
    var length = 0
    while text[length] != 0 { length += 1 }
    text.withMemoryRebound(to: UInt8.self, capacity: length) {
      bytes.append(contentsOf: UnsafeBufferPointer(start: $0, count: length))
    }
    return start..<Int32(bytes.count)
  }

  /// Numbers the references to each footnote, and tells each definition how many there are.
  ///
  /// The library counts in the order of the source, where a definition may stand before a paragraph; in the tree all
  /// definitions stand at the end. The line of the block around a reference restores that order. A reference in a
  /// definition that was left out, as nothing refers to it, is not counted: nothing could lead back to it.
  private mutating func countReferences() {
    guard !footnotes.isEmpty else { return }
    var line: Int32 = 0
    var references: [(line: Int32, index: Int)] = []
    for (index, node) in nodes.enumerated() {
      if !node.kind.isInline { line = node.line }
      if node.kind == .footnoteReference { references.append((line, index)) }
    }
    references.sort { $0 < $1 }
    for (_, index) in references {
      let number = Int(nodes[index].number)
      guard (1...footnotes.count).contains(number) else { continue }
      let definition = footnotes[number - 1]
      nodes[definition].ordinal += 1
      nodes[index].ordinal = nodes[definition].ordinal
    }
  }

  private func kind(of type: cmark_node_type) -> Node.Kind {
    switch type {
    case CMARK_NODE_TEXT: .text
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_LINEBREAK: .lineBreak
    case CMARK_NODE_CODE: .code
    case CMARK_NODE_HTML_INLINE: .htmlInline
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_LINK: .link
    case CMARK_NODE_IMAGE: .image
    case CMARK_NODE_FOOTNOTE_REFERENCE: .footnoteReference
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_HEADING: .heading
    case CMARK_NODE_LIST: .list
    case CMARK_NODE_ITEM: .item
    case CMARK_NODE_BLOCK_QUOTE: .blockQuote
    case CMARK_NODE_CODE_BLOCK: .codeBlock
    case CMARK_NODE_HTML_BLOCK: .htmlBlock
    case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
    case CMARK_NODE_FOOTNOTE_DEFINITION: .footnoteDefinition
    case cmark_node_type(types.table): .table
    case cmark_node_type(types.tableRow): .tableRow
    case cmark_node_type(types.tableCell): .tableCell
    case cmark_node_type(types.strikethrough): .strikethrough
    default: .document
    }
  }
}
