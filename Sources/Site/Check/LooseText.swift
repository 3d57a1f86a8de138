import Checks
import Content
package import Diagnostics
import FrontMatter
import Markdown
package import Policies
import SitePaths
import Storage

/// A Markdown file that belongs to no site.
package enum LooseText {
  /// What the rules of content say of it.
  ///
  /// - Throws: a diagnostic if it cannot be read.
  package static func check(_ path: String, kind: PolicyKind?, laws: [Law]) throws(Diagnostic) -> [Diagnostic] {
    let file = SourceFile(path: path, bytes: try Files.readAny(path, shownAs: path))
    var diagnostics: [Diagnostic] = []
    let matter = FrontMatter.split(file, into: &diagnostics)
    let text = try PolicyText(of: file, from: matter.bodyStart)
    let policy = kind.map { CheckedText.Policy(kind: $0, laws: laws, before: nil) }
    let checked = CheckedText(text, in: file, from: matter.bodyStart, title: nil, language: "en", policy: policy)
    let fragments = SiteTargets.fragments(of: text, allowsRawHTML: true)
    diagnostics += ContentCheck.diagnostics(for: checked, levels: RuleLevels()) {
      guard let address = SiteAddress($0), address.isOfSamePage else { return .elsewhere }
      return SiteTargets.place(address, among: fragments)
    }
    return diagnostics.sorted(by: Diagnostic.inReadingOrder)
  }
}
