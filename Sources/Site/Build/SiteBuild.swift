package import Diagnostics
import Disclosure
import Pages
import Policies

/// What a build has done, in figures.
package struct BuildSummary: Sendable {
  package fileprivate(set) var policies = 0
  package fileprivate(set) var versions = 0
  package fileprivate(set) var redlines = 0
  package fileprivate(set) var pages = 0
  package fileprivate(set) var thirdParties = 0
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
  /// - Throws: a diagnostic where the folder cannot be exchanged, or the build has errors; the old site then stays.
  package func publish() throws(Diagnostic) {
    guard let output, !diagnostics.hasErrors else {
      throw Diagnostic(.error, "build-failed", "a build with errors is not published")
    }
    try output.publish()
  }
}

extension Site {
  /// Renders every page beside the published site.
  ///
  /// - Parameter progress: called as versions are done, with how many of how many.
  package func build(progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }) async -> SiteBuild {
    guard !diagnostics.hasErrors else {
      // What only the texts themselves can tell belongs to the same report.
      return SiteBuild(BuildSummary(), diagnostics + (await refusedTexts()), nil)
    }
    let output: OutputFolder
    do throws(Diagnostic) {
      output = try OutputFolder(options.output, content: root)
    } catch {
      return SiteBuild(BuildSummary(), diagnostics + [error], nil)
    }
    var builder = SiteBuilder(self, output, progress: progress)
    await builder.run()
    let found = diagnostics + builder.diagnostics
    if found.hasErrors { output.discard() }
    return SiteBuild(builder.summary, found, found.hasErrors ? nil : output)
  }
}

extension Site {
  /// What is wrong with the texts themselves.
  private func refusedTexts() async -> [Diagnostic] {
    let files = policies.flatMap { source in
      zip(source.policy.versions, source.paths).map { (source: source, version: $0, path: $1) }
    }
    return await Parallel.map(files, jobs: options.jobs) { file in
      do throws(Diagnostic) {
        let bytes = try read(file.path)
        let text = try PolicyLoader.text(of: file.version, bytes)
        var classifier = LinkClassifier(context.classifier)
        let links = LinkTable(text, isCaptured: file.version.isCaptured, classifier: &classifier)
        return TextCheck(file.version, of: file.source, text, links, in: self).diagnostics(for: bytes)
      } catch {
        return [error]
      }
    }.flatMap { $0 }
  }
}

/// Runs the jobs of a build and writes what belongs to no policy.
private struct SiteBuilder {
  private let site: Site
  private let output: OutputFolder
  private let progress: @Sendable (Int, Int) -> Void
  private var ledger: Ledger
  private(set) var summary = BuildSummary()
  private(set) var diagnostics: [Diagnostic] = []

  init(_ site: Site, _ output: OutputFolder, progress: @escaping @Sendable (Int, Int) -> Void) {
    self.site = site
    self.output = output
    self.progress = progress
    ledger = Ledger(catalogue: site.context.classifier.catalogue)
  }

  mutating func run() async {
    await buildPolicies()
    do throws(Diagnostic) {
      try buildPages()
      guard !diagnostics.hasErrors else { return }
      try buildLedger()
      try buildRest()
    } catch {
      diagnostics.append(error)
    }
  }

  private mutating func buildPolicies() async {
    let (site, output) = (self.site, self.output)
    let counter = ProgressCounter(of: site.policies.reduce(0) { $0 + $1.policy.versions.count }, progress)
    // The longest histories first, so that none is left over when the others are done.
    let sources = site.policies.sorted { ($1.size, $0.policy.id) < ($0.size, $1.policy.id) }
    let segments = sources.flatMap { PolicySegment.segments(of: $0) }
    let outcomes = await Parallel.map(segments, jobs: site.options.jobs) { segment in
      var job = PolicyJob(segment, of: site, into: output)
      defer { counter.advance(by: segment.versions.count) }
      return job.run()
    }
    for outcome in outcomes {
      ledger.merge(outcome.ledger)
      diagnostics += outcome.diagnostics
      summary.versions += outcome.versions
      summary.redlines += outcome.redlines
      summary.pages += outcome.pages
    }
    summary.policies = site.policies.count
  }

