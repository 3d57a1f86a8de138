import Diagnostics
import Markdown
import Policies

/// What the address of a link names on the site.
package enum LinkTarget: Equatable, Sendable {
  /// Not on this site, or nothing that could be checked.
  case elsewhere
  case missing
  /// A page or file, and the place on it as far as that can be checked.
  case page
  /// A page without the place that the address names.
  case fragmentMissing(String, among: Set<String>)
  /// A version that is not in force any more, of the policy with this address.
  case superseded(inForce: String)
  /// The draft of a policy, which is not published, of the policy with this address.
  case draft(inForce: String)
  /// A page in another language than the text, which its own language has at this address.
  case otherLanguage(own: String)
}

/// Links inside the site.
enum LinkTargetCheck {
  static let rules: [Rule] = [.linkTargetMissing, .fragmentBroken, .linkSuperseded, .linkDraft, .linkLanguage]

  static func run(on text: CheckedText, _ targets: (String) -> LinkTarget, _ findings: inout DiagnosticCollector) {
    for link in text.links {
      let target = targets(link.href)
      if case .superseded = target, namesVersion(link.words) { continue }
      check(link.href, target, at: link.place, &findings)
    }
  }

  /// Whether the words of a link say that an older text is meant.
  private static func namesVersion(_ words: String) -> Bool {
    words.contains(/\d{4}|(?i:version|earlier|previous|former|older|archive)/)
  }

  private static func check(
    _ href: String, _ target: LinkTarget, at place: Range<Int>, _ findings: inout DiagnosticCollector
  ) {
    switch target {
    case .elsewhere, .page: break
    case .missing:
      findings.report(
        .linkTargetMissing, "\"\(href)\" is no page of this site", at: place,
        "write the address of a page from the site's root, as in /privacy/")
    case .superseded(let inForce):
      findings.report(
        .linkSuperseded, "\"\(href)\" is a version that is not in force any more", at: place,
        "write \(inForce) for the text in force; say which version it is where an old one is meant")
    case .draft(let inForce):
      findings.report(
        .linkDraft, "\"\(href)\" is a draft, which readers never see", at: place, "write \(inForce)")
    case .otherLanguage(let own):
      findings.report(
        .linkLanguage, "\"\(href)\" is in another language than this text", at: place,
        "write \(own), unless the other language is meant")
    case .fragmentMissing(let fragment, let fragments):
      let guess = Suggestion.nearest(to: fragment, among: fragments.sorted())
      findings.report(
        .fragmentBroken, "the page has no heading \"#\(fragment)\"", at: place,
        guess.map { "did you mean #\($0)?" } ?? "a heading's fragment is its words in small letters, with hyphens")
    }
  }
}

extension Rule {
  static let linkTargetMissing = Rule(
    "link-target-missing", .error, .links, "A link of a policy leads to a page that this site does not have",
    why: "Readers would get an error. On pages that are not policies this stops the build: see link-broken.",
    wrong: "Read our [terms](/trems/).", right: "Read our [terms](/terms/).")
  static let fragmentBroken = Rule(
    "fragment-broken", .warning, .links, "A link leads to a heading that its page does not have",
    why: "The browser shows the top of the page instead of the section.",
    wrong: "[your rights](#your-right)\n\n## Your rights", right: "[your rights](#your-rights)\n\n## Your rights")
  static let linkSuperseded = Rule(
    "link-superseded", .warning, .links, "A link leads to a superseded version",
    why: "Usually an address was copied from the archive, but the text in force was meant.",
    wrong: "[our terms](/terms/versions/2021-05-03/)", right: "[our terms](/terms/)")
  static let linkDraft = Rule(
    "link-draft", .error, .links, "A link leads to a draft",
    why: "Drafts are not published, so readers would get an error.",
    wrong: "[our terms](/terms/draft/)", right: "[our terms](/terms/)")
  static let linkLanguage = Rule(
    "link-language", .note, .links, "A translation links to a page that exists in its own language",
    why: "Usually the address was not changed when the text was translated.",
    wrong: "de/about.md:  [Bedingungen](/terms/)", right: "de/about.md:  [Bedingungen](/de/terms/)")
}
