import Diagnostics
import Disclosure
import FrontMatter
import Markdown
import Pages
import Policies

/// Reads a content folder into values.
struct SiteLoader {
  private let options: SiteOptions
  let tree: ContentTree
  let settings: SiteSettings
  private(set) var policies: [PolicySource] = []
  private(set) var pages: [PageSource] = []
  /// What files that are copied as they are lead to.
  private(set) var staticLinks: [(target: String, links: [LinkOut])] = []
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var plan = Plan()
  /// Pages that search engines may index.
  private(set) var indexed: [SitePath] = []
  private(set) var publisherKey: PublisherKey?
  /// Why pages that stand in the content are not built.
  private(set) var absences: [PageAbsence] = []
  /// By the language of the edition.
  private(set) var tags: [String: [TaggedPages]] = [:]
  /// The site in each of its languages, its own first; without menus and policies.
  let editions: [Edition]
  private(set) var redirects: [RedirectPage] = []
  private let settingsFile: SourceFile?
  private let classifier: Classifier
  let theme: KeptTheme

  init(_ options: SiteOptions, root: String, memory: BuildMemory) {
    self.options = options
    tree = ContentTree(root: root, shownAs: options.content)
    var found = tree.diagnostics
    (settings, settingsFile) = Self.settings(of: tree, options, &found)
    classifier = Classifier(
      ownHost: Address.parse(settings.baseURL)?.host, firstParty: settings.firstParty,
      catalogue: Self.catalogue(of: tree, &found), policy: settings.referrerPolicy,
      pageScheme: Address.parse(settings.baseURL)?.scheme ?? .https, embeds: settings.allowedEmbeds)
    let ownLanguage = settings.language
    editions =
      [
        Edition(
          language: ownLanguage, languageName: LanguageName.own(of: ownLanguage) ?? ownLanguage, title: settings.title,
          isMain: true)
      ]
      + settings.languages.map { [title = settings.title] in
        Edition(language: $0.tag, languageName: $0.name, title: $0.title ?? title, isMain: false)
      }
    theme = Self.theme(named: settings.theme, in: options.themes, classifier, keeping: memory.theme, &found)
    diagnostics = found
  }

  /// Reads everything and says what the pages share.
  mutating func load() async -> SiteContext {
    await loadPolicies()
    publisherKey = PublisherKey.read(in: tree, &diagnostics)
    for source in policies { diagnostics += [source.lock?.signatureFault(under: publisherKey)].compactMap { $0 } }
    loadPages()
    placePages()
    makePlan()
    planRedirects()
    diagnostics += plan.diagnostics
    let context = makeContext()
    renderPages(context)
    readStatics()
    return context
  }

  // MARK: Settings

  private static func settings(
    of tree: ContentTree, _ options: SiteOptions, _ diagnostics: inout [Diagnostic]
  ) -> (SiteSettings, SourceFile?) {
    let file = tree.hasSettings ? read("site.yml", in: tree, &diagnostics) : nil
    var settings = file.map { SiteSettings($0, into: &diagnostics) } ?? SiteSettings()
    if let address = options.baseURL {
      if let base = SiteSettings.baseURL(address) {
        settings.baseURL = base
      } else {
        diagnostics.append(
          Diagnostic(
            .error, "base-url", "--base-url is not the address of a site: \"\(address)\"",
            advice: "write it as in https://www.example.com/"))
      }
    }
    return (settings, file)
  }

  private mutating func read(_ path: String, asIs: Bool = false) -> SourceFile? {
    Self.read(path, asIs: asIs, in: tree, &diagnostics)
  }

  /// - Parameter asIs: whether the file may be in any encoding.
  private static func read(
    _ path: String, asIs: Bool = false, in tree: ContentTree, _ diagnostics: inout [Diagnostic]
  ) -> SourceFile? {
    do throws(Diagnostic) {
      return asIs ? try tree.read(path) : try tree.readText(path)
    } catch {
      diagnostics.append(error)
      return nil
    }
  }

