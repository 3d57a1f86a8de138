import Policies
import SitePaths
import Themes
import Words

/// What the page of a version says of the policy in other languages: that it is behind its original, that the original has a
/// version to come, which text prevails.
struct TranslationNotes {
  private let policy: Policy
  private let version: Version
  private let path: SitePath
  private let context: SiteContext
  private let words: Phrases

  init(_ policy: Policy, _ version: Version, on path: SitePath, in context: SiteContext, _ words: Phrases) {
    self.words = words
    self.policy = policy
    self.version = version
    self.path = path
    self.context = context
  }

  /// What is in force in the original alone, where the page shows what it took the place of.
  var lag: Version? {
    guard !version.isDraft, let inForce = policy.lag(on: context.asOf) else { return nil }
    let isToCome = (version.date ?? .earliest) > context.asOf
    return isToCome && path != PolicyPaths(policy.id).current ? nil : inForce
  }

  func describe(in view: inout View) {
    view.set("lag", lag.map(lagging))
    view.set("upcoming", upcoming.map(coming))
    view.set("prevailing", prevailing)
  }

  private func lagging(behind inForce: Version) -> View {
    var view = original(at: \.current)
    view["shown"] = words.name(of: version)
    view["in_force"] = words.name(of: inForce)
    view.set("changes", changes(to: inForce))
    return view
  }

  private func coming(_ next: Version) -> View {
    var view = original { $0.version(next.id) }
    view["day"] = words.name(of: next)
    view.set("changes", changes(to: next))
    return view
  }

  /// The version that comes next in the original alone and that readers may read already; on the text in force.
  private var upcoming: Version? {
    guard path == PolicyPaths(policy.id).current else { return nil }
    return policy.upcomingLag(on: context.asOf).first { $0.dates.published.map { $0 <= context.asOf } ?? false }
  }

  /// What the original's redline of this version and a later one tells, if that is a page.
  private func changes(to later: Version) -> View? {
    guard let original = policy.original else { return nil }
    let redline = PolicyPaths(original.id).redline(version.id, later.id)
    guard context.knownPaths.contains(redline) else { return nil }
    return View(["href": redline.href(from: path), "language": context.language(of: redline)])
  }

  private func original(at place: (PolicyPaths) -> SitePath) -> View {
    guard let original = policy.original else { return View() }
    return link(to: place(PolicyPaths(original.id)), title: original.title)
  }

  private var prevailing: View? {
    guard let language = policy.prevailingLanguage, language != context.language(of: path) else { return nil }
    let card = context.card(policy.id.original.description)
    let other = card.flatMap { card in
      ([card] + card.translations).first { context.language(of: $0.page) == language }
    }
    guard let other else { return nil }
    let version = PolicyPaths(other.id).version(version.id)
    let isInForce = path == PolicyPaths(policy.id).current || !context.knownPaths.contains(version)
    return link(to: isInForce ? other.page : version, title: other.title)
  }

  /// A link to a text in another language by its title and the name of that language.
  private func link(to target: SitePath, title: String) -> View {
    let language = context.language(of: target)
    return View([
      "href": target.href(from: path), "title": title, "language": language, "name": context.name(of: language),
    ])
  }
}
