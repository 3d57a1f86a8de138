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
    let fragment = href.firstIndex(of: "#").map { href[href.index(after: $0)...] } ?? ""
    switch context.classifier.classify(href) {
    case .samePage: return known(ownFragments ?? fragments[page], fragment)
    case .sameSite: break
    default: return .elsewhere
    }
    guard let path = context.target(of: href, from: page) else { return .missing }
    if let own = context.translation(of: path, besides: page) { return .otherLanguage(own: "/" + own.publicPath) }
    if let inForce = drafts[path] { return .draft(inForce: inForce) }
    if let inForce = superseded[path] { return .superseded(inForce: inForce) }
    return known(fragments[path], fragment)
  }

  /// Fragments that pages give themselves are not checked.
  private func known(_ fragments: Set<String>?, _ fragment: Substring) -> LinkTarget {
    let own = ["fn-", "fnref-", "change-", "codicil-", "main", "contents", "links", "top"]
    return .page(fragments: own.contains { fragment.hasPrefix($0) } ? nil : fragments)
  }

  /// Nil if the text's own HTML may have more of them.
  static func fragments(of text: PolicyText, allowsRawHTML: Bool) -> Set<String>? {
    allowsRawHTML && text.document.holdsRawHTML ? nil : Set(text.sections.map(\.anchor))
  }
}
