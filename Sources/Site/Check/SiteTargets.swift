import Checks
import Content
import Disclosure
import Markdown
import Pages
import Policies
import SitePaths

/// What addresses inside the site lead to.
struct SiteTargets: Sendable {
  private let context: SiteContext
  /// The fragments of pages that are made of one text.
  private var fragments: [SitePath: Set<String>] = [:]
  /// Versions that are not in force any more, and drafts, with the address of the text that is.
  private var superseded: [SitePath: String] = [:]
  private var drafts: [SitePath: String] = [:]

  /// - Parameter readings: those of the site's policies, with their texts.
  init(_ site: Site, _ readings: [PolicyReading]) {
    context = site.context
    for source in site.pages {
      guard let text = source.text else { continue }
      fragments[source.page.path] = Self.fragments(of: text.text, allowsRawHTML: site.allowsRawHTML)
    }
    for reading in readings { add(reading, in: site) }
  }

  private mutating func add(_ reading: PolicyReading, in site: Site) {
    let policy = reading.source.policy
    let paths = PolicyPaths(policy.id)
    let inForce = "/" + paths.current.publicPath
    drafts[paths.draft] = inForce
    let current = policy.indexOfCurrent(on: context.asOf) ?? 0
    for (index, version) in policy.versions.enumerated() where !version.isCaptured {
      if index < current { superseded[paths.version(version.id)] = inForce }
    }
    if let text = reading.current {
      fragments[paths.current] = Self.fragments(of: text, allowsRawHTML: site.allowsRawHTML)
    }
  }

  /// - Parameter ownFragments: those of the text that contains the link; nil if it is the page's.
  func target(of href: String, from page: SitePath, ownFragments: Set<String>? = nil) -> LinkTarget {
    switch context.classifier.classify(href) {
    case .samePage, .sameSite: break
    default: return .elsewhere
    }
    guard let address = context.inside(href) else { return .missing }
    if address.isOfSamePage { return Self.place(address, among: ownFragments ?? fragments[page]) }
    guard let path = context.target(of: address, from: page) else { return .missing }
    if let own = context.translation(of: path, besides: page) { return .otherLanguage(own: "/" + own.publicPath) }
    if let inForce = drafts[path] { return .draft(inForce: inForce) }
    if let inForce = superseded[path] { return .superseded(inForce: inForce) }
    return Self.place(address, among: fragments[path])
  }

  /// What an address names on a page that has some fragments; nil where these are not known. Fragments that pages give
  /// themselves are not checked.
  static func place(_ address: SiteAddress, among fragments: Set<String>?) -> LinkTarget {
    let own = ["fn-", "fnref-", "change-", "codicil-", "main", "contents", "links", "top"]
    guard let fragments, let fragment = address.fragment, !fragment.isEmpty, !own.contains(where: fragment.hasPrefix),
      !fragments.contains(fragment)
    else { return .page }
    return .fragmentMissing(fragment, among: fragments)
  }

  /// Nil if the text's own HTML may have more of them.
  static func fragments(of text: PolicyText, allowsRawHTML: Bool) -> Set<String>? {
    allowsRawHTML && text.document.holdsRawHTML ? nil : Set(text.sections.map(\.anchor))
  }
}
