/// What is declared of a rule: all that a person must know to understand a diagnostic and to act on it.
///
/// Each target declares the rules that its own code reports; the façade gathers them into one book.
package struct Rule: Sendable, Identifiable {
  /// What a rule is about.
  package enum Category: String, CaseIterable, Sendable {
    case structure, dates, links, disclosure, accessibility, law, readability, terms, references, wording
    case settings, files, theme, archive, commands

    package var title: String {
      switch self {
      case .law: "required content"
      case .terms: "defined terms"
      case .references: "cross-references"
      default: rawValue
      }
    }
  }

  package let id: Diagnostic.Rule
  /// Unless the site gives it another.
  package let severity: Severity
  package let category: Category
  /// One sentence without a full stop that says what is wrong.
  package let title: String
  /// The law or standard that the rule rests on, by its name and place.
  package let basis: String?
  /// Whether a site can give the rule another severity or switch it off. Where it cannot, nothing could be built, or
  /// what was built could not be trusted.
  package let isAdjustable: Bool
  /// Why it matters, as a paragraph of Markdown.
  package let why: String
  /// An example that the rule reports.
  package let wrong: String
  /// The same as it should be.
  package let right: String

  /// A rule that can be given another severity, or be switched off, under `rules:` in `site.yml`.
  package init(
    _ id: Diagnostic.Rule, _ severity: Severity, _ category: Category, _ title: String, basis: String? = nil,
    why: String, wrong: String, right: String
  ) {
    self.init(id, severity, category, title, basis, isAdjustable: true, why, wrong, right)
  }

  /// A rule that stops a build, or a command, whatever the site says.
  package static func fixed(
    _ id: Diagnostic.Rule, _ category: Category, _ title: String, _ severity: Severity = .error,
    basis: String? = nil, why: String, wrong: String, right: String
  ) -> Rule {
    Rule(id, severity, category, title, basis, isAdjustable: false, why, wrong, right)
  }

  private init(
    _ id: Diagnostic.Rule, _ severity: Severity, _ category: Category, _ title: String, _ basis: String?,
    isAdjustable: Bool, _ why: String, _ wrong: String, _ right: String
  ) {
    self.id = id
    self.severity = severity
    self.category = category
    self.title = title
    self.basis = basis
    self.isAdjustable = isAdjustable
    self.why = why
    self.wrong = wrong
    self.right = right
  }
}

extension Rule {
  /// The rule's page of documentation, in Markdown.
  package var page: String {
    """
    # \(id)

    \(title).

    - Severity: \(severity.rawValue)
    - About: \(category.title)
    - Rests on: \(basis ?? "good practice")

    ## Why

    \(why)

    ## Wrong

    \(Self.block(wrong))

    ## Right

    \(Self.block(right))

    ## Another severity, or none

    \(adjusting)

    """
  }

  private var adjusting: String {
    guard isAdjustable else {
      return severity == .error
        ? "It cannot be switched off: with this fault nothing can be built, or what is built could not be trusted."
        : "It cannot be switched off."
    }
    return """
      In `site.yml`; `off` switches the rule off.

      ```yaml
      rules:
        \(id): \(severity == .error ? Severity.warning : .error)
      ```
      """
  }

  /// An example, fenced by more back ticks than it holds in a row.
  private static func block(_ example: String) -> String {
    let fence = example.contains("```") ? "````" : "```"
    return "\(fence)\n\(example)\n\(fence)"
  }
}
