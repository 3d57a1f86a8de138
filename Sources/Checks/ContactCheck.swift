import Diagnostics
import Markdown
import Policies

/// Whether readers are told whom to ask.
enum ContactCheck: Check {
  static let rules: [Rule] = [.contactMissing]

  static func run(on text: CheckedText, _ findings: inout DiagnosticCollector) {
    guard let kind = text.policy?.kind, [.privacy, .terms, .cookies].contains(kind) else { return }
    let document = text.text.document
    let isReachable = document.nodes.contains { node in
      guard node.kind == .link else { return false }
      let href = document.string(node.text).lowercased()
      return href.hasPrefix("mailto:") || href.hasPrefix("tel:") || href.contains("contact") || href.contains("support")
        || href.contains("help")
    }
    guard !isReachable else { return }
    let pattern =
      /[\w.+-]+@[\w-]+\.[\w.-]+|\+\d[\d ()-]{6,}|(?i:\b(?:contact us|write to us|our (?:postal |mailing )?address)\b)/
    guard !text.blocks.contains(where: { $0.words.contains(pattern) }) else { return }
    findings.report(
      .contactMissing, "the text names no address at which readers can ask", at: text.opening,
      "add an e-mail address, a telephone number or a postal address")
  }
}

extension Rule {
  static let contactMissing = Rule(
    "contact-missing", .warning, .wording, "A policy names no address for questions",
    basis: "Directive 2000/31/EC, Art. 5(1)(c)",
    why: "Readers need an address to use their rights. A drafting aid, not legal advice.",
    wrong: "If you have a question, ask us.",
    right: "If you have a question, write to [privacy@larkspurpost.example](mailto:privacy@larkspurpost.example).")
}
