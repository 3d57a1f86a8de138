import Content
package import Diagnostics
import Disclosure
import Pages
import Policies
import SitePaths
import Storage
import Themes

/// What a build has done, in figures.
package struct BuildSummary: Sendable {
  package fileprivate(set) var policies = 0
  /// Of these policies, into other languages.
  package fileprivate(set) var translations = 0
  /// Policies whose pages were made by this build, where it kept those of others.
  package fileprivate(set) var policiesBuilt = 0
  package fileprivate(set) var versions = 0
  package fileprivate(set) var redlines = 0
  package fileprivate(set) var pages = 0
  package fileprivate(set) var thirdParties = 0
  /// Pages of the content that are not on the site.
  package fileprivate(set) var (drafts, scheduled, expired) = (0, 0, 0)
}

/// A built site that is not yet published.
package struct SiteBuild: Sendable {
  package let summary: BuildSummary
  /// In reading order; with an error among them the build cannot be published.
  package let diagnostics: [Diagnostic]
  private let output: OutputFolder?

  fileprivate init(_ summary: BuildSummary, _ diagnostics: [Diagnostic], _ output: OutputFolder?) {
    self.summary = summary
    self.diagnostics = diagnostics.sorted(by: Diagnostic.inReadingOrder)
    self.output = output
  }

  /// Puts the build in the place of the published site in one step.
  ///
  /// - Throws: a diagnostic if the folder cannot be exchanged, or the build has errors; the old site then stays.
  package func publish() async throws(Diagnostic) {
    guard let output, !diagnostics.hasErrors else {
      throw Diagnostic(.error, "build-failed", "a build with errors is not published")
    }
    try await WorkThreads.run { () throws(Diagnostic) in try output.publish() }
  }

  /// Removes what was built, if it is not published. The next build need not wait for it then.
  package func discard() async {
    guard let output else { return }
    await WorkThreads.run { output.discard() }
  }
}

extension Site {
  /// Renders every page beside the published site.
  ///
  /// - Parameters:
  ///   - output: the folder to replace; by default the one that the options name.
  ///   - progress: called as versions are done, with how many of how many.
  ///   - waiting: called with who writes the same output, before this build waits for that one.
  package func build(
    into output: String? = nil, progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in },
    waiting: @escaping @Sendable (String) -> Void = { _ in }
  ) async -> SiteBuild {
    guard !diagnostics.hasErrors else {
      // What only the texts themselves can tell belongs to the same report.
      return SiteBuild(BuildSummary(), await links().diagnostics, nil)
    }
    let folder: OutputFolder
    do throws(Diagnostic) {
      folder = try await WorkThreads.run { () async throws(Diagnostic) in
        try await OutputFolder(output ?? options.output, content: content.root, waiting: waiting)
      }
    } catch {
      return SiteBuild(BuildSummary(), diagnostics + [error], nil)
    }
    var builder = SiteBuilder(self, folder, progress: progress)
    await WorkThreads.run { await builder.run() }
    let found = diagnostics + builder.diagnostics
    if found.hasErrors { await WorkThreads.run { folder.discard() } }
    return SiteBuild(builder.summary, found, found.hasErrors ? nil : folder)
  }

  /// Renders every page into memory, but those that are as an earlier build left them.
  ///
  /// - Returns: byte for byte what a build without memory makes.
  func build(after memory: BuildMemory) async -> MemoryBuild {
    guard !diagnostics.hasErrors else {
      return MemoryBuild(of: self, diagnostics: await links().diagnostics, leaving: memory)
    }
    let output = MemoryOutput()
    var builder = SiteBuilder(self, output, keeping: memory.parts(under: shared))
    await WorkThreads.run { await builder.run() }
    var left = memory
    (left.shared, left.theme, left.parts) = (shared, keptTheme, builder.kept)
    return MemoryBuild(
      of: self, output.files, builder.summary, diagnostics: diagnostics + builder.diagnostics, leaving: left)
  }
}

/// Runs the jobs of a build and writes what belongs to no policy.
private struct SiteBuilder {
  private let site: Site
  private let output: any BuildOutput
  private let progress: @Sendable (Int, Int) -> Void
  /// The pages of policies as an earlier build left them; nil if none are kept.
  private let earlier: [PolicyPart: KeptPages]?
  /// The pages of policies for a later build.
  private(set) var kept: [PolicyPart: KeptPages] = [:]
  private var ledger: Ledger
  private var headings: [Policy.ID: [FoundHeading]] = [:]
  private(set) var summary = BuildSummary()
  private(set) var diagnostics: [Diagnostic] = []

  /// A build that lets go of each page as it is written.
  init(_ site: Site, _ output: OutputFolder, progress: @escaping @Sendable (Int, Int) -> Void) {
    self.init(site, output, earlier: nil, progress)
  }

