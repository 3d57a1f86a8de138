import Checks
import Comparison
import Content
package import Diagnostics
import Disclosure
import FrontMatter
import Markdown
import Pages
import Policies
import SitePaths
import Storage

extension Site {
  /// Everything that any rule says of the site, in reading order. Nothing is written.
  package func check() async -> [Diagnostic] {
    let readings = await readings(keepingTexts: true)
    let targets = SiteTargets(self, readings)
    let contents = await Parallel.map(readings, jobs: options.jobs) { reading in
      reading.changeable.flatMap { check($0, of: reading.source.policy, targets) }
    }
    let found =
      findings(in: readings, LedgerEntries(ledger(of: readings))) + contents.flatMap { $0 }
      + pages.flatMap { check($0, targets) }
    var once: [Diagnostic] = []
    var seen: Set<DiagnosticKey> = []
    for diagnostic in found where seen.insert(DiagnosticKey(diagnostic)).inserted { once.append(diagnostic) }
    let all = exceptions.without(once) + ruleLevels.applied(to: exceptions.unused(in: once).map(unusedException))
    return all.sorted(by: Diagnostic.inReadingOrder)
  }

  private func unusedException(_ entry: RuleExceptions.Entry) -> Diagnostic {
    let rule = Rule.exceptionUnused
    return Diagnostic(
      rule.severity, rule.id, "\(entry.rule) is not found there", path: options.content + "/site.yml",
      position: entry.position, advice: "take the exception out, or correct where it is and its words")
  }

  /// What the rules of content say of a text that the publisher can still change: of all its words if it is the working
  /// text, else of its links inside the site.
  private func check(
    _ text: PolicyReading.ChangeableText, of policy: Policy, _ targets: SiteTargets
  ) -> [Diagnostic] {
    let settings = policy.settings
    let checked = CheckedText(
      text.text, in: text.file, from: text.version.textRange.lowerBound, title: settings.title,
      language: settings.language ?? context.language,
      policy: CheckedText.Policy(kind: settings.kind ?? .other, laws: settings.laws, before: text.before))
    let page = PolicyPaths(policy.id).current
    let own = SiteTargets.fragments(of: text.text, allowsRawHTML: allowsRawHTML)
    let target = { (href: String) in targets.target(of: href, from: page, ownFragments: own) }
    return text.isWorkingText
      ? ContentCheck.diagnostics(for: checked, levels: ruleLevels, targets: target)
      : ContentCheck.linkDiagnostics(for: checked, levels: ruleLevels, targets: target)
  }

  private func check(_ source: PageSource, _ targets: SiteTargets) -> [Diagnostic] {
    source.checkedTexts(in: context.language).flatMap { text in
      // What leads to no page is said as the page is made.
      ContentCheck.diagnostics(for: text, levels: ruleLevels) {
        let target = targets.target(of: $0, from: source.page.path)
        return target == .missing ? .elsewhere : target
      }
    }
  }
}

extension PageSource {
  /// The page's one text, or the texts of its blocks.
  ///
  /// - Parameter language: that of the site.
  func checkedTexts(in language: String) -> [CheckedText] {
    let language = page.language ?? language
    if let (text, start) = text {
      return [CheckedText(text, in: file, from: start, title: page.title, language: language)]
    }
    return blockTexts.map {
      CheckedText(
        $0.text, $0.source, at: $0.position, in: $0.file, below: $0.isInItem ? 3 : 2, title: page.title,
        language: language)
    }
  }
}

/// What makes two diagnostics the same.
private struct DiagnosticKey: Hashable {
  private let rule: Diagnostic.Rule
  private let path: String?
  private let position: SourcePosition?
  private let message: String

  init(_ diagnostic: Diagnostic) {
    rule = diagnostic.rule
    path = diagnostic.path
    position = diagnostic.position
    message = diagnostic.message
  }
}
