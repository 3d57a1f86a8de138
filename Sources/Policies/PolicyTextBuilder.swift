import Markdown

/// Finds sections, containers and clauses in one walk over a document.
struct PolicyTextBuilder {
  private let document: Document
  private(set) var sections: [Section] = []
  private(set) var clauses: [Clause] = []
  private(set) var containers: [Container] = []
  private(set) var titleNode: Int?
  private(set) var recoveredLists: [PolicyText.RecoveredList] = []
  private var open: [Int] = []
  private var path: [Int] = []
  private var lastWrittenLevel = 0
  private var anchors = Anchors()

  init(_ document: Document) { self.document = document }

  mutating func build() {
    let nodes = document.nodes
    var cursor = 1
    while cursor < nodes.count {
      let node = nodes[cursor]
      while let last = open.last, Int(nodes[containers[last].node].end) <= cursor { open.removeLast() }
      switch node.kind {
      case .blockQuote, .list, .item, .table, .footnoteDefinition:
        containers.append(
          Container(kind: node.kind, node: cursor, parent: open.last, depth: open.count))
        open.append(containers.count - 1)
        cursor += 1
        continue
      case .heading: addHeading(cursor, level: Int(node.number), isRecovered: false)
      case .paragraph: addParagraph(cursor)
      case .tableRow: add(.tableRow, cursor)
      case .codeBlock: add(.code, cursor)
      case .htmlBlock: add(.html, cursor)
      case .thematicBreak: add(.rule, cursor)
      default: break
      }
      cursor = Int(node.end)
    }
  }

  private mutating func add(_ kind: Clause.Kind, _ index: Int, inlines: Range<Int>? = nil) {
    clauses.append(
      Clause(
        kind: kind, node: index, inlines: inlines ?? (index + 1)..<Int(document.nodes[index].end),
        container: open.last, section: sections.isEmpty ? nil : sections.count - 1))
  }

  private mutating func addHeading(_ index: Int, level: Int, isRecovered: Bool) {
    if clauses.isEmpty, level == 1, !isRecovered, open.isEmpty {
      titleNode = index
      lastWrittenLevel = 1
      return add(.heading, index)
    }
    if !isRecovered { lastWrittenLevel = level }
    while let last = path.last, sections[last].level >= level { path.removeLast() }
    let title = document.plainText(of: index)
    sections.append(
      Section(
        title: title, anchor: anchors.make(from: title), level: level, depth: path.count + 1, node: index,
        isRecovered: isRecovered))
    path.append(sections.count - 1)
    add(isRecovered ? .paragraph : .heading, index)
  }

  private mutating func addParagraph(_ index: Int) {
    if isPseudoHeading(index) {
      return addHeading(index, level: min(6, max(2, lastWrittenLevel + 1)), isRecovered: true)
    }
    guard let lines = numberedLines(of: index) else { return add(.paragraph, index) }
    let start = clauses.count + (lines.hasLead ? 1 : 0)
    for range in lines.ranges { add(.paragraph, index, inlines: range) }
    recoveredLists.append(
      PolicyText.RecoveredList(node: index, start: lines.first, items: start..<clauses.count))
  }

  /// A paragraph at the top level that is one run of bold words, not a sentence.
  private func isPseudoHeading(_ index: Int) -> Bool {
    let nodes = document.nodes
    guard open.isEmpty, index + 1 < nodes.count, nodes[index + 1].kind == .strong,
      nodes[index + 1].end == nodes[index].end
    else { return false }
    let text = document.plainText(of: index)
    guard let last = text.last(where: { !$0.isWhitespace }) else { return false }
    return text.utf8.count <= 120 && !".;,".contains(last)
  }

  /// The lines of a paragraph whose hard breaks are followed by `1.`, `2.`, …: at least two, each one more than the
  /// one before.
  private func numberedLines(of index: Int) -> (ranges: [Range<Int>], first: Int, hasLead: Bool)? {
    let nodes = document.nodes
    let end = Int(nodes[index].end)
    guard nodes[index..<end].contains(where: { $0.kind == .lineBreak }) else { return nil }
    var starts: [Int] = []
    var first: Int?
    var expected: Int?
    var isLineStart = true
    for child in document.children(of: index) {
      if isLineStart, let number = leadingNumber(of: child), expected == nil || number == expected {
        first = first ?? number
        expected = number + 1
        starts.append(child)
      }
      isLineStart = nodes[child].kind == .lineBreak
    }
    guard let first, let lead = starts.first, starts.count >= 2 else { return nil }
    let hasLead = lead > index + 1
    let all = (hasLead ? [index + 1] : []) + starts
    return (zip(all, Array(all.dropFirst()) + [end]).map { $0..<$1 }, first, hasLead)
  }

  private func leadingNumber(of index: Int) -> Int? {
    guard document.nodes[index].kind == .text else { return nil }
    let text = document.literal(index)
    let digits = text.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard !digits.isEmpty, digits.count <= 3, text.dropFirst(digits.count).starts(with: ". ".utf8) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }
}
