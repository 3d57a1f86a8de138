package import Diagnostics
package import Policies

/// One block of a marketing page: a type of the theme with its fields filled in.
package struct Block: Sendable {
  package indirect enum Value: Sendable {
    case text(String)
    case markdown(PolicyText)
    case href(String)
    case list([[String: Value]])
  }

  package let type: String
  package let fields: [String: Value]

  package init(type: String, fields: [String: Value]) {
    self.type = type
    self.fields = fields
  }
}

/// A text in Markdown that is a field of a block, and where it is.
package struct BlockText: Sendable {
  package let text: PolicyText
  /// As it was parsed.
  package let source: String
  package let file: SourceFile
  package let position: SourcePosition
  /// Whether it belongs to one of several items of its block, which have headings of their own.
  package let isInItem: Bool
}
