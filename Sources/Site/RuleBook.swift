import Checks
package import Diagnostics
import Disclosure
import FrontMatter
import Pages
import Policies

/// Every rule of the program, each declared by the target that reports it.
package enum RuleBook {
  package static let rules: [Rule] =
    (Rule.reports + Rule.external + FrontMatterRules.all + DisclosureRules.all + PolicyRules.all + ContentCheck.rules
    + PageRules.all
    + SiteRules.all)
    .sorted { $0.id.id < $1.id.id }

  package static func rule(_ id: String) -> Rule? { rules.first { $0.id.id == id } }

  /// The rules that a site can give another severity.
  static let adjustable: [Rule] = rules.filter(\.isAdjustable)
}
