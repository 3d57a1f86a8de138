package import Comparison
import Markdown
package import Policies
import SitePaths
import Themes
import Words

/// Every clause that a policy ever had, each under an address that stays: it leads to the clause in the version in force
/// or, where that has it no more, in the last version that had it.
package struct ClausesPage {
  private let policy: Policy
  private let lineage: Lineage
  private let text: PolicyText

  /// - Parameters:
  ///   - lineage: up to the version in force.
  ///   - text: that version's.
  package init(_ policy: Policy, _ lineage: Lineage, of text: PolicyText) {
    self.policy = policy
    self.lineage = lineage
    self.text = text
  }

  package func html(in shell: inout PageShell) -> [UInt8] {
    let context = shell.context
    let words = context.words(in: policy.settings.language)
    let paths = PolicyPaths(policy.id)
    let title = PageTitle.shortened(policy.title, to: 56)
    let departed = lineage.departed
    var view = View([
      "title": words(.clausesOf, .title(policy.title)), "policy_title": policy.title,
      "policy_href": paths.current.href(from: paths.clauses),
    ])
    view.set("has_departed", !departed.isEmpty)
    for slot in ["standing", "departed"] { view.slot(slot) }
    var info = PageInfo(
      path: paths.clauses, title: PageTitle.make(words(.clausesOf, .title(title)), in: context.title),
      description: words(.clausesDescription, .title(title)),
      kind: "clauses")
    info.language = policy.settings.language
    return shell.render(
      info, layout: "clauses", view,
      slots: ["standing": standing(in: context), "departed": list(departed, in: context)])
  }

  private func standing(in context: SiteContext) -> [UInt8] {
    let sentence = LineageSentence(policy, on: PolicyPaths(policy.id).clauses, in: context)
    var html = HTMLBuffer(capacity: text.clauses.count * 320)
    for ((index, clause), anchor) in zip(text.clauses.enumerated(), lineage.anchors) {
      let opening = text.opening(of: index)
      guard !opening.isEmpty else { continue }
      open(anchor, opening, PolicyPaths(policy.id).current, clause.section.map { text.sections[$0].anchor }, &html)
      sentence.write(since: lineage.entries[index].since, changed: lineage.entries[index].changed, into: &html)
      html.raw("</small></li>\n")
    }
    return html.bytes
  }

  private func list(
    _ departed: [(anchor: String, departure: Lineage.Departure)], in context: SiteContext
  ) -> [UInt8] {
    let paths = PolicyPaths(policy.id)
    let sentence = LineageSentence(policy, on: paths.clauses, in: context)
    var html = HTMLBuffer(capacity: departed.count * 400)
    for (anchor, departure) in departed where !departure.opening.isEmpty {
      let last = policy.versions[departure.last]
      open(anchor, departure.opening, paths.version(last.id), departure.anchor, &html)
      sentence.write(departed: departure, into: &html)
      html.raw("</small></li>\n")
    }
    return html.bytes
  }

  private func open(
    _ anchor: String, _ opening: String, _ page: SitePath, _ section: String?, _ html: inout HTMLBuffer
  ) {
    html.raw("<li id=\"\(anchor)\"><a href=\"")
    html.address(page.shortestHref(from: PolicyPaths(policy.id).clauses))
    if let section {
      html.raw("#")
      html.address(section)
    }
    html.raw("\">")
    html.text(opening)
    html.raw("</a><br><small class=\"meta\">")
  }
}
