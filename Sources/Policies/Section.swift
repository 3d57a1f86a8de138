/// A heading and what stands under it.
package struct Section: Sendable {
  /// The heading's words.
  package let title: String
  /// The fragment that leads to it: unique in the text, made of its words.
  package let anchor: String
  /// 1 to 6 as written; a recovered heading is one below the last written one.
  package let level: Int
  /// 1 for a section of the text itself, 2 for one inside it, and so on.
  package let depth: Int
  /// The heading's block in the document.
  package let node: Int
  /// Whether the source has only a bold paragraph there.
  package let isRecovered: Bool
}