  // MARK: Theme

  private static func theme(
    named name: String, in themes: String, _ classifier: Classifier, keeping kept: KeptTheme?,
    _ diagnostics: inout [Diagnostic]
  ) -> KeptTheme {
    let folder = themes + "/" + name
    if name != "default", !Files.isFolder(folder) {
      diagnostics.append(
        Diagnostic(
          .error, "theme-missing", "there is no theme '\(name)'", path: folder,
          advice: "make the folder, or take the line 'theme:' out of site.yml"))
    }
    var files: [String: [UInt8]] = [:]
    do throws(Diagnostic) {
      files = try ThemeFiles.read(folder)
    } catch {
      diagnostics.append(error)
    }
    let theme =
      kept.flatMap { $0.files == files && $0.folder == folder && $0.classifier == classifier ? $0 : nil }
      ?? KeptTheme(files, folder: folder, classifier)
    diagnostics += theme.diagnostics
    return theme
  }

  // MARK: Destinations

  private static func catalogue(of tree: ContentTree, _ diagnostics: inout [Diagnostic]) -> Catalogue {
    guard tree.hasCatalogue, let file = read("destinations.yml", in: tree, &diagnostics) else { return .empty }
    switch YAMLParser.parse(String(decoding: file.bytes, as: UTF8.self), in: file) {
    case .success(let root): return Catalogue.decode(root, in: file, into: &diagnostics)
    case .failure(let diagnostic):
      diagnostics.append(diagnostic)
      return .empty
    }
  }

  // MARK: Policies

  private mutating func loadPolicies() async {
    let (tree, settings, asOf) = (self.tree, self.settings, options.asOf)
    let loaded = await Parallel.map(tree.policies, jobs: options.jobs) {
      PolicyLoader($0, in: tree, settings, asOf: asOf).load()
    }
    for (policy, found) in loaded {
      diagnostics += found
      if let policy { policies.append(policy) }
    }
    policies = PolicySource.linked(policies)
    for source in policies {
      diagnostics += languageFault(of: source) + prevailingFault(of: source)
      diagnostics += settings.ruleLevels.applied(
        to: TranslationCheck.diagnostics(
          of: source.policy, on: options.asOf, in: tree.shown("policies/\(source.policy.id)")))
    }
  }

  /// A translation into a language that the site does not have.
  private func languageFault(of source: PolicySource) -> [Diagnostic] {
    guard let language = source.policy.id.language, !settings.languages.contains(where: { $0.tag == language }) else {
      return []
    }
    let guess = Suggestion.nearest(to: language, among: settings.languages.map(\.tag))
    return [
      Diagnostic(
        .error, "language-undeclared",
        "holds a translation into '\(language)', which is none of the languages of the site",
        path: tree.shown("policies/\(source.policy.id)"),
        advice: guess.map { "did you mean '\($0)'?" }
          ?? "list '\(language)' under 'languages' in site.yml, or move the folder")
    ]
  }

  /// A language that prevails and that the policy is not in.
  private mutating func prevailingFault(of source: PolicySource) -> [Diagnostic] {
    guard let prevailing = source.policy.settings.prevailing, let folder = source.folder else { return [] }
    let id = source.policy.id
    let languages =
      [source.policy.settings.language ?? settings.language]
      + policies.compactMap { $0.policy.id.original == id ? $0.policy.id.language : nil }
    guard !languages.contains(prevailing.value), let file = read(folder + "/policy.yml") else { return [] }
    let guess = Suggestion.nearest(to: prevailing.value, among: languages)
    return [
      Diagnostic(
        .error, "language-undeclared", "'prevailing' is '\(prevailing.value)', and this policy is not in that language",
        in: file, at: prevailing.position, length: prevailing.value.count,
        advice: guess.map { "did you mean '\($0)'?" } ?? "one of: \(languages.joined(separator: ", "))")
    ]
  }

  // MARK: Pages

