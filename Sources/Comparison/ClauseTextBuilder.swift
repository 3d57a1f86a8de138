import Markdown
import Policies

/// Gathers the words of a clause from its nodes.
struct ClauseTextBuilder {
  private let document: Document
  private var bytes: [UInt8] = []
  private var spans: [ClauseText.Span] = []
  /// Byte offsets of hard breaks, images and cell ends, in order.
  private var marks: [Tokenizer.Mark] = []
  private var cells = 0

  private init(_ document: Document) { self.document = document }

  static func build(_ clause: Clause, of text: PolicyText, with vocabulary: inout Vocabulary) -> ClauseText {
    var builder = ClauseTextBuilder(text.document)
    builder.addMarks(text.lead(of: clause))
    switch clause.kind {
    case .code: builder.addCode(clause.node)
    case .html, .rule: break
    default: builder.addInlines(clause.inlines)
    }
    builder.addMarks(text.tail(of: clause))
    if builder.spans.isEmpty { builder.spans.append(ClauseText.Span(start: 0, format: .plain)) }
    var tokenizer = Tokenizer(builder.bytes, marks: builder.marks)
    tokenizer.run(&vocabulary)
    return ClauseText(
      bytes: builder.bytes, tokens: tokenizer.tokens, spans: builder.spans,
      labelLength: clause.kind == .heading || clause.kind == .paragraph
        ? Label.length(of: tokenizer.tokens, in: builder.bytes) : 0,
      cells: max(1, builder.cells))
  }

  private mutating func addInlines(_ range: Range<Int>) {
    var open: [(end: Int, format: ClauseText.Format)] = []
    for index in range {
      while let last = open.last, last.end <= index { open.removeLast() }
      let node = document.nodes[index]
      var format = open.last?.format ?? .plain
      switch node.kind {
      case .text: append(document.slice(node.text), format)
      case .code:
        format.emphasis.insert(.code)
        append(document.slice(node.text), format)
      case .softBreak: append([UInt8(ascii: " ")], format)
      case .lineBreak: appendMark(.lineBreak, format)
      case .htmlInline:
        if RawHTML.isLineBreak(document.slice(node.text)) { appendMark(.lineBreak, format) }
      case .footnoteReference:
        format.emphasis.insert(.reference)
        append(ArraySlice(String(node.number).utf8), format)
      case .image:
        format.link = Int32(index)
        format.isImage = true
        appendMark(.image, format)
        open.append((Int(node.end), format))
      case .tableCell:
        if cells > 0 { appendMark(.cell, format) }
        cells += 1
      case .emphasis, .strong, .strikethrough, .link:
        switch node.kind {
        case .emphasis: format.emphasis.insert(.emphasis)
        case .strong: format.emphasis.insert(.strong)
        case .strikethrough: format.emphasis.insert(.struck)
        default: format.link = Int32(index)
        }
        open.append((Int(node.end), format))
      default: break
      }
    }
  }

  private mutating func append(_ text: ArraySlice<UInt8>, _ format: ClauseText.Format) {
    // The words inside an image are its alternative text, which is not part of the line.
    guard !format.isImage else { return }
    start(format)
    bytes += text
  }

  private mutating func appendMark(_ kind: Tokenizer.Mark.Kind, _ format: ClauseText.Format) {
    start(format)
    marks.append(Tokenizer.Mark(offset: bytes.count, kind: kind))
    bytes.append(UInt8(ascii: "\n"))
  }

  private mutating func start(_ format: ClauseText.Format) {
    if spans.last?.format != format { spans.append(ClauseText.Span(start: Int32(bytes.count), format: format)) }
  }

  private mutating func addMarks(_ words: String) {
    if !words.isEmpty { append(ArraySlice(words.utf8), .plain) }
  }

  private mutating func addCode(_ node: Int) {
    spans.append(ClauseText.Span(start: 0, format: ClauseText.Format(emphasis: .preformatted)))
    for line in document.literal(node).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if !bytes.isEmpty || !marks.isEmpty {
        marks.append(Tokenizer.Mark(offset: bytes.count, kind: .lineBreak))
        bytes.append(UInt8(ascii: "\n"))
      }
      bytes += line
    }
  }
}
