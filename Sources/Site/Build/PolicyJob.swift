import Comparison
import Diagnostics
import Disclosure
import Markdown
import Pages
import Policies

/// Builds the pages of some consecutive versions of a policy, one after another, so that only two texts are in memory at
/// a time. The job that finishes a policy also builds what belongs to it as a whole.
struct PolicyJob {
  struct Outcome: Sendable {
    var ledger: Ledger
    var diagnostics: [Diagnostic] = []
    var versions = 0
    var redlines = 0
    var pages = 0
  }

  private struct Reading {
    let text: ComparableText
    let links: LinkTable
    let allowsRawHTML: Bool
  }

  private let site: Site
  private let segment: PolicySegment
  private let output: OutputFolder
  private var shell: PageShell
  private var classifier: LinkClassifier
  private var outcome: Outcome
  private var summaries: [VersionSummary] = []

  init(_ segment: PolicySegment, of site: Site, into output: OutputFolder) {
    self.site = site
    self.segment = segment
    self.output = output
    shell = PageShell(site.context)
    classifier = LinkClassifier(site.context.classifier)
    outcome = Outcome(ledger: Ledger(catalogue: site.context.classifier.catalogue))
  }

  mutating func run() -> Outcome {
    do throws(Diagnostic) {
      try buildVersions()
    } catch {
      outcome.diagnostics.append(error)
    }
    return outcome
  }

  private var source: PolicySource { segment.source }
  private var policy: Policy { source.policy }
  private var paths: PolicyPaths { PolicyPaths(policy.id) }

  private mutating func buildVersions() throws(Diagnostic) {
    // Before the first version takes effect, its announcement stands at the policy's address.
    let current = policy.indexOfCurrent(on: site.context.asOf) ?? 0
    var previous = try readingBefore(segment.versions)
    for index in segment.versions {
      let version = policy.versions[index]
      let bytes = try site.read(source.paths[index])
      let reading = try read(version, bytes)
      outcome.ledger.add(reading.links.distinct, on: reference(version))
      try write(page(version, as: .archived, reading), to: paths.version(version.id))
      try output.write(bytes, to: paths.source(version.id).description)
      if index == current { try write(page(version, as: .current, reading), to: paths.current) }
      var change: VersionSummary.Change?
      if let previous { change = try compare(policy.versions[index - 1], previous, version, reading) }
      summaries.append(
        VersionSummary(
          version: version, metrics: TextMetrics(reading.text.text.document), thirdParties: reading.links.thirdParties,
          change: change))
      previous = reading
      outcome.versions += 1
    }
    if segment.isLast { try buildDraft(after: previous) }
    if let all = segment.history.add(summaries, at: segment.versions.lowerBound) { try buildHistory(all) }
  }

  /// The text that the first version of a segment is compared with.
  private mutating func readingBefore(_ versions: Range<Int>) throws(Diagnostic) -> Reading? {
    guard versions.lowerBound > 0 else { return nil }
    let index = versions.lowerBound - 1
    // The job that builds this version reports what is wrong with it.
    let reported = outcome.diagnostics
    defer { outcome.diagnostics = reported }
    return try read(policy.versions[index], try site.read(source.paths[index]))
  }

  private mutating func buildHistory(_ summaries: [VersionSummary]) throws(Diagnostic) {
    guard !summaries.isEmpty else { return }
    try write(HistoryPage(policy, summaries).html(in: &shell), to: paths.history)
    let feed = PolicyFeed(policy, summaries, site.context)
    try output.write(feed.atom(), to: paths.atomFeed.description)
    try output.write(feed.json(), to: paths.jsonFeed.description)
    try output.write(HistoryData(policy, summaries, site.context).json(), to: paths.historyData.description)
    try output.write(source.publishedLock, to: paths.lock.description)
    if let signature = source.lock?.signature { try output.write(signature, to: paths.signature.description) }
  }

  private mutating func buildDraft(after newest: Reading?) throws(Diagnostic) {
    guard site.options.includesDrafts, let draft = policy.draft, let path = source.draftPath else { return }
    let reading = try read(draft, try site.read(path))
    outcome.ledger.add(
      reading.links.distinct,
      on: PageReference(path: paths.draft.description, title: "\(policy.title), draft"))
    try write(page(draft, as: .draft, reading), to: paths.draft)
    if let newest, let version = policy.versions.last { _ = try compare(version, newest, draft, reading) }
  }

  // MARK: Steps

  private mutating func read(_ version: Version, _ bytes: [UInt8]) throws(Diagnostic) -> Reading {
    let text = try PolicyLoader.text(of: version, bytes)
    var links = LinkTable(text, isCaptured: version.isCaptured, classifier: &classifier)
    let check = TextCheck(version, of: source, text, links, in: site)
    outcome.diagnostics += check.diagnostics(for: bytes)
    links.add(check.links)
    return Reading(text: ComparableText(text), links: links, allowsRawHTML: check.allowsRawHTML)
  }

  private mutating func page(_ version: Version, as role: PolicyPage.Role, _ reading: Reading) -> [UInt8] {
    PolicyPage(
      policy, version, as: role, text: reading.text.text, links: reading.links, allowsRawHTML: reading.allowsRawHTML
    ).html(in: &shell)
  }

  private mutating func compare(
    _ older: Version, _ before: Reading, _ newer: Version, _ after: Reading
  ) throws(Diagnostic) -> VersionSummary.Change {
    let comparison = Comparison(before.text, after.text)
    if !newer.isCaptured { outcome.diagnostics += [StatedDate.fault(in: comparison, of: newer)].compactMap { $0 } }
    let destinations = DestinationChange(from: before.links.thirdParties, to: after.links.thirdParties)
    let page = RedlinePage(
      policy, from: older, to: newer, comparison, links: after.links, destinations: destinations)
    try write(page.html(in: &shell), to: paths.redline(older.id, newer.id))
    outcome.redlines += 1
    return VersionSummary.Change(comparison, destinations: destinations)
  }

  private mutating func write(_ page: [UInt8], to path: SitePath) throws(Diagnostic) {
    try output.write(page, to: path.description)
    outcome.pages += 1
  }

  private func reference(_ version: Version) -> PageReference {
    PageReference(
      path: paths.version(version.id).description, title: "\(policy.title), \(VersionLabel.text(version))",
      policy: policy.id, version: version.id)
  }
}