  private mutating func loadPages() {
    let shared = Dictionary(uniqueKeysWithValues: tree.data.compactMap { path in read(path).map { (path, $0) } })
    for (address, path) in tree.pages {
      guard let file = read(path) else { continue }
      let matter = FrontMatter.split(file, into: &diagnostics)
      var fields = FieldReader(matter.root, in: file)
      let title = fields.text("title").flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
      let description = fields.text("description")
      let folder = edition(of: .page(address))
      let language = fields.language(ofFolder: folder.isMain ? nil : folder.language)
      let hasBlocks = fields.node("blocks") != nil
      let blocks = fields.nodes("blocks")
      let place = PageMatter(&fields)
      diagnostics += fields.finish()
      let content: MarketingPage.Content
      var files = [file]
      var texts: [BlockText] = []
      if hasBlocks {
        var decoder = BlockDecoder(theme.theme, file: file, shared: shared)
        content = .blocks(decoder.decode(blocks))
        files += decoder.usedFiles
        texts = decoder.texts
        for diagnostic in decoder.diagnostics { diagnostics.addOnce(diagnostic) }
      } else {
        guard let text = text(file, from: matter.bodyStart) else { continue }
        content = .text(text)
      }
      if let absence = place.absence(on: options.asOf, includesDrafts: options.includesDrafts) {
        absences.append(absence)
        diagnostics.append(absence.note(on: file))
        continue
      }
      guard let title = title ?? Self.ownTitle(content) ?? (.page(address) == folder.home ? folder.title : nil) else {
        diagnostics.append(
          Diagnostic(
            .error, "page-untitled", "this page has no title", in: file, at: .start,
            advice: "begin its text with '# ' and a heading, or add a line 'title: …' to its front matter"))
        continue
      }
      pages.append(
        PageSource(
          page: MarketingPage(
            path: .page(address), title: title, description: description,
            language: language, content: content),
          file: file, files: files, matter: place, textStart: matter.bodyStart, blockTexts: texts))
    }
  }

  /// Tells each page of those around it.
  private mutating func placePages() {
    for edition in editions {
      let pageTree = PageTree(pages(of: edition), of: edition)
      diagnostics += pageTree.diagnostics
      tags[edition.language] = pageTree.tags
      for index in pages.indices where self.edition(of: pages[index].page.path) == edition {
        pages[index].page.surroundings = pageTree.surroundings(of: pages[index])
        pages[index].page.isIndexed = !pages[index].matter.isDraft
      }
    }
  }

  private func edition(of path: SitePath) -> Edition { Edition.holding(path, among: editions) }

  private func pages(of edition: Edition) -> [PageSource] {
    pages.filter { self.edition(of: $0.page.path) == edition }
  }

  private mutating func text(_ file: SourceFile, from start: Int) -> PolicyText? {
    do throws(Diagnostic) {
      return try PolicyLoader.text(of: file, from: start)
    } catch {
      diagnostics.append(error)
      return nil
    }
  }

  private static func ownTitle(_ content: MarketingPage.Content) -> String? {
    if case .text(let text) = content { return text.title }
    return nil
  }

  /// Pages are few: they are made at once, so that what is wrong with them is known before anything else is built.
  private mutating func renderPages(_ context: SiteContext) {
    var shells = Dictionary(
      editions.map { ($0.language, PageShell(context.edition(in: $0.language))) },
      uniquingKeysWith: { first, _ in first })
    for index in pages.indices {
      let source = pages[index]
      let edition = edition(of: source.page.path)
      var links = LinkClassifier(classifier, context.words(in: source.page.language ?? edition.language))
      let rendered = source.page.render(
        in: &shells[edition.language, default: PageShell(context)], classifier: &links,
        allowsRawHTML: settings.allowsRawHTML)
      pages[index].rendered = rendered
      for refusal in rendered.refusals { diagnostics.addOnce(refusal.diagnostic(in: source.files)) }
      diagnostics += LinkLint(levels: settings.ruleLevels).diagnostics(for: rendered.links, in: source.file)
    }
  }

