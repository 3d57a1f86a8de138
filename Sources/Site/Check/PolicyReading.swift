import Comparison
import Content
import Diagnostics
import Disclosure
import Links
import Pages
import Policies

/// The texts of a policy, each read once: where they lead, and what is wrong with that.
struct PolicyReading: Sendable {
  /// A text of the publisher that can still change.
  struct ChangeableText: Sendable {
    let version: Version
    let file: SourceFile
    let text: PolicyText
    /// The text of the version before.
    let before: PolicyText?
    /// Whether it is the draft or, if there is none, the newest version.
    let isWorkingText: Bool
  }

  let source: PolicySource
  private(set) var ledger: Ledger
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var changeable: [ChangeableText] = []
  /// The publisher's text at the policy's own address; nil if others captured it.
  private(set) var current: PolicyText?
  private let site: Site
  private var classifier: LinkClassifier

  /// - Parameter keepsTexts: whether the texts that can still change are kept, and consecutive versions compared by the day
  ///   they state.
  init(_ source: PolicySource, in site: Site, keepsTexts: Bool) {
    self.source = source
    self.site = site
    ledger = Ledger(catalogue: site.context.classifier.catalogue)
    classifier = LinkClassifier(
      site.context.classifier, site.context.words(in: source.policy.settings.language))
    readVersions(keepsTexts: keepsTexts)
  }

  private var policy: Policy { source.policy }

  private mutating func readVersions(keepsTexts: Bool) {
    let shown = policy.indexOfCurrent(on: site.context.asOf) ?? 0
    var before: PolicyText?
    for (index, loaded) in source.versions.enumerated() {
      let version = loaded.version
      guard let reading = read(loaded) else { continue }
      ledger.add(
        reading.links.distinct, on: policy.reference(to: version, site.context),
        standing: policy.standing(of: index, on: site.context.asOf))
      guard keepsTexts, !version.isCaptured else { continue }
      if index == shown { current = reading.text }
      if let before { checkStatedDay(before, reading.text, version) }
      if TextReading.isOpen(version, policy, in: site.shared) {
        keep(reading, version, after: before, isWorkingText: source.draft == nil && index + 1 == source.versions.count)
      }
      before = reading.text
    }
    guard let draft = source.draft, keepsTexts || site.options.includesDrafts, let reading = read(draft) else { return }
    if site.options.includesDrafts {
      ledger.add(
        reading.links.distinct, on: policy.referenceToDraft(draft.version, site.context), standing: .upcoming)
    }
    if keepsTexts { keep(reading, draft.version, after: before, isWorkingText: true) }
  }

  private mutating func read(_ version: LoadedVersion) -> TextReading? {
    do throws(Diagnostic) {
      let reading = try TextReading(version, of: source, in: site.shared, &classifier)
      if !version.version.isDraft || site.options.includesDrafts { diagnostics += reading.diagnostics }
      return reading
    } catch {
      diagnostics.append(error)
      return nil
    }
  }

  private mutating func keep(
    _ reading: TextReading, _ version: Version, after before: PolicyText?, isWorkingText: Bool
  ) {
    guard !policy.isCaptured else { return }
    changeable.append(
      ChangeableText(
        version: version, file: reading.file, text: reading.text, before: before, isWorkingText: isWorkingText))
  }

  /// Whether the words changed while the day they state did not.
  private mutating func checkStatedDay(_ before: PolicyText, _ text: PolicyText, _ version: Version) {
    guard !policy.isCaptured else { return }
    let comparison = Comparison(ComparableText(before), ComparableText(text))
    diagnostics += site.ruleLevels.applied(to: [StatedDate.fault(in: comparison, of: version)].compactMap { $0 })
  }
}
