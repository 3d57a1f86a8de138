import Comparison
import Content
import Diagnostics
import Disclosure
import Links
import Markdown
import Pages
import Policies
import SitePaths

/// Builds the pages of some consecutive versions of a policy, one after another, so that only two texts are in memory at
/// a time. The job that finishes a policy also builds what belongs to it as a whole.
struct PolicyJob {
  struct Outcome: Sendable {
    var ledger: Ledger
    var diagnostics: [Diagnostic] = []
    var versions = 0
    var redlines = 0
    var pages = 0
    /// Of the text in force, for those who search.
    var headings: [FoundHeading] = []
  }

  private let site: SharedInputs
  private let segment: PolicySegment
  private let output: any BuildOutput
  private let pairs: RedlinePairs
  private var shell: PageShell
  private var classifier: LinkClassifier
  private var outcome: Outcome
  private var part = PolicyHistory.Part()
  /// The version in force, once a version has been compared with it that is not its neighbour.
  private var inForce: VersionReading?

  init(_ segment: PolicySegment, under site: SharedInputs, into output: any BuildOutput) {
    self.site = site
    self.segment = segment
    self.output = output
    pairs = RedlinePairs(segment.source.policy, site.redlines, on: site.context.asOf)
    shell = PageShell(site.context.edition(in: segment.source.policy.id.language))
    classifier = LinkClassifier(
      site.context.classifier, site.context.words(in: segment.source.policy.settings.language))
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
    if segment.versions.isEmpty { return segment.buildsDraft ? try buildDraft(after: nil) : () }
    var before = try readingsBefore(segment.versions)
    part.lineage = lineageBefore(segment.versions, before)
    part.sections = before[segment.versions.lowerBound - 1].map { SectionHistory(after: $0.text.text) }
    for index in segment.versions {
      let version = policy.versions[index]
      let reading = try read(source.versions[index])
      outcome.ledger.add(
        reading.links.distinct, on: policy.reference(to: version, site.context),
        standing: policy.standing(of: index, on: site.context.asOf))
      try write(page(version, as: .archived, reading), to: paths.version(version.id))
      try output.write(reading.bytes, to: paths.source(version.id).description)
      if index == 0 {
        part.lineage = Lineage(of: reading.text.text, version: 0)
        part.sections = SectionHistory(of: reading.text.text, version: 0)
      }
      if index == shown { part.current = reading }
      var summary = VersionSummary(
        version: version, metrics: TextMetrics(reading.text.text.document), thirdParties: reading.links.thirdParties)
      try compare(reading, at: index, with: before, &summary)
      part.summaries.append(summary)
      if !pairs.areAll { before = [:] }
      before[index] = reading
      outcome.versions += 1
    }
    if segment.buildsDraft { try buildDraft(after: before[policy.versions.count - 1]) }
    if let whole = segment.history.add(part, at: segment.versions.lowerBound) {
      try buildCurrent(whole)
      try buildHistory(whole.summaries)
      try buildSections(whole.sections)
    }
  }

  /// The place of the version at the policy's own address: the one in force or, before the first takes effect, that one.
  private var shown: Int { policy.indexOfCurrent(on: site.context.asOf) ?? 0 }

  /// Where the lineage of a later segment starts: at the text before it, unless the version in force comes before.
  private func lineageBefore(_ versions: Range<Int>, _ readings: [Int: VersionReading]) -> Lineage? {
    guard versions.lowerBound <= shown else { return nil }
    return readings[versions.lowerBound - 1].map { Lineage(after: $0.text.text) }
  }

  /// The page of the version in force, which says since when its clauses exist, and so needs the whole history before it.
  private mutating func buildCurrent(_ history: PolicyHistory.Part) throws(Diagnostic) {
    guard let reading = history.current, let lineage = history.lineage else { return }
    let text = reading.text.text
    if site.searchNamesHeadings { outcome.headings = FoundHeading.all(in: text) }
    let notes = shown > 0 ? LineageNotes(lineage, of: text, in: policy, site.context) : nil
    try write(page(policy.versions[shown], as: .current, reading, notes), to: paths.current)
    try write(ClausesPage(policy, lineage, of: text).html(in: &shell), to: paths.clauses)
  }

  /// The texts that the first version of a segment is compared with, by their places: the one before it or, where any
  /// two versions have a redline, all before it.
  private mutating func readingsBefore(_ versions: Range<Int>) throws(Diagnostic) -> [Int: VersionReading] {
    var readings: [Int: VersionReading] = [:]
    let first = pairs.areAll ? 0 : max(0, versions.lowerBound - 1)
    for index in first..<max(first, versions.lowerBound) { readings[index] = try read(index) }
    return readings
  }

  /// Makes the redlines of a version: with those before it, and with the one in force.
  private mutating func compare(
    _ reading: VersionReading, at index: Int, with before: [Int: VersionReading], _ summary: inout VersionSummary
  ) throws(Diagnostic) {
    for (older, text) in before.sorted(by: { $0.key < $1.key }) {
      let change = try compare(
        policy.versions[older], text, policy.versions[index], reading, areNeighbours: older + 1 == index)
      if older + 1 == index { summary.change = change }
      summary.pairs.append(ComparedPair(older, index, change))
    }
    guard let current = pairs.inForce(besides: index) else { return }
    let text = try readInForce(current)
    let change =
      index < current
      ? try compare(policy.versions[index], reading, policy.versions[current], text)
      : try compare(policy.versions[current], text, policy.versions[index], reading)
    summary.pairs.append(ComparedPair(min(index, current), max(index, current), change))
  }

