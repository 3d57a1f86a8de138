package import Comparison
package import Disclosure
import Markdown
package import Policies

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
    let paths = PolicyPaths(policy.id)
    let path = paths.redline(older.id, newer.id)
    var body = HTMLBuffer(capacity: comparison.new.documentSize * 2)
    var renderer = RedlineRenderer(
      comparison, links: links, place: LinkWriter.Place(page: path, context: context, anchors: []))
    renderer.render(into: &body, folds: true)
    let (before, after) = (VersionLabel.text(older), VersionLabel.text(newer))
    var view = View([
      "title": "What changed from \(before) to \(after)", "policy_title": policy.title,
      "policy_href": paths.current.href(from: path), "history_href": paths.history.href(from: path),
      "verdict": comparison.verdict.rawValue, "verdict_label": ChangeLabel.text(comparison.verdict),
    ])
    view.set("older", side(older, path, context))
    view.set("newer", side(newer, path, context))
    view.set("counts", ChangeLabel.counts(comparison.counts))
    view.set("gained", ChangeLabel.domains(destinations.gained, from: path))
    view.set("lost", ChangeLabel.domains(destinations.lost, from: path))
    view.set("has_destinations", !destinations.isEmpty)
    if comparison.isCoarse { view.set("coarse", View(["text": ChangeLabel.coarse])) }
    view.set("previous", neighbour(step: -1, path, context))
    view.set("next", neighbour(step: 1, path, context))
    if context.knownPaths.contains(paths.compare) {
      view.set("compare", View(["href": paths.compare.href(from: path)]))
    }
    view.slot("body")
    let title = PageTitle.shortened(policy.title, to: 44)
    var info = PageInfo(
      path: path, title: PageTitle.make("Changes to \(title), \(before) to \(after)", in: context.title),
      description: description(title, before, after), kind: "redline")
    info.language = policy.settings.language
    info.isIndexed = !newer.isDraft
    return shell.render(info, layout: "redline", view, slots: ["body": body.bytes], links: links.outward)
  }

  private func description(_ title: String, _ before: String, _ after: String) -> String {
    let counts = comparison.counts.map { "\($0.count) \(ChangeLabel.text($0.changeClass))" }.joined(separator: ", ")
    return "What changed in \(title) between \(before) and \(after)\(counts.isEmpty ? ": nothing" : ": " + counts)."
  }

  private func side(_ version: Version, _ path: SitePath, _ context: SiteContext) -> View {
    let paths = PolicyPaths(policy.id)
    let target = version.isDraft ? paths.draft : paths.version(version.id)
    let status =
      policy.versions.firstIndex { $0.id == version.id }.map { policy.status(of: $0, on: context.asOf) } ?? .draft
    return View([
      "label": VersionLabel.text(version), "href": target.href(from: path),
      "text": VersionLabel.status(status, of: version),
    ])
  }

  private var places: (older: Int, newer: Int)? {
    guard let a = policy.versions.firstIndex(where: { $0.id == older.id }),
      let b = policy.versions.firstIndex(where: { $0.id == newer.id })
    else { return nil }
    return (a, b)
  }

  /// The changes before or after these: of the next two versions, or of the next older one with the same newer one.
  private func neighbour(step: Int, _ path: SitePath, _ context: SiteContext) -> View? {
    guard let (a, b) = places else { return nil }
    let target = a + 1 == b ? (older: a + step, newer: b + step) : (older: a + step, newer: b)
    guard target.older >= 0, target.older < target.newer, target.newer < policy.versions.count else { return nil }
    let (older, newer) = (policy.versions[target.older], policy.versions[target.newer])
    let page = PolicyPaths(policy.id).redline(older.id, newer.id)
    guard context.knownPaths.contains(page) else { return nil }
    return View([
      "href": page.href(from: path), "label": "\(VersionLabel.text(older)) to \(VersionLabel.text(newer))",
    ])
  }
}
