package import Markdown

/// The smallest piece of a policy that keeps an identity: a heading, paragraph, list item's text, table row, ...
package struct Clause: Sendable {
  package enum Kind: UInt8, Sendable {
    case heading, paragraph, tableRow, code, html, rule
  }

  package let kind: Kind
  /// The block of the document that holds the clause.
  package let node: Int
  /// The clause's nodes below that block: all of them, or one line of a recovered list.
  package let inlines: Range<Int>
  /// The innermost container it stands in; nil at the top level.
  package let container: Int?
  /// The section it stands in; nil before the first heading.
  package let section: Int?
}

/// A block that holds clauses: quote, list, list item, table, footnote.
package struct Container: Sendable {
  package let kind: Node.Kind
  package let node: Int
  package let parent: Int?
  /// How many containers it stands in.
  package let depth: Int
}
