package import Diagnostics
import Markdown
package import Policies

/// A text that its publisher can still change, as the rules of content look at it.
package struct CheckedText: Sendable {
  /// What is known of the policy that a text is a version of.
  package struct Policy: Sendable {
    package let kind: PolicyKind
    /// The laws that the publisher names, in the order he names them.
    package let laws: [Law]
    /// The version before it, to say where a section went.
    package let before: PolicyText?

    package init(kind: PolicyKind, laws: [Law], before: PolicyText?) {
      (self.kind, self.laws, self.before) = (kind, laws, before)
    }
  }

  package let file: SourceFile
  let text: PolicyText
  /// What the page is called where the text itself does not say.
  let title: String?
  let language: String
  /// Nil for a page that is no policy.
  let policy: Policy?
  /// The words of every clause that has some, in the order of the text.
  let blocks: [CheckedBlock]
  let lines: LinePlaces
  /// The level of the heading that the text stands under; nil where it is all of its page.
  let headingAbove: Int?

  /// A text that is all of its file but the front matter.
  ///
  /// - Parameter start: the bytes of the file before the text.
  package init(
    _ text: PolicyText, in file: SourceFile, from start: Int, title: String?, language: String, policy: Policy? = nil
  ) {
    self.init(
      text, in: file, LinePlaces(restOf: file.bytes, from: start), title: title, language: language, policy: policy)
  }

  /// A text that is a part of its page, and a value in its file.
  ///
  /// - Parameters:
  ///   - source: the value.
  ///   - position: where it stands.
  ///   - headingAbove: the level of the heading that it stands under.
  package init(
    _ text: PolicyText, _ source: String, at position: SourcePosition, in file: SourceFile, below headingAbove: Int,
    title: String, language: String
  ) {
    self.init(
      text, in: file, LinePlaces(source, valueAt: file.offset(of: position), in: file.bytes), title: title,
      language: language, below: headingAbove)
  }

  private init(
    _ text: PolicyText, in file: SourceFile, _ lines: LinePlaces, title: String?, language: String,
    policy: Policy? = nil, below headingAbove: Int? = nil
  ) {
    self.file = file
    self.text = text
    self.title = title
    self.language = language
    self.policy = policy
    self.lines = lines
    self.headingAbove = headingAbove
    blocks = CheckedBlock.blocks(of: text, in: file.bytes, lines)
  }

  /// Rules that look for words look for English ones.
  var isEnglish: Bool { language == "en" || language.hasPrefix("en-") }

  /// The links of the text: what they lead to, their words, and the bytes of the file that hold these.
  package var links: [(href: String, words: String, place: Range<Int>)] {
    blocks.flatMap { block in
      block.spans.filter { $0.kind == .link }.map { span in
        (text.document.string(text.document.nodes[span.node].text), block.words(of: span), block.place(of: span))
      }
    }
  }

  /// The block of a block.
  func block(ofNode node: Int) -> CheckedBlock? { blocks.first { text.clauses[$0.clause].node == node } }

  /// The first line that says something.
  var opening: Range<Int> {
    blocks.first.flatMap(\.place) ?? lines.start..<min(lines.start + 1, file.bytes.count)
  }
}
