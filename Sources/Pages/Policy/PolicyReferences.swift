package import Disclosure
package import Links
import Markdown
package import Policies
import SitePaths

/// What one version of a policy leads to beside the links of its Markdown, and what it may not do.
package struct PolicyReferences {
  /// What raw HTML leads to, and the archive's copy of a captured text.
  package let links: [LinkOut]
  package let refusals: [PageFault]
  /// Whether raw HTML is shown as HTML.
  package let allowsRawHTML: Bool

  /// - Parameter allowsRawHTML: whether the publisher's own texts may contain HTML.
  package init(
    _ policy: Policy, _ version: Version, _ text: PolicyText, _ links: LinkTable, allowsRawHTML: Bool,
    in context: SiteContext
  ) {
    let words = context.words(in: policy.settings.language)
    let archive = PolicyPage.archiveLink(of: version, context.classifier, words).map { [$0] } ?? []
    guard allowsRawHTML, !version.isCaptured, text.document.holdsRawHTML else {
      self.links = archive
      refusals = version.isCaptured ? [] : links.refusals
      self.allowsRawHTML = false
      return
    }
    let page = PolicyPaths(policy.id).version(version.id)
    let writer = LinkWriter(words, table: links, place: context.place(on: page))
    var html = HTMLBuffer(capacity: text.document.bytes.count * 2)
    var renderer = HTMLRenderer(
      text.document,
      dialect: PolicyDialect(
        text, words, links: writer, allowsRawHTML: true, showsRepairs: false, omitsTitle: false))
    renderer.render(into: &html)
    let part = EmittedPart(html.bytes, on: page, in: context, words)
    self.links = archive + part.links
    refusals = links.refusals + part.refusals
    self.allowsRawHTML = part.refusals.isEmpty
  }
}