  private mutating func buildPages() throws(Diagnostic) {
    var shell = PageShell(site.context)
    for source in site.pages {
      guard let page = source.rendered else { continue }
      ledger.add(page.links, on: PageReference(path: source.page.path.description, title: source.page.title))
      try write(page.html, to: source.page.path)
    }
    for file in site.staticLinks {
      ledger.add(file.links, on: PageReference(path: file.target, title: file.target))
    }
    addTheme()
    if site.hasOwnHome {
      if !site.pages.contains(where: { $0.page.path == PolicyListPage.path }) {
        try write(PolicyListPage(isHome: false).html(in: &shell), to: PolicyListPage.path)
      }
    } else {
      try write(PolicyListPage(isHome: true).html(in: &shell), to: .page(""))
    }
    if !site.pages.contains(where: { $0.page.path == CheckingPage.path }) {
      try write(CheckingPage(key: site.publisherKey).html(in: &shell), to: CheckingPage.path)
    }
    try write(NotFoundPage().html(in: &shell), to: NotFoundPage.path)
  }

  /// What a theme leads to stands on many pages, and once in the ledger.
  private mutating func addTheme() {
    let theme = site.context.theme
    let home = SitePath.page("").description
    ledger.add(theme.sharedLinks, on: PageReference(path: home, title: "Every page of this site"))
    for (layout, links) in theme.linksOfLayouts {
      ledger.add(links, on: PageReference(path: home, title: "Every page with the layout “\(layout)”"))
    }
  }

  private mutating func buildLedger() throws(Diagnostic) {
    var shell = PageShell(site.context)
    addPrivacyPolicies()
    diagnostics += site.context.classifier.catalogue.unused(given: ledger.hosts)
    let destinations = ledger.destinations
    summary.thirdParties = destinations.count
    let contacts = ledger.mailContacts + ledger.phoneContacts
    try write(LedgerPage(destinations: destinations, contacts: contacts).html(in: &shell), to: LedgerPaths.ledger)
    for destination in destinations {
      try write(DestinationPage(destination).html(in: &shell), to: LedgerPaths.destination(destination.domain))
    }
    let sitemap = Sitemap(site.indexed + destinations.map { LedgerPaths.destination($0.domain) }, site.context)
    for file in sitemap.files() { try output.write(file.bytes, to: file.path.description) }
    if !site.statics.contains(where: { $0.target == "robots.txt" }) {
      try output.write(sitemap.robots(), to: "robots.txt")
    }
  }

  /// The pages of destinations link to their privacy policies, which is a link like any other.
  private mutating func addPrivacyPolicies() {
    let classifier = site.context.classifier
    let domains = Set(ledger.hosts.compactMap { DomainList().registrableDomain(of: $0) })
    for domain in domains.sorted() {
      guard let address = classifier.catalogue.entry(forHost: domain)?.privacyPolicy else { continue }
      ledger.add(
        [classifier.linkOut(href: address, label: "Its privacy policy")],
        on: PageReference(path: LedgerPaths.destination(domain).description, title: "Links to \(domain)"))
    }
  }

  private func buildRest() throws(Diagnostic) {
    for asset in site.context.theme.assets { try output.write(asset.bytes, to: asset.path.description) }
    if let key = site.publisherKey { try output.write(key.pem.utf8, to: CheckingPage.keyPath.description) }
    for file in site.statics { try output.write(try site.read(file.path), to: file.target) }
  }

  private mutating func write(_ page: [UInt8], to path: SitePath) throws(Diagnostic) {
    try output.write(page, to: path.description)
    summary.pages += 1
  }
}