  /// A build that keeps the pages of policies for the next.
  init(_ site: Site, _ output: MemoryOutput, keeping earlier: [PolicyPart: KeptPages]) {
    self.init(site, output, earlier: earlier) { _, _ in }
  }

  private init(
    _ site: Site, _ output: any BuildOutput, earlier: [PolicyPart: KeptPages]?,
    _ progress: @escaping @Sendable (Int, Int) -> Void
  ) {
    self.site = site
    self.output = output
    self.earlier = earlier
    self.progress = progress
    ledger = Ledger(catalogue: site.context.classifier.catalogue)
  }

  mutating func run() async {
    for omission in site.omittedPages {
      switch omission {
      case .draft: summary.drafts += 1
      case .scheduled: summary.scheduled += 1
      case .expired: summary.expired += 1
      }
    }
    await buildPolicies()
    do throws(Diagnostic) {
      try buildPages()
      site.addRest(to: &ledger)
      let entries = LedgerEntries(ledger)
      diagnostics += site.exceptions.without(LedgerCheck(entries, of: site).diagnostics)
      guard !diagnostics.hasErrors else { return }
      try build(entries)
      try buildRest()
      try await buildSearch()
      try buildHostFiles()
      if let folder = output as? OutputFolder {
        try await Compression.run(site.compression, in: folder.staging, jobs: site.options.jobs)
      }
    } catch {
      diagnostics.append(error)
    }
  }

  private mutating func buildPolicies() async {
    // The longest histories first, so that none is left over when the others are done.
    let sources = site.policies.sorted { ($1.size, $0.policy.id) < ($0.size, $1.policy.id) }
    let outcomes = if let earlier { await keptOutcomes(sources, earlier) } else { await outcomes(sources, output) }
    for (policy, outcome) in outcomes {
      if !outcome.headings.isEmpty { headings[policy] = outcome.headings }
      ledger.merge(outcome.ledger)
      diagnostics += site.exceptions.without(outcome.diagnostics)
      summary.versions += outcome.versions
      summary.redlines += outcome.redlines
      summary.pages += outcome.pages
    }
    summary.policies = site.policies.count { $0.policy.id.language == nil }
    summary.translations = site.policies.count - summary.policies
  }

  /// Builds the policies, each into the output.
  private func outcomes(_ sources: [PolicySource], _ output: any BuildOutput) async -> [(Policy.ID, PolicyJob.Outcome)]
  {
    let shared = site.shared
    let counter = ProgressCounter(of: sources.reduce(0) { $0 + $1.policy.versions.count }, progress)
    let segments = sources.flatMap { PolicySegment.segments(of: $0) }
    return await Parallel.map(segments, jobs: site.options.jobs) { segment in
      var job = PolicyJob(segment, under: shared, into: output)
      defer { counter.advance(by: segment.versions.count) }
      return (segment.source.policy.id, job.run())
    }
  }

  /// Builds the parts of policies that are not as they were, and takes the pages of the others.
  private mutating func keptOutcomes(
    _ sources: [PolicySource], _ earlier: [PolicyPart: KeptPages]
  ) async -> [(Policy.ID, PolicyJob.Outcome)] {
    let parts = sources.flatMap { source in
      [false, true].map { (PolicyPart(policy: source.policy.id, isDraft: $0), source) }
    }
    let site = self.site
    let pages = await Parallel.map(parts, jobs: site.options.jobs) { part, source in
      let inputs = part.isDraft ? source.inputs : source.inputs.without(source.policy.draft)
      if let known = earlier[part], known.inputs == inputs { return (part, known, isNew: false) }
      return (part, Self.build(part, of: source, in: site, from: inputs), isNew: true)
    }
    for (part, made, _) in pages {
      // A text that changed while it was read is read again the next time.
      if !made.outcomes.contains(where: \.diagnostics.hasErrors) { kept[part] = made }
      for (path, bytes) in made.files { try? output.write(bytes, to: path) }
    }
    summary.policiesBuilt = Set(pages.filter(\.isNew).map(\.0.policy)).count
    return pages.flatMap { part, made, _ in made.outcomes.map { (part.policy, $0) } }
  }

  private static func build(
    _ part: PolicyPart, of source: PolicySource, in site: Site, from inputs: PolicyInputs
  ) -> KeptPages {
    let output = MemoryOutput()
    let segments =
      part.isDraft
      ? [PolicySegment.draft(of: source)] : PolicySegment.segments(of: source, withDraft: false)
    let outcomes = segments.map { segment in
      var job = PolicyJob(segment, under: site.shared, into: output)
      return job.run()
    }
    return KeptPages(inputs: inputs, files: output.files, outcomes: outcomes)
  }

