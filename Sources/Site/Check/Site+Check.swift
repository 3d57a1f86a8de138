import Checks
import Comparison
import Content
package import Diagnostics
import FrontMatter
import Markdown
import Pages
import Policies
import SitePaths
import Storage

extension Site {
  /// Everything that any rule says of the site, in reading order. Nothing is written.
  package func check() async -> [Diagnostic] {
    let targets = SiteTargets(self)
    let contents = await Parallel.map(policies, jobs: options.jobs) { PolicyCheck($0, in: self, targets).diagnostics }
    let found = await findings().found + contents.flatMap { $0 } + pages.flatMap { check($0, targets) }
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

/// Holds what the publisher can still change of a policy against the rules of content: the words of the draft or, where
/// there is none, of the newest version; the links inside the site of every version that is in force or to come.
struct PolicyCheck {
  private(set) var diagnostics: [Diagnostic] = []
  private let source: PolicySource
  private let site: Site
  private let targets: SiteTargets

  init(_ source: PolicySource, in site: Site, _ targets: SiteTargets) {
    self.source = source
    self.site = site
    self.targets = targets
    guard !source.policy.isCaptured else { return }
    check()
  }

  private var policy: Policy { source.policy }

  private mutating func check() {
    var before: PolicyText?
    for (index, (version, path)) in zip(policy.versions, source.paths).enumerated() where !version.isCaptured {
      guard let (text, file) = read(version, path) else { continue }
      if let before { checkStatedDay(before, text, version) }
      if TextReading.isOpen(version, policy, in: site.shared) {
        let isWorkingText = policy.draft == nil && index + 1 == policy.versions.count
        check(text, version, file, after: before, wording: isWorkingText)
      }
      before = text
    }
    if let draft = policy.draft, let path = source.draftPath, let (text, file) = read(draft, path) {
      check(text, draft, file, after: before, wording: true)
    }
  }

  /// Nil where it cannot be read, which is reported with the links.
  private func read(_ version: Version, _ path: String) -> (PolicyText, SourceFile)? {
    guard let bytes = try? site.content.read(path), let text = try? PolicyLoader.text(of: version, bytes) else {
      return nil
    }
    return (text, SourceFile(path: version.path, bytes: bytes))
  }

  /// Whether the words changed while the day they state did not.
  private mutating func checkStatedDay(_ before: PolicyText, _ text: PolicyText, _ version: Version) {
    let comparison = Comparison(ComparableText(before), ComparableText(text))
    diagnostics += site.ruleLevels.applied(to: [StatedDate.fault(in: comparison, of: version)].compactMap { $0 })
  }

  private mutating func check(
    _ text: PolicyText, _ version: Version, _ file: SourceFile, after before: PolicyText?, wording: Bool
  ) {
    let settings = policy.settings
    let checked = CheckedText(
      text, in: file, from: version.textRange.lowerBound, title: settings.title,
      language: settings.language ?? site.context.language,
      policy: CheckedText.Policy(kind: settings.kind ?? .other, laws: settings.laws, before: before))
    let page = PolicyPaths(policy.id).current
    let own = SiteTargets.fragments(of: text, allowsRawHTML: site.allowsRawHTML)
    let target = { (href: String) in targets.target(of: href, from: page, ownFragments: own) }
    diagnostics +=
      wording
      ? ContentCheck.diagnostics(for: checked, levels: site.ruleLevels, targets: target)
      : ContentCheck.linkDiagnostics(for: checked, levels: site.ruleLevels, targets: target)
  }
}
