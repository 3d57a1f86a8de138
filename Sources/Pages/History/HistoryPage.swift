import Comparison
import Disclosure
package import Policies
import SitePaths
import Themes
import Words

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
    let words = context.words(in: policy.settings.language)
    let paths = PolicyPaths(policy.id)
    let title = PageTitle.shortened(policy.title, to: 56)
    var view = View([
      "title": words(.historyOfPolicy, .title(policy.title)), "policy_href": paths.current.href(from: paths.history),
      "intro": introduction(words), "check": CheckingPage.path.href(from: paths.history),
    ])
    view.set("versions", summaries.indices.reversed().map { entry($0, context, words) })
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
        View(["label": words(.atomFeed), "href": paths.atomFeed.href(from: paths.history)]),
        View(["label": words(.jsonFeed), "href": paths.jsonFeed.href(from: paths.history)]),
        View(["label": words(.historyAsData), "href": paths.historyData.href(from: paths.history)]),
        View(["label": words(.timeMap), "href": paths.timeMap.href(from: paths.history)]),
        View(["label": words(.clauses), "href": paths.clauses.href(from: paths.history)]),
        View(["label": words(.digests), "href": paths.lock.href(from: paths.history)]),
      ])
    var info = PageInfo(
      path: paths.history, title: PageTitle.make(words(.historyOfPolicy, .title(title)), in: context.title),
      description: words(.historyDescription, .title(title)),
      kind: "history")
    info.schemaType = "CollectionPage"
    info.language = policy.settings.language
    info.feeds = paths.feeds(titled: words(.changesOfPolicy, .title(title)))
    return shell.render(info, layout: "history", view, slots: ["plot": plot])
  }

  /// The years of a long history, newest first, each with its newest version; none if all is soon read.
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

  private func introduction(_ words: Phrases) -> String {
    let count = Filling.count(summaries.count)
    guard let first = summaries.first?.version.date, let last = summaries.last?.version.date, first != last else {
      return words(policy.isCaptured ? .capturesKnown : .versionsKnown, count)
    }
    return words(
      policy.isCaptured ? .capturesKnownBetween : .versionsKnownBetween, count, .day(first, as: "from"),
      .day(last, as: "to"))
  }

  private func entry(_ index: Int, _ context: SiteContext, _ words: Phrases) -> View {
    let summary = summaries[index]
    let version = summary.version
    let paths = PolicyPaths(policy.id)
    let status = policy.status(of: index, on: context.asOf)
    var view = View([
      "label": words.name(of: version), "iso": version.date?.description,
      "href": paths.version(version.id).href(from: paths.history),
      "status": status.rawValue, "status_label": words.status(status, of: version),
      "summary": words.summary(of: version),
      "words": words.number(summary.metrics.words),
      "reading_grade": words.withOnePlace(summary.metrics.readingGrade),
      "third_parties": words.number(summary.thirdParties.count),
    ])
    view["anchor"] = anchor(at: index)
    view.set("dates", words.dates(of: version))
    view.set("gained", LedgerPaths.views(of: summary.change?.destinations.gained ?? [], from: paths.history))
    view.set("lost", LedgerPaths.views(of: summary.change?.destinations.lost ?? [], from: paths.history))
    if let change = summary.change, index > 0 {
      let redline = paths.redline(summaries[index - 1].version.id, version.id)
      var line = View(["verdict": change.verdict.rawValue, "verdict_label": words.name(of: change.verdict)])
      if context.knownPaths.contains(redline) { line.set("redline", View(["href": redline.href(from: paths.history)])) }
      line.set("counts", words.views(of: change.counts))
      view.set("change", line)
    }
    if policy.lag(on: context.asOf) == nil,
      let redline = paths.redlineWithCurrent(of: policy, index, on: context.asOf),
      context.knownPaths.contains(redline), policy.indexOfCurrent(on: context.asOf) != index - 1
    {
      let isPast = policy.status(of: index, on: context.asOf) == .superseded
      view.set(
        "in_force",
        View([
          "href": redline.href(from: paths.history),
          "label": words(isPast ? .changesToInForce : .changesFromInForce),
        ]))
    }
    return view
  }
}
