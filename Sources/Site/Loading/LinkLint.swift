import Diagnostics
import Disclosure
import Links
import Pages

/// Says what is wrong with the links of one file, by the rules that the site has not switched off.
struct LinkLint {
  let levels: RuleLevels

  func diagnostics(for links: [LinkOut], in file: SourceFile) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for link in links where !link.isEmbed {
      for fault in LinkRule.faults(of: link) {
        guard let severity = levels[fault.rule] else { continue }
        let finding = PageFault(fault.rule.diagnosticRule, fault.message, fault.advice).quoting(link.href)
        found.append(finding.diagnostic(in: [file], severity: severity))
      }
    }
    return found.distinct
  }
}
