/// One node of a document. Nodes stand in one array in preorder; a node's subtree is `index..<end`.
package struct Node: Sendable {
  package enum Kind: UInt8, Sendable {
    case document, blockQuote, list, item, codeBlock, htmlBlock, paragraph, heading, thematicBreak
    case footnoteDefinition, table, tableRow, tableCell
    case text, softBreak, lineBreak, code, htmlInline, emphasis, strong, link, image, strikethrough
    case footnoteReference

    /// Whether nodes of this kind stand inside a line of text.
    package var isInline: Bool { rawValue >= Kind.text.rawValue }
  }

  package enum Alignment: UInt8, Sendable { case none, left, center, right }

  package struct Flags: OptionSet, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// A numbered list, or an item of one.
    package static let ordered = Flags(rawValue: 1)
    /// A list whose paragraphs are rendered without `<p>`.
    package static let tight = Flags(rawValue: 2)
    /// The header row of a table and its cells.
    package static let header = Flags(rawValue: 4)
    /// An item of a task list.
    package static let task = Flags(rawValue: 8)
    /// A task that is done.
    package static let checked = Flags(rawValue: 16)
    /// A fenced code block's info string stands in `extra`.
    package static let fenced = Flags(rawValue: 32)
  }

  package var kind: Kind
  package var flags: Flags = []
  package var alignment: Alignment = .none
  /// Heading level, list start, item ordinal, number of a footnote (from 1).
  package var number: Int32 = 0
  /// A footnote reference's ordinal among the references to the same definition (from 1), the number of references
  /// to a definition, the number of items of a numbered list.
  package var ordinal: Int32 = 0
  /// The index after the last node of the subtree.
  package var end: Int32 = 0
  /// First and last source line, counted from 1; 0 on inlines.
  package var line: Int32 = 0
  package var lastLine: Int32 = 0
  /// Literal text, link address, footnote label: a range of the document's bytes.
  package var text: Range<Int32> = 0..<0
  /// Link title, info string of a code block.
  package var extra: Range<Int32> = 0..<0
}
