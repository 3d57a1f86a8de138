package import Comparison
package import Disclosure
package import Links
import Markdown
package import Policies
import Redlines
import SitePaths
import Themes
import Words

/// What changed between two versions of a policy.
package struct RedlinePage {
  private let policy: Policy
  private let older: Version
  private let newer: Version
  private let comparison: Comparison
  private let links: LinkTable
  private let destinations: DestinationChange

  /// - Parameter links: the links of the newer text.
  package init(
    _ policy: Policy, from older: Version, to newer: Version, _ comparison: Comparison, links: LinkTable,
    destinations: DestinationChange
  ) {
    self.policy = policy
    self.older = older
    self.newer = newer
    self.comparison = comparison
    self.links = links
    self.destinations = destinations
  }

  package func html(in shell: inout PageShell) -> [UInt8] {
    let context = shell.context
    let words = context.words(in: policy.settings.language)
    let paths = PolicyPaths(policy.id)
    let path = paths.redline(older.id, newer.id)
    var body = HTMLBuffer(capacity: comparison.new.documentSize * 2)
    var renderer = RedlineRenderer(
      comparison, words, links: links, place: context.place(on: path))
    renderer.render(into: &body, folds: true)
    let (from, to) = (Filling.words("from", words.name(of: older)), Filling.words("to", words.name(of: newer)))
    var view = View([
      "title": words(.changesOfVersions, from, to), "policy_title": policy.title,
      "policy_href": paths.current.href(from: path), "history_href": paths.history.href(from: path),
      "verdict": comparison.verdict.rawValue, "verdict_label": words.name(of: comparison.verdict),
    ])
    view.set("older", side(older, path, context, words))
    view.set("newer", side(newer, path, context, words))
    view.set("counts", words.views(of: comparison.counts))
    view.set("gained", LedgerPaths.views(of: destinations.gained, from: path))
    view.set("lost", LedgerPaths.views(of: destinations.lost, from: path))
    view.set("has_destinations", !destinations.isEmpty)
    if comparison.isCoarse { view.set("coarse", View(["text": words(.coarseComparison)])) }
    view.set("previous", neighbour(step: -1, path, context, words))
    view.set("next", neighbour(step: 1, path, context, words))
    if context.knownPaths.contains(paths.compare) {
      view.set("compare", View(["href": paths.compare.href(from: path)]))
    }
    view.slot("body")
    let title = Filling.title(PageTitle.shortened(policy.title, to: 44))
    let changes = comparison.counts.isEmpty ? words(.nothing) : words.list(of: comparison.counts)
    var info = PageInfo(
      path: path, title: PageTitle.make(words(.changesToPolicy, title, from, to), in: context.title),
      description: words(.redlineDescription, title, from, to, .words("changes", changes)), kind: "redline")
    info.language = policy.settings.language
    info.isIndexed = !newer.isDraft
    return shell.render(info, layout: "redline", view, slots: ["body": body.bytes], links: links.outward)
  }

  private func side(_ version: Version, _ path: SitePath, _ context: SiteContext, _ words: Phrases) -> View {
    let paths = PolicyPaths(policy.id)
    let target = version.isDraft ? paths.draft : paths.version(version.id)
    let status =
      policy.versions.firstIndex { $0.id == version.id }.map { policy.status(of: $0, on: context.asOf) } ?? .draft
    return View([
      "label": words.name(of: version), "href": target.href(from: path),
      "text": words.status(status, of: version),
    ])
  }

  private var places: (older: Int, newer: Int)? {
    guard let a = policy.versions.firstIndex(where: { $0.id == older.id }),
      let b = policy.versions.firstIndex(where: { $0.id == newer.id })
    else { return nil }
    return (a, b)
  }

  /// The changes before or after these: of the next two versions, or of the next older one with the same newer one.
  private func neighbour(step: Int, _ path: SitePath, _ context: SiteContext, _ words: Phrases) -> View? {
    guard let (a, b) = places else { return nil }
    let target = a + 1 == b ? (older: a + step, newer: b + step) : (older: a + step, newer: b)
    guard target.older >= 0, target.older < target.newer, target.newer < policy.versions.count else { return nil }
    let (older, newer) = (policy.versions[target.older], policy.versions[target.newer])
    let page = PolicyPaths(policy.id).redline(older.id, newer.id)
    guard context.knownPaths.contains(page) else { return nil }
    return View([
      "href": page.href(from: path),
      "label": words(.spanOfVersions, .words("from", words.name(of: older)), .words("to", words.name(of: newer))),
    ])
  }
}
