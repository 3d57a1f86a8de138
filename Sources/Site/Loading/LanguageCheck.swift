import Content
import Diagnostics
import FrontMatter
import Policies

/// Whether the languages of policies are those of the site, and translations keep up with their originals.
struct LanguageCheck {
  private let site: SiteLoader
  private var found: [Diagnostic] = []

  static func diagnostics(of site: SiteLoader) -> [Diagnostic] {
    var check = LanguageCheck(site: site)
    for source in site.policies { check.check(source) }
    return check.found
  }

  private init(site: SiteLoader) { self.site = site }

  private mutating func check(_ source: PolicySource) {
    found += languageFault(of: source) + prevailingFault(of: source)
    found += site.settings.ruleLevels.applied(
      to: TranslationCheck.diagnostics(
        of: source.policy, on: site.options.asOf, in: site.tree.shown("policies/\(source.policy.id)")))
  }

  /// A translation into a language that the site does not have.
  private func languageFault(of source: PolicySource) -> [Diagnostic] {
    guard let language = source.policy.id.language, !site.settings.languages.contains(where: { $0.tag == language })
    else {
      return []
    }
    let guess = Suggestion.nearest(to: language, among: site.settings.languages.map(\.tag))
    return [
      Diagnostic(
        .error, "language-undeclared",
        "holds a translation into '\(language)', which is none of the languages of the site",
        path: site.tree.shown("policies/\(source.policy.id)"),
        advice: guess.map { "did you mean '\($0)'?" }
          ?? "list '\(language)' under 'languages' in site.yml, or move the folder")
    ]
  }

  /// A language that prevails and that the policy is not in.
  private mutating func prevailingFault(of source: PolicySource) -> [Diagnostic] {
    guard let prevailing = source.policy.settings.prevailing, let folder = source.folder else { return [] }
    let id = source.policy.id
    let languages =
      [source.policy.settings.language ?? site.settings.language]
      + site.policies.compactMap { $0.policy.id.original == id ? $0.policy.id.language : nil }
    guard !languages.contains(prevailing.value), let file = site.tree.text(folder + "/policy.yml", &found) else {
      return []
    }
    let guess = Suggestion.nearest(to: prevailing.value, among: languages)
    return [
      Diagnostic(
        .error, "language-undeclared", "'prevailing' is '\(prevailing.value)', and this policy is not in that language",
        in: file, at: prevailing.position, marking: prevailing.value,
        advice: guess.map { "did you mean '\($0)'?" } ?? "one of: \(languages.joined(separator: ", "))")
    ]
  }
}
