/// A change that leaves the words as they are.
package struct FormatChange: Equatable, Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case emphasis
    case linkTarget = "link-target"
    case imageSource = "image-src"
    case imageText = "image-alt"
    case headingLevel = "heading-level"
    case lineBreak = "line-break"
    case typography
    /// Characters that were garbled in one of the texts and are not in the other.
    case encoding
    case structure
  }

  package let kind: Kind
  /// The tokens of the new text that it touches.
  package var tokens: Range<Int>
  /// What it was: an address, a heading level, the old spelling; nil if there was none.
  package let old: String?
  package let new: String?
  /// Whether it matters to what the text says: where a link leads, but not a change of its query or of the server
  /// that delivers the same file.
  package let isSubstantive: Bool
  /// What a clause was and is, where its structure changed in a way that can be counted.
  package private(set) var forms: [Form] = []

  /// What a clause looks like, as far as its words do not show it.
  package enum Form: Equatable, Sendable, CustomStringConvertible {
    case paragraphs(Int)
    /// The cells of a row.
    case columns(Int)
    /// The number that its list begins with.
    case list(from: Int)

    package var description: String {
      switch self {
      case .paragraphs(1): "one paragraph"
      case .paragraphs(let count): "\(count) paragraphs"
      case .columns(let count): "\(count) columns"
      case .list(let number): "a list from \(number)"
      }
    }
  }
}

extension FormatChange {
  /// A change of a whole clause from one form to another.
  init(_ tokens: Range<Int>, from old: Form, to new: Form) {
    self.init(
      kind: .structure, tokens: tokens, old: old.description, new: new.description, isSubstantive: false,
      forms: [old, new])
  }
}
