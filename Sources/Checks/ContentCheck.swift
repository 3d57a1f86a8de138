package import Diagnostics

/// Rules about one subject.
protocol Check: SendableMetatype {
  static var rules: [Rule] { get }
  static func run(on text: CheckedText, _ findings: inout DiagnosticCollector)
}

/// Holds texts against all rules of content.
package enum ContentCheck {
  /// What can be said of any text, also of one that is a part of its page.
  private static let checksOfParts: [any Check.Type] = [
    StructureCheck.self, LinkNameCheck.self, PresentationCheck.self, WordingCheck.self, ReadabilityCheck.self,
  ]
  private static let checksOfWholes: [any Check.Type] = [
    NumberingCheck.self, StatedDayCheck.self, ContactCheck.self, DefinedTermCheck.self, CrossReferenceCheck.self,
    RequiredContentCheck.self,
  ]

  package static let rules: [Rule] = (checksOfParts + checksOfWholes).flatMap { $0.rules } + LinkTargetCheck.rules

  /// - Parameters:
  ///   - levels: the severities that the site gives to rules.
  ///   - targets: what the links of the text lead to on the site.
  package static func diagnostics(
    for text: CheckedText, levels: RuleLevels, targets: (_ href: String) -> LinkTarget
  ) -> [Diagnostic] {
    var findings = DiagnosticCollector(in: text.file, levels: levels)
    let checks = text.headingAbove == nil ? checksOfParts + checksOfWholes : checksOfParts
    for check in checks { check.run(on: text, &findings) }
    return findings.diagnostics + linkDiagnostics(for: text, levels: levels, targets: targets)
  }

  /// What its links alone lead to: for a text whose words cannot be changed any more.
  package static func linkDiagnostics(
    for text: CheckedText, levels: RuleLevels, targets: (_ href: String) -> LinkTarget
  ) -> [Diagnostic] {
    var findings = DiagnosticCollector(in: text.file, levels: levels)
    LinkTargetCheck.run(on: text, targets, &findings)
    return findings.diagnostics
  }
}