  private mutating func buildPages() throws(Diagnostic) {
    for source in site.pages {
      if let page = source.rendered { try write(page.html, to: source.page.path) }
    }
    for edition in site.context.editions { try buildLists(of: edition) }
    var shell = PageShell(site.context)
    if !site.hasOwnPage(CheckingPage.path) {
      try write(CheckingPage(key: site.publisherKey).html(in: &shell), to: CheckingPage.path)
    }
    for redirect in site.redirects {
      let edition = site.context.edition(of: redirect.path)
      try output.write(
        redirect.html(in: site.context.edition(in: edition.language)), to: redirect.path.description)
    }
    try write(NotFoundPage().html(in: &shell), to: NotFoundPage.path)
  }

  /// The lists of what there is in one language.
  private mutating func buildLists(of edition: Edition) throws(Diagnostic) {
    var shell = PageShell(site.context.edition(in: edition.language))
    let isHome = !site.hasOwnPage(edition.home)
    let list = isHome ? edition.home : PolicyListPage.path(in: edition)
    if !site.hasOwnPage(list) { try write(PolicyListPage(isHome: isHome).html(in: &shell), to: list) }
    let tags = site.tags[edition.language] ?? []
    if !tags.isEmpty, !site.hasOwnPage(TagListPage.path(in: edition)) {
      try write(TagListPage(tags).html(in: &shell), to: TagListPage.path(in: edition))
    }
    for tag in tags { try write(TagPage(tag).html(in: &shell), to: tag.path) }
  }

  private mutating func build(_ ledger: LedgerEntries) throws(Diagnostic) {
    var shell = PageShell(site.context)
    let destinations = ledger.destinations
    summary.thirdParties = destinations.count
    try write(LedgerPage(ledger).html(in: &shell), to: LedgerPaths.ledger)
    let data = LedgerData(ledger, site.context)
    try output.write(data.json(), to: LedgerPaths.json.description)
    try output.write(data.csv(), to: LedgerPaths.csv.description)
    for destination in destinations {
      try write(DestinationPage(destination).html(in: &shell), to: LedgerPaths.destination(destination.domain))
    }
    let sitemap = Sitemap(site.indexed + destinations.map { LedgerPaths.destination($0.domain) }, site.context)
    for file in sitemap.files() { try output.write(file.bytes, to: file.path.description) }
    if !site.statics.contains(where: { $0.target == "robots.txt" }) {
      try output.write(sitemap.robots(), to: "robots.txt")
    }
  }

  /// Last, because an index is made of what is there.
  private mutating func buildSearch() async throws(Diagnostic) {
    let editions = site.context.editions.filter { !site.hasOwnPage(SearchPage.path(in: $0)) }
    guard site.context.search != .none, !editions.isEmpty else { return }
    var hasIndex = false
    // The indexer is a program of its own, which reads a folder.
    if site.context.search == .pagefind, let folder = output as? OutputFolder {
      do throws(Diagnostic) {
        try await SearchIndex.make(in: folder.staging)
        hasIndex = true
      } catch {
        diagnostics.append(error)
      }
    }
    for edition in editions {
      let shown = Set(edition.policies.map(\.id))
      let pages = site.pages.filter { $0.page.isIndexed && site.context.edition(of: $0.page.path) == edition }
      let page = SearchPage(
        of: edition, ofSiteIn: site.context.editions[0].language,
        site.policies.map(\.policy).filter { shown.contains($0.id) }, headings,
        pages.map { ($0.card, $0.page.headings) }, hasIndex: hasIndex)
      var shell = PageShell(site.context.edition(in: edition.language))
      try write(page.html(in: &shell), to: SearchPage.path(in: edition))
    }
  }

  /// A file of the site's own in `static/` comes before one that is made.
  private func buildHostFiles() throws(Diagnostic) {
    let context = site.context
    let writer = HostFileWriter(
      base: Address.parse(context.baseURL)?.path ?? "/",
      policy: ContentSecurityPolicy(for: context),
      referrerPolicy: context.classifier.policy.rawValue, redirects: site.redirects.map { ($0.path, $0.target) },
      compression: site.compression)
    for file in site.hostFiles where !site.statics.contains(where: { $0.target == file.path }) {
      try output.write(Array(writer.text(of: file).utf8), to: file.path)
    }
  }

  private func buildRest() throws(Diagnostic) {
    for asset in site.context.theme.assets { try output.write(asset.bytes, to: asset.path.description) }
    if let key = site.publisherKey { try output.write(Array(key.pem.utf8), to: CheckingPage.keyPath.description) }
    for file in site.statics { try output.write(try site.content.read(file.path), to: file.target) }
  }

  private mutating func write(_ page: [UInt8], to path: SitePath) throws(Diagnostic) {
    try output.write(page, to: path.description)
    summary.pages += 1
  }
}
