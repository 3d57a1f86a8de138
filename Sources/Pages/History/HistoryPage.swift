import Comparison
import Disclosure
package import Policies

/// All versions of a policy, newest first, with what changed in each.
package struct HistoryPage {
  private let policy: Policy
  private let summaries: [VersionSummary]

  /// - Parameter summaries: one for each version, oldest first.
  package init(_ policy: Policy, _ summaries: [VersionSummary]) {
    self.policy = policy
    self.summaries = summaries
  }

  package func html(in shell: inout PageShell) -> [UInt8] {
    let context = shell.context
    let paths = PolicyPaths(policy.id)
    let title = PageTitle.shortened(policy.title, to: 56)
    var view = View([
      "title": "History of \(policy.title)", "policy_href": paths.current.href(from: paths.history),
      "intro": introduction, "check": CheckingPage.path.href(from: paths.history),
    ])
    view.set("versions", summaries.indices.reversed().map { entry($0, context) })
    view.set("years", years)
    let plot = HistoryPlots(policy, summaries, in: context).html()
    view.set("has_plot", !plot.isEmpty)
    view.slot("plot")
    if context.knownPaths.contains(paths.compare) {
      view.set("compare", View(["href": paths.compare.href(from: paths.history)]))
    }
    if context.knownPaths.contains(paths.sections) {
      view.set("sections", View(["href": paths.sections.href(from: paths.history)]))
    }
    view.set(
      "feeds",
      [
        View(["label": "Atom feed", "href": paths.atomFeed.href(from: paths.history)]),
        View(["label": "JSON feed", "href": paths.jsonFeed.href(from: paths.history)]),
        View(["label": "History as data", "href": paths.historyData.href(from: paths.history)]),
        View(["label": "TimeMap", "href": paths.timeMap.href(from: paths.history)]),
        View(["label": "Clauses", "href": paths.clauses.href(from: paths.history)]),
        View(["label": "Digests", "href": paths.lock.href(from: paths.history)]),
      ])
    var info = PageInfo(
      path: paths.history, title: PageTitle.make("History of \(title)", in: context.title),
      description:
        "Every known version of \(title), with its dates, what changed in it and which third parties it links to.",
      kind: "history")
    info.schemaType = "CollectionPage"
    info.language = policy.settings.language
    info.feeds = paths.feeds(of: title)
    return shell.render(info, layout: "history", view, slots: ["plot": plot])
  }

  /// The years of a long history, newest first, each with its newest version; none where all is soon read.
  private var years: [View] {
    guard summaries.count > Self.soonRead else { return [] }
    let versions = Dictionary(grouping: summaries.compactMap { $0.version.date?.year }, by: { $0 })
    return versions.sorted { $0.key > $1.key }.map { year, versions in
      View(["href": "#\(Self.anchor(of: year))", "label": "\(year)", "count": "\(versions.count)"])
    }
  }

  /// So many versions need no way in by their year.
  private static let soonRead = 24

  private static func anchor(of year: Int) -> String { "year-\(year)" }

  /// The fragment of the newest version of each year.
  private func anchor(at index: Int) -> String? {
    guard summaries.count > Self.soonRead, let year = summaries[index].version.date?.year else { return nil }
    let isNewest = index + 1 == summaries.count || summaries[index + 1].version.date?.year != year
    return isNewest ? Self.anchor(of: year) : nil
  }

  private var introduction: String {
    let noun = policy.isCaptured ? "capture" : "version"
    let count = summaries.count == 1 ? "One \(noun) is" : "\(summaries.count) \(noun)s are"
    guard let first = summaries.first?.version.date, let last = summaries.last?.version.date, first != last else {
      return "\(count) known."
    }
    return "\(count) known, from \(first.inWords) to \(last.inWords)."
  }

  private func entry(_ index: Int, _ context: SiteContext) -> View {
    let summary = summaries[index]
    let version = summary.version
    let paths = PolicyPaths(policy.id)
    let status = policy.status(of: index, on: context.asOf)
    var view = View([
      "label": VersionLabel.text(version), "iso": version.date?.description ?? "",
      "href": paths.version(version.id).href(from: paths.history),
      "status": status.rawValue, "status_label": VersionLabel.status(status, of: version),
      "summary": VersionLabel.summary(version),
      "words": "\(summary.metrics.words)", "reading_grade": Decimal.withOnePlace(summary.metrics.readingGrade),
      "third_parties": "\(summary.thirdParties.count)",
    ])
    view["anchor"] = anchor(at: index)
    view.set("dates", VersionLabel.dates(version))
    view.set("gained", ChangeLabel.domains(summary.change?.destinations.gained ?? [], from: paths.history))
    view.set("lost", ChangeLabel.domains(summary.change?.destinations.lost ?? [], from: paths.history))
    if let change = summary.change, index > 0 {
      let redline = paths.redline(summaries[index - 1].version.id, version.id)
      var line = View(["verdict": change.verdict.rawValue, "verdict_label": ChangeLabel.text(change.verdict)])
      if context.knownPaths.contains(redline) { line.set("redline", View(["href": redline.href(from: paths.history)])) }
      line.set("counts", ChangeLabel.counts(change.counts))
      view.set("change", line)
    }
    if let redline = paths.redlineWithCurrent(of: policy, index, on: context.asOf),
      context.knownPaths.contains(redline), policy.indexOfCurrent(on: context.asOf) != index - 1
    {
      let isPast = policy.status(of: index, on: context.asOf) == .superseded
      view.set(
        "in_force",
        View([
          "href": redline.href(from: paths.history),
          "label": isPast ? "Changes from this version to the one in force" : "Changes from the version in force",
        ]))
    }
    return view
  }
}