  private mutating func buildHistory(_ summaries: [VersionSummary]) throws(Diagnostic) {
    guard !summaries.isEmpty else { return }
    try write(HistoryPage(policy, summaries).html(in: &shell), to: paths.history)
    if summaries.count > 1 { try write(ComparePage(policy, summaries).html(in: &shell), to: paths.compare) }
    let feed = PolicyFeed(policy, summaries, site.context)
    try output.write(feed.atom(), to: paths.atomFeed.description)
    try output.write(feed.json(), to: paths.jsonFeed.description)
    try output.write(HistoryData(policy, summaries, site.context).json(), to: paths.historyData.description)
    try output.write(TimeMap(policy, site.context).link(), to: paths.timeMap.description)
    try output.write(source.publishedLock, to: paths.lock.description)
    if let signature = source.lock?.signature { try output.write(signature, to: paths.signature.description) }
  }

  private mutating func buildSections(_ history: SectionHistory?) throws(Diagnostic) {
    guard let history, policy.versions.count > 1 else { return }
    let rows = history.rows
    try write(SectionsPage(policy, rows).html(in: &shell), to: paths.sections)
    for year in SectionsPage.years(of: policy) {
      try write(SectionsPage(policy, rows, of: year).html(in: &shell), to: paths.sections(of: year))
    }
  }

  private mutating func buildDraft(after newest: VersionReading?) throws(Diagnostic) {
    guard site.includesDrafts, let loaded = source.draft else { return }
    let draft = loaded.version
    let reading = try read(loaded)
    outcome.ledger.add(reading.links.distinct, on: policy.referenceToDraft(draft, site.context), standing: .upcoming)
    try write(page(draft, as: .draft, reading), to: paths.draft)
    for version in policy.versionsBeforeDraft(on: site.context.asOf) {
      guard let index = policy.versions.firstIndex(where: { $0.id == version.id }) else { continue }
      let isNewest = index + 1 == policy.versions.count
      let text: VersionReading
      if isNewest, let newest { text = newest } else { text = try read(index) }
      _ = try compare(version, text, draft, reading, areNeighbours: isNewest)
    }
  }

  // MARK: Steps

  /// The version in force; read once, however many versions are compared with it.
  private mutating func readInForce(_ index: Int) throws(Diagnostic) -> VersionReading {
    if let inForce { return inForce }
    let reading = try read(index)
    inForce = reading
    return reading
  }

  /// A version only to compare with. The job that builds it reports what is wrong with it.
  private mutating func read(_ index: Int) throws(Diagnostic) -> VersionReading {
    let reported = outcome.diagnostics
    defer { outcome.diagnostics = reported }
    return try read(source.versions[index])
  }

  private mutating func read(_ version: LoadedVersion) throws(Diagnostic) -> VersionReading {
    let reading = try TextReading(version, of: source, in: site, &classifier)
    outcome.diagnostics += reading.diagnostics
    return VersionReading(
      bytes: reading.file.bytes, text: ComparableText(reading.text), links: reading.links,
      allowsRawHTML: reading.allowsRawHTML)
  }

  private mutating func page(
    _ version: Version, as role: PolicyPage.Role, _ reading: VersionReading, _ notes: LineageNotes? = nil
  ) -> [UInt8] {
    PolicyPage(
      policy, version, as: role, text: reading.text.text, links: reading.links, allowsRawHTML: reading.allowsRawHTML,
      notes: notes
    ).html(in: &shell)
  }

  private mutating func compare(
    _ older: Version, _ before: VersionReading, _ newer: Version, _ after: VersionReading, areNeighbours: Bool = false
  ) throws(Diagnostic) -> VersionSummary.Change {
    let comparison = Comparison(before.text, after.text)
    if areNeighbours, let place = policy.versions.firstIndex(where: { $0.id == newer.id }) {
      if place <= shown { part.lineage?.advance(by: comparison, to: place) }
      part.sections?.advance(by: comparison, to: place)
    }
    if areNeighbours, !newer.isCaptured {
      outcome.diagnostics += site.ruleLevels.applied(
        to: [StatedDate.fault(in: comparison, of: newer)].compactMap { $0 })
    }
    let destinations = DestinationChange(from: before.links.thirdParties, to: after.links.thirdParties)
    let path = paths.redline(older.id, newer.id)
    // A version is always compared with the one before it; the history and the feeds tell of it.
    if site.context.knownPaths.contains(path) {
      let page = RedlinePage(
        policy, from: older, to: newer, comparison, links: after.links, destinations: destinations)
      try write(page.html(in: &shell), to: path)
      outcome.redlines += 1
    }
    return VersionSummary.Change(comparison, destinations: destinations)
  }

  private mutating func write(_ page: [UInt8], to path: SitePath) throws(Diagnostic) {
    try output.write(page, to: path.description)
    outcome.pages += 1
  }
}
