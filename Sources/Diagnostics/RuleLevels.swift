/// The severities that a site gives to rules.
package struct RuleLevels: Equatable, Sendable {
  private var levels: [Diagnostic.Rule: Severity?] = [:]

  package init() {}

  /// - Parameter severity: nil switches the rule off.
  package mutating func set(_ rule: Diagnostic.Rule, to severity: Severity?) { levels[rule] = .some(severity) }

  /// Nil where the rule is switched off.
  package func severity(of rule: Diagnostic.Rule, otherwise severity: Severity) -> Severity? {
    levels[rule] ?? severity
  }

  /// The diagnostics with these severities, without those that are switched off.
  package func applied(to diagnostics: [Diagnostic]) -> [Diagnostic] {
    diagnostics.compactMap { diagnostic in
      guard let severity = severity(of: diagnostic.rule, otherwise: diagnostic.severity) else { return nil }
      var found = diagnostic
      found.severity = severity
      return found
    }
  }
}
