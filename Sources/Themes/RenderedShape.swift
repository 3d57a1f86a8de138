import Markdown

/// What a template makes of every view of one shape: markup with places for texts and slots.
struct RenderedShape: Sendable {
  private enum Part: Sendable {
    case markup([UInt8])
    /// An index of the shape's texts.
    case text(Int, isEscaped: Bool)
    case slot(String)
  }

  private let parts: [Part]
  /// Bytes of markup.
  let size: Int

  /// - Parameter rendered: the template's output for a view whose texts and slots are marks.
  init(_ rendered: String) {
    let pieces = rendered.utf8.split(separator: TemplateMark.fence, omittingEmptySubsequences: false)
    parts = pieces.enumerated().compactMap { index, piece in
      if index.isMultiple(of: 2) { return piece.isEmpty ? nil : .markup(Array(piece)) }
      let mark = String(decoding: piece, as: UTF8.self)
      let digits = mark.prefix { $0.isNumber }
      return Int(digits).map { .text($0, isEscaped: mark != digits + "<") } ?? .slot(mark)
    }
    size = rendered.utf8.count
  }

  func write(_ texts: [String], slots: [String: [UInt8]], into html: inout HTMLBuffer) {
    for part in parts {
      switch part {
      case .markup(let bytes): html.raw(bytes)
      case .text(let index, isEscaped: true): html.quoted(texts[index])
      case .text(let index, isEscaped: false): html.raw(Array(texts[index].utf8))
      case .slot(let name): html.raw(slots[name] ?? [])
      }
    }
  }
}
