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
  /// What it was: an address, a heading level, the old spelling; nil where there was none.
  package let old: String?
  package let new: String?
  /// Whether it matters to what the text says: where a link leads, but not a change of its query or of the server
  /// that delivers the same file.
  package let isSubstantive: Bool
}
