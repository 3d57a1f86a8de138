import Markdown

/// What a page has in its margin beside the clauses of a text.
package struct MarginNotes: Sendable {
  /// Markup by the node that contains it: a paragraph, heading or code block, the last cell of a row.
  private let notes: [Int: [UInt8]]

  package init(_ notes: [Int: [UInt8]]) { self.notes = notes }

  func write(beside node: Int, into html: inout HTMLBuffer) {
    if let note = notes[node] { html.raw(note) }
  }
}
