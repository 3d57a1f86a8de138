package import Diagnostics
package import Pages
package import Policies

/// A page that is not a policy.
package struct PageSource: Sendable {
  package var page: MarketingPage
  package let file: SourceFile
  /// The same, and the shared blocks in it.
  package let files: [SourceFile]
  package let matter: PageMatter
  /// The bytes of the file before its text.
  package let textStart: Int
  /// The texts of its blocks.
  package let blockTexts: [BlockText]
  /// Nil until everything that pages share is known.
  package var rendered: RenderedPage?

  /// The page's one text and where it starts; nil if it is made of blocks.
  package var text: (text: PolicyText, start: Int)? { page.text.map { ($0, textStart) } }
}