  private mutating func readStatics() {
    for (target, path) in tree.statics where SecurityText.places.contains(target) {
      if let file = read(path) { diagnostics += SecurityText(file, on: options.asOf).diagnostics }
    }
    for (target, path) in tree.statics where FileReferences.reads(path) {
      guard let file = read(path, asIs: true) else { continue }
      let references = FileReferences(file, classifier, theme.theme.phrases(in: settings.language))
      diagnostics += references.diagnostics
      diagnostics += LinkLint(levels: settings.ruleLevels).diagnostics(for: references.links, in: file)
      if !references.links.isEmpty { staticLinks.append((target, references.links)) }
    }
  }

  private func hasOwnHome(_ edition: Edition) -> Bool { pages.contains { $0.page.path == edition.home } }

  // MARK: Plan

  private mutating func makePlan() {
    for page in pages {
      if page.page.isIndexed {
        addIndexed(page.page.path, from: page.file.path)
      } else {
        plan.add(page.page.path, from: page.file.path)
      }
    }
    for edition in editions where !hasOwnHome(edition) { addIndexed(edition.home, from: "the list of policies") }
    for source in policies { planPolicy(source) }
    for edition in editions { planLists(of: edition) }
    if settings.search == .pagefind { plan.add(SearchPage.index, from: "the index of Pagefind") }
    addIndexed(LedgerPaths.ledger, from: "the ledger of destinations")
    for path in [LedgerPaths.json, LedgerPaths.csv] { plan.add(path, from: "the ledger of destinations") }
    addIndexed(CheckingPage.path, from: "the page on checking the archive", yields: true)
    if publisherKey != nil { plan.add(CheckingPage.keyPath, from: tree.shown(PublisherKey.fileName)) }
    plan.add(NotFoundPage.path, from: "the page for addresses that do not exist")
    for asset in theme.theme.assets { plan.add(asset.path, from: "the theme") }
    plan.add(SitePath("sitemap.xml"), from: "the sitemap")
    for file in tree.statics { plan.add(SitePath(file.target), from: tree.shown(file.path)) }
    plan.add(SitePath("robots.txt"), from: "the rules for robots", yields: true)
  }

  private mutating func planLists(of edition: Edition) {
    if hasOwnHome(edition) {
      addIndexed(PolicyListPage.path(in: edition), from: "the list of policies", yields: true)
    }
    let tags = tags[edition.language] ?? []
    if !tags.isEmpty { addIndexed(TagListPage.path(in: edition), from: "the list of tags", yields: true) }
    for tag in tags { addIndexed(tag.path, from: "the tag '\(tag.name)'") }
    if settings.search != .none { addIndexed(SearchPage.path(in: edition), from: "the search page", yields: true) }
  }

  /// Once all that is on the site has its place.
  private mutating func planRedirects() {
    var found = Redirects()
    for source in pages {
      found.add(source.matter.aliases, to: source.page.path, title: source.page.title, in: source.file, &plan)
    }
    for source in policies where !source.policy.settings.aliases.isEmpty {
      let (policy, folder) = (source.policy, "policies/\(source.policy.id)")
      guard !policy.versions.isEmpty, let file = read(folder + "/policy.yml") else { continue }
      found.add(policy.settings.aliases, to: PolicyPaths(policy.id).current, title: policy.title, in: file, &plan)
    }
    diagnostics += found.diagnostics
    redirects = found.pages
  }

  private mutating func addIndexed(_ path: SitePath, from source: String, yields: Bool = false) {
    if plan.add(path, from: source, yields: yields) { indexed.append(path) }
  }

