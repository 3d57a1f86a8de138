import Checks
package import Diagnostics
import Disclosure
import FrontMatter
import Links
import Policies
import Storage
import Themes

/// Every rule of the program.
///
/// Each target declares the rules that it reports. Those of archives, builds and commands are declared here, because
/// settings may name them: a rule that a site cannot change is another mistake than a rule that does not exist.
package enum RuleBook {
  package static let rules: [Rule] =
    ([.exceptionUnused] + Rule.reports + Rule.external + FrontMatterRules.all + DisclosureRules.all + PolicyRules.all
    + ContentCheck.rules
    + ReferenceRules.all
    + ThemeRules.all
    + StorageRules.all + settings + pages + search + files + building + archive + commands)
    .sorted { $0.id.id < $1.id.id }

  package static func rule(_ id: String) -> Rule? { rules.first { $0.id.id == id } }

  /// The rules that a site can give another severity, or make exceptions to.
  static let adjustable: [Rule] = rules.filter(\.isAdjustable)

  /// A rule that a site names; nil, and why, where it is none that a site has a say in.
  static func adjustable(_ id: String, at position: SourcePosition, _ fields: inout FieldReader) -> Rule? {
    guard let rule = rule(id) else {
      let guess = Suggestion.nearest(to: id, among: adjustable.map(\.id.id))
      fields.report(
        "rule-unknown", "there is no rule '\(id)'", at: position, marking: id,
        advice: guess.map { "did you mean '\($0)'?" } ?? "codicil check --list names all rules")
      return nil
    }
    if rule.isAdjustable { return rule }
    fields.report(
      "rule-fixed", "'\(id)' holds for every site", at: position, marking: id,
      advice: "take the line out; codicil check --explain \(id) says why")
    return nil
  }
}
