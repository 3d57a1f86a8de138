import Diagnostics

/// What rules have found in one text.
struct DiagnosticCollector {
  private let file: SourceFile
  private let levels: RuleLevels
  private(set) var diagnostics: [Diagnostic] = []

  init(in file: SourceFile, levels: RuleLevels) {
    self.file = file
    self.levels = levels
  }

  /// - Parameter place: bytes of the file.
  mutating func report(_ rule: Rule, _ message: String, at place: Range<Int>, _ advice: String) {
    guard let severity = levels.severity(of: rule.id, otherwise: rule.severity) else { return }
    diagnostics.append(Diagnostic(severity, rule.id, message, in: file, at: place, advice: advice))
  }

  func isOn(_ rule: Rule) -> Bool { levels.severity(of: rule.id, otherwise: rule.severity) != nil }
}
