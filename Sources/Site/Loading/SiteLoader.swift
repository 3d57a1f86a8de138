import Content
import Diagnostics
import Disclosure
import FrontMatter
import Links
import Markdown
import Pages
import Policies
import Storage
import Themes

/// Reads a content folder into values.
struct SiteLoader {
  let options: SiteOptions
  let tree: ContentTree
  let settings: SiteSettings
  /// `site.yml`, if there is one.
  let settingsFile: SourceFile?
  let classifier: Classifier
  let theme: KeptTheme
  /// The site in each of its languages, its own first; without menus and policies.
  let editions: [Edition]
  private(set) var policies: [PolicySource] = []
  private(set) var publisherKey: PublisherKey?
  private(set) var pages: [PageSource] = []
  /// Why pages that are in the content are not built.
  private(set) var omittedPages: [OmittedPage] = []
  /// By the language of the edition.
  private(set) var tags: [String: [TaggedPages]] = [:]
  /// What files that are copied as they are lead to.
  private(set) var staticLinks: [(target: String, links: [LinkOut])] = []
  private(set) var diagnostics: [Diagnostic]

  init(_ options: SiteOptions, root: String, memory: BuildMemory) {
    self.options = options
    tree = ContentTree(root: root, shownAs: options.content)
    diagnostics = tree.diagnostics
    (settings, settingsFile) = Self.settings(of: tree, options, &diagnostics)
    editions = settings.editions
    classifier = Classifier(
      ownHost: Address.parse(settings.baseURL)?.host, firstParty: settings.firstParty,
      catalogue: Self.catalogue(of: tree, &diagnostics), policy: settings.referrerPolicy,
      pageScheme: Address.parse(settings.baseURL)?.scheme ?? .https, embeds: settings.allowedEmbeds)
    theme = KeptTheme.read(
      named: settings.theme, in: options.themes, classifier, keeping: memory.theme, &diagnostics)
  }

  /// Reads everything and says what the pages share, and where each will stand.
  mutating func load() async -> (SiteContext, SitePlan) {
    await loadPolicies()
    loadPages()
    let plan = SitePlan(of: self)
    let context = SiteContext(of: self, plan, into: &diagnostics)
    diagnostics += plan.diagnostics
    reportMissingPhrases()
    renderPages(context)
    readStatics()
    return (context, plan)
  }

  // MARK: Settings

  private static func settings(
    of tree: ContentTree, _ options: SiteOptions, _ diagnostics: inout [Diagnostic]
  ) -> (SiteSettings, SourceFile?) {
    let file = tree.hasSettings ? tree.text("site.yml", &diagnostics) : nil
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

  private static func catalogue(of tree: ContentTree, _ diagnostics: inout [Diagnostic]) -> Catalogue {
    guard tree.hasCatalogue, let file = tree.text("destinations.yml", &diagnostics) else { return .empty }
    switch YAMLParser.parse(String(decoding: file.bytes, as: UTF8.self), in: file) {
    case .success(let root): return Catalogue.decode(root, in: file, into: &diagnostics)
    case .failure(let diagnostic):
      diagnostics.append(diagnostic)
      return .empty
    }
  }

  // MARK: Policies and pages

  private mutating func loadPolicies() async {
    let (tree, settings, asOf, texts) = (self.tree, self.settings, options.asOf, TextMemory(bytes: options.keptTexts))
    let loaded = await Parallel.map(tree.policies, jobs: options.jobs) {
      PolicyLoader($0, in: tree, settings, asOf: asOf, keeping: texts).load()
    }
    for (policy, found) in loaded {
      diagnostics += found
      if let policy { policies.append(policy) }
    }
    policies = PolicySource.linked(policies)
    diagnostics += LanguageCheck.diagnostics(of: self)
    publisherKey = PublisherKey.read(in: tree, &diagnostics)
    for source in policies { diagnostics += [source.lock?.signatureFault(under: publisherKey)].compactMap { $0 } }
  }

  private mutating func loadPages() {
    let loaded = PageLoader(tree, theme.theme, editions, options)
    (pages, tags, omittedPages) = (loaded.pages, loaded.tags, loaded.omittedPages)
    diagnostics += loaded.diagnostics
  }

  /// Pages are few: they are made at once, so that what is wrong with them is known before anything else is built.
  private mutating func renderPages(_ context: SiteContext) {
    var shells = Dictionary(
      editions.map { ($0.language, PageShell(context.edition(in: $0.language))) },
      uniquingKeysWith: { first, _ in first })
    for index in pages.indices {
      let source = pages[index]
      let edition = editions.holding(source.page.path)
      var links = LinkClassifier(classifier, context.words(in: source.page.language ?? edition.language))
      let rendered = source.page.render(
        in: &shells[edition.language, default: PageShell(context)], classifier: &links,
        allowsRawHTML: settings.allowsRawHTML)
      pages[index].rendered = rendered
      diagnostics += rendered.refusals.map { $0.diagnostic(in: source.files) }
      diagnostics += LinkLint(levels: settings.ruleLevels).diagnostics(for: rendered.links, in: source.file)
    }
  }

  /// Languages of pages for which the program has no words, or not all.
  private mutating func reportMissingPhrases() {
    let languages =
      editions.map(\.language) + policies.compactMap(\.policy.settings.language) + pages.compactMap(\.page.language)
    let folder = options.themes + "/" + settings.theme
    for language in Set(languages).sorted() {
      diagnostics += theme.theme.faults(in: language, folder: folder)
      diagnostics += settings.ruleLevels.applied(
        to: [theme.theme.missingPhrases(in: language, folder: folder)].compactMap { $0 })
    }
  }

  private mutating func readStatics() {
    for (target, path) in tree.statics where SecurityText.places.contains(target) {
      if let file = tree.text(path, &diagnostics) { diagnostics += SecurityText(file, on: options.asOf).diagnostics }
    }
    for (target, path) in tree.statics where FileReferences.reads(path) {
      guard let file = tree.file(path, &diagnostics) else { continue }
      let references = FileReferences(file, classifier, theme.theme.phrases(in: settings.language))
      diagnostics += references.diagnostics
      diagnostics += LinkLint(levels: settings.ruleLevels).diagnostics(for: references.links, in: file)
      if !references.links.isEmpty { staticLinks.append((target, references.links)) }
    }
  }
}