  private mutating func planPolicy(_ source: PolicySource) {
    let policy = source.policy
    let paths = PolicyPaths(policy.id)
    let folder = tree.shown("policies/\(policy.id)")
    if !policy.versions.isEmpty {
      addIndexed(paths.current, from: folder)
      addIndexed(paths.history, from: folder)
      addIndexed(paths.clauses, from: folder)
      for path in [paths.atomFeed, paths.jsonFeed, paths.historyData, paths.lock, paths.timeMap] {
        plan.add(path, from: folder)
      }
      if source.lock?.signature != nil { plan.add(paths.signature, from: folder) }
    }
    for version in policy.versions {
      addIndexed(paths.version(version.id), from: version.path)
      plan.add(paths.source(version.id), from: version.path)
    }
    for (older, newer) in RedlinePairs(policy, settings.redlines, on: options.asOf).pairs {
      let version = policy.versions[newer]
      addIndexed(paths.redline(policy.versions[older].id, version.id), from: version.path)
    }
    if policy.versions.count > 1 {
      addIndexed(paths.compare, from: folder)
      addIndexed(paths.sections, from: folder)
      for year in SectionsPage.years(of: policy) { addIndexed(paths.sections(of: year), from: folder) }
    }
    if options.includesDrafts, let draft = policy.draft {
      plan.add(paths.draft, from: draft.path)
      for version in policy.versionsBeforeDraft(on: options.asOf) {
        plan.add(paths.redline(version.id, draft.id), from: draft.path)
      }
    }
  }

  // MARK: Context

  private mutating func makeContext() -> SiteContext {
    var context = SiteContext(
      baseURL: settings.baseURL, publisher: settings.publisher, editions: editions, asOf: options.asOf,
      classifier: classifier, theme: theme.theme, knownPaths: plan.paths, generator: options.generator)
    if editions.count > 1 { context.translatable = Set(indexed) }
    context.strangers = strangers
    context.aliases = Set(redirects.map(\.path))
    let cards = cards
    for (index, edition) in editions.enumerated() {
      context.editions[index].policies = cards.map { $0.card(in: edition) }
      let own = index == 0 ? settings.menu : settings.languages[index - 1].menu
      let menu = SiteMenu(
        own, pages(of: edition), in: context.edition(in: edition.language), file: settingsFile,
        insteadOf: context.editions[0].menu)
      diagnostics += menu.diagnostics
      context.editions[index].menu = menu.items
    }
    context.minorNews = settings.minorNews
    context.search = settings.search
    context.showsIntegrity = settings.showsIntegrity
    return context
  }

  /// The originals, with their translations.
  private var cards: [SiteContext.PolicyCard] {
    let all = policies.filter { !$0.policy.versions.isEmpty }
    let translations = Dictionary(grouping: all.filter { $0.policy.id.language != nil }) { $0.policy.id.original }
    return all.filter { $0.policy.id.language == nil }.map { source in
      var card = card(of: source)
      card.translations = (translations[source.policy.id] ?? []).map { self.card(of: $0) }
      return card
    }
  }

  private func card(of source: PolicySource) -> SiteContext.PolicyCard {
    let policy = source.policy
    let current = policy.indexOfCurrent(on: options.asOf).map { policy.versions[$0] }
    return SiteContext.PolicyCard(
      id: policy.id, title: policy.title, language: policy.settings.language, kind: policy.settings.kind ?? .other,
      versions: policy.versions.count, current: current.map { .init($0) },
      newest: policy.versions.last?.id, seal: source.seal)
  }

  /// The languages of pages that are not in that of their edition.
  private var strangers: [SitePath: String] {
    guard editions.count > 1 else { return [:] }
    var found: [SitePath: String] = [:]
    for source in pages where source.page.language != nil && edition(of: source.page.path).isMain {
      found[source.page.path] = source.page.language
    }
    for source in policies where source.policy.id.language == nil {
      guard let language = source.policy.settings.language, language != settings.language else { continue }
      let page = PolicyPaths(source.policy.id).current
      for path in plan.paths where path == page || page.encloses(path) { found[path] = language }
    }
    return found
  }
}

extension SiteContext.PolicyCard {
  /// The policy as an edition shows it: in its language where there is a translation.
  fileprivate func card(in edition: Edition) -> Self {
    guard var card = translations.first(where: { $0.language == edition.language }) else { return self }
    card.translations = ([self] + translations).filter { $0.language != edition.language }
    return card
  }
}
