import Diagnostics
import Policies

/// What laws ask a policy to say, looked for by headings and key words. Drafting aids: a word that is found may say too
/// little, and one that is missing may be said in others.
enum RequiredContentCheck: Check {
  static let rules: [Rule] = RequiredItem.all.map(\.rule)

  static func run(on text: CheckedText, _ findings: inout DiagnosticCollector) {
    guard text.isEnglish, let policy = text.policy else { return }
    let words = text.blocks.map { $0.words.lowercased().replacing("’", with: "'") }.joined(separator: "\n")
    for law in policy.laws where law.kinds.contains(policy.kind) {
      for item in RequiredItem.all where item.law == law && !item.isFound(in: words) {
        findings.report(
          item.rule,
          "the text does not seem to say \(item.subject), which \(item.place) asks for", at: text.opening,
          "add it, or switch the rule off where the text says it in other words")
      }
    }
  }
}

/// One thing that a law asks for.
struct RequiredItem {
  let law: Law
  let rule: Rule
  /// What the text should say, to go on with "does not say …".
  let subject: String
  /// The law and its article.
  let place: String
  /// One of the words of each group must occur.
  let groups: [[String]]

  /// - Parameter words: the text in small letters, with straight apostrophes.
  func isFound(in words: String) -> Bool {
    groups.allSatisfy { group in group.contains { words.contains($0) } }
  }

  private init(
    _ id: Diagnostic.Rule, _ law: Law, _ place: String, _ subject: String, _ groups: [[String]], wrong: String,
    right: String
  ) {
    self.law = law
    self.subject = subject
    self.place = place
    self.groups = groups
    rule = Rule(
      id, .warning, .law, "A policy does not seem to say \(subject)", basis: place,
      why:
        "The law requires it. Found by key words, if `policy.yml` names the law under `laws:` (`laws: [\(law.rawValue)]`); a drafting aid, not legal advice.",
      wrong: wrong, right: right)
  }

  static let all: [RequiredItem] = gdpr + ccpa + coppa + consumerRights + p2b + dsa + ePrivacy

  private static let gdpr: [RequiredItem] = [
    RequiredItem(
      "gdpr-controller", .gdpr, "Regulation (EU) 2016/679 (GDPR), Art. 13(1)(a)",
      "who the controller is and how to reach it",
      [
        ["controller", "responsible for", "who we are", "about us", "who is responsible"],
        ["@", "contact", "address", "write to"],
      ],
      wrong: "We care about your data.",
      right:
        "Larkspur Post Oy, Ritarinkannuskuja 3, Helsinki, is the controller; write to privacy@larkspurpost.example."),
    RequiredItem(
      "gdpr-purposes", .gdpr, "Regulation (EU) 2016/679 (GDPR), Art. 13(1)(c)",
      "for what purposes data is used, and on what legal basis",
      [
        ["purpose", "why we use", "how we use", "use your"],
        ["legal basis", "legal bases", "lawful basis", "legitimate interest", "article 6", "legal ground", "consent"],
      ],
      wrong: "We use your data.", right: "We use your address to deliver parcels; the legal basis is the contract."),
    RequiredItem(
      "gdpr-recipients", .gdpr, "Regulation (EU) 2016/679 (GDPR), Art. 13(1)(e)", "who receives personal data",
      [["recipient", "share", "disclose", "who receives", "third part", "pass on"]],
      wrong: "We use your address to deliver parcels.", right: "Parcelhub Logistics GmbH receives your address."),
    RequiredItem(
      "gdpr-transfers", .gdpr, "Regulation (EU) 2016/679 (GDPR), Art. 13(1)(f)",
      "whether data leaves the European Economic Area",
      [
        [
          "transfer", "european economic area", "eea", "third countr", "outside the eu", "adequacy", "adequately",
          "standard contractual",
        ]
      ],
      wrong: "Parcelhub receives your address.", right: "Your data stays in the European Economic Area."),
    RequiredItem(
      "gdpr-retention", .gdpr, "Regulation (EU) 2016/679 (GDPR), Art. 13(2)(a)", "how long data is kept",
      [
        [
          "retain", "retention", "how long", "kept for", "keep your", "keep data", "store your", "storage period",
          "erased after", "delete",
        ]
      ],
      wrong: "We keep records.", right: "Delivery records are kept for 30 days."),
    RequiredItem(
      "gdpr-rights", .gdpr, "Regulation (EU) 2016/679 (GDPR), Art. 13(2)(b)",
      "that readers may have data shown, corrected and erased, and may object",
      [
        ["access", "copy of", "show you"], ["rectif", "correct"], ["erase", "erasure", "delet"],
        ["object", "restrict", "portab", "stop a use"],
      ],
      wrong: "Write to us.", right: "You may have your data shown, corrected or erased, and object to its use."),
    RequiredItem(
      "gdpr-complaint", .gdpr, "Regulation (EU) 2016/679 (GDPR), Art. 13(2)(d)",
      "that readers may complain to a supervisory authority",
      [["complain", "complaint"], ["authority", "ombudsman", "commissioner", "regulator"]],
      wrong: "If you are unhappy, tell us.", right: "You may complain to the Data Protection Ombudsman."),
    RequiredItem(
      "gdpr-automated", .gdpr, "Regulation (EU) 2016/679 (GDPR), Art. 13(2)(f)",
      "whether decisions are made by machines alone",
      [["automated", "profiling", "machine alone", "by a machine", "without human"]],
      wrong: "We check identities.", right: "No decision about you is made by automated means alone."),
  ]

  private static let ccpa: [RequiredItem] = [
    RequiredItem(
      "ccpa-categories", .ccpa, "California Civil Code § 1798.130(a)(5)(B)",
      "which categories of personal information are collected",
      [
        [
          "categories of personal information", "categories of information", "information we collect",
          "what we collect", "categories of data",
        ]
      ],
      wrong: "We collect data.", right: "Categories of personal information: identifiers, commercial information."),
    RequiredItem(
      "ccpa-rights", .ccpa, "California Civil Code § 1798.130(a)(5)(A)",
      "that Californians may know, delete, correct and opt out",
      [
        ["right to know", "request access", "know what", "access"], ["delet"], ["correct"],
        ["opt out", "opt-out", "do not sell", "don't sell", "not sell"],
      ],
      wrong: "Write to us.", right: "You have the right to know, to delete, to correct, and to opt out of sales."),
    RequiredItem(
      "ccpa-contact", .ccpa, "California Civil Code § 1798.130(a)(1)", "how to make a request",
      [
        [
          "submit a request", "make a request", "exercise", "to use one of these rights", "toll-free", "request form",
          "contact us",
        ]
      ],
      wrong: "You have rights.",
      right: "To exercise them, call +1 800 555 0100 or write to privacy@larkspurpost.example."),
    RequiredItem(
      "ccpa-updated", .ccpa, "11 CCR § 7011(e)(4)", "when it was last updated",
      [
        [
          "last updated", "last modified", "last revised", "effective date", "effective:", "in effect from",
          "effective as of", "effective on", "effective from", "updated on", "updated:",
          "date last",
        ]
      ],
      wrong: "# Privacy policy", right: "# Privacy policy\n\nLast updated: 15 January 2025"),
  ]

  private static let coppa: [RequiredItem] = [
    RequiredItem(
      "coppa-operator", .coppa, "16 CFR § 312.4(d)(1)",
      "who collects children's data, with address, telephone and e-mail",
      [["@"], ["street", "avenue", "road", "address", "p.o. box", "suite"], ["call", "telephone", "phone", "+"]],
      wrong: "Write to us.",
      right: "Larkspur Post Oy, Ritarinkannuskuja 3, Helsinki; call +358 9 000 0142; privacy@larkspurpost.example"),
    RequiredItem(
      "coppa-information", .coppa, "16 CFR § 312.4(d)(2)", "what is collected from children, and how it is used",
      [["children", "child"], ["collect"], ["use"]], wrong: "Our service is fun.",
      right: "From children we collect a nickname, and use it to show it in the game."),
    RequiredItem(
      "coppa-parents", .coppa, "16 CFR § 312.4(d)(3)",
      "that parents may review and delete what is known of a child, and refuse more",
      [
        ["parent", "guardian"], ["review", "see what", "access"], ["delet"],
        ["refuse", "stop", "withdraw", "no further"],
      ],
      wrong: "Children may play.",
      right: "Parents may review what we know of their child, have it deleted, and refuse that more is collected."),
  ]

  private static let consumerRights: [RequiredItem] = [
    RequiredItem(
      "consumer-trader", .consumerRights, "Directive 2011/83/EU, Art. 6(1)(b) and (c)",
      "who the trader is and how to reach it", [["@", "telephone", "call", "address", "write to"]],
      wrong: "We sell boxes.",
      right: "Larkspur Post Oy, Ritarinkannuskuja 3, Helsinki; help@larkspurpost.example"),
    RequiredItem(
      "consumer-price", .consumerRights, "Directive 2011/83/EU, Art. 6(1)(e)", "the price with taxes",
      [["price", "fee", "cost"], ["tax", "vat"]], wrong: "You pay for a compartment.",
      right: "A compartment costs €3, value added tax included."),
    RequiredItem(
      "consumer-withdrawal", .consumerRights, "Directive 2011/83/EU, Art. 6(1)(h) and (k)",
      "whether a consumer may withdraw within 14 days",
      [["withdraw", "cancellation", "cooling-off"], ["14 days", "fourteen days", "14-day"]],
      wrong: "All sales are final.",
      right: "A consumer may withdraw within 14 days without giving a reason."),
    RequiredItem(
      "consumer-conformity", .consumerRights, "Directive 2011/83/EU, Art. 6(1)(l)",
      "that the law makes the trader answer for defects",
      [["legal guarantee", "conformity", "statutory rights", "consumer law", "defect", "mandatory rule"]],
      wrong: "No warranty.", right: "The legal guarantee of conformity applies."),
    RequiredItem(
      "consumer-termination", .consumerRights, "Directive 2011/83/EU, Art. 6(1)(o)",
      "how long the contract runs and how it ends",
      [["terminate", "termination", "end the agreement", "ending the", "close your account", "cancel"]],
      wrong: "You agree to these terms.", right: "You can close your account at any time."),
  ]

  private static let p2b: [RequiredItem] = [
    RequiredItem(
      "p2b-suspension", .p2b, "Regulation (EU) 2019/1150, Art. 3(1)(c)",
      "on what grounds the service is suspended or ended",
      [["suspend", "restrict", "terminate", "block"], ["ground", "reason", "if you", "breach", "violat"]],
      wrong: "We may change our service.", right: "We suspend an account on these grounds: …"),
    RequiredItem(
      "p2b-notice", .p2b, "Regulation (EU) 2019/1150, Art. 3(2)", "how many days before a change readers are told",
      [
        ["15 days", "fifteen days", "30 days", "thirty days", "60 days", "90 days"],
        ["notify", "notice", "tell you", "publish", "inform"],
      ],
      wrong: "We may change these terms.", right: "We notify you at least 15 days before a change."),
    RequiredItem(
      "p2b-ranking", .p2b, "Regulation (EU) 2019/1150, Art. 5", "what decides the order of results",
      [["rank", "order of results", "search results", "sorted by"]], wrong: "We show offers.",
      right: "Offers are ranked by distance, then by price."),
    RequiredItem(
      "p2b-complaints", .p2b, "Regulation (EU) 2019/1150, Art. 11 and 12",
      "how complaints are handled, and who mediates",
      [["complain", "complaint"], ["mediat"]], wrong: "Our decision is final.",
      right: "You may complain to us free of charge; the mediators that we work with are …"),
  ]

  private static let dsa: [RequiredItem] = [
    RequiredItem(
      "dsa-restrictions", .dsa, "Regulation (EU) 2022/2065 (DSA), Art. 14(1)",
      "what content is restricted, and how that is decided",
      [["remove", "restrict", "moderat", "take down", "not allowed", "prohibit"], ["content", "post", "what you"]],
      wrong: "Be kind.", right: "We remove content that is unlawful; people decide, after software has marked it."),
    RequiredItem(
      "dsa-tools", .dsa, "Regulation (EU) 2022/2065 (DSA), Art. 14(1)",
      "by what means content is moderated: people or algorithms",
      [["algorithm", "automated", "human review", "software", "moderator", "by people"]],
      wrong: "We remove bad content.",
      right: "An algorithm marks content, and a person decides."),
    RequiredItem(
      "dsa-complaints", .dsa, "Regulation (EU) 2022/2065 (DSA), Art. 14(1) and 20",
      "how to complain about a decision", [["complain", "complaint", "appeal"]], wrong: "Our decision is final.",
      right: "You can complain about a decision within six months."),
  ]

  private static let ePrivacy: [RequiredItem] = [
    RequiredItem(
      "eprivacy-purposes", .ePrivacy, "Directive 2002/58/EC, Art. 5(3)", "what cookies are for",
      [
        ["cookie", "local storage", "pixel", "similar technolog"],
        ["purpose", "used to", "use them", "keeps you", "we use", "remember", "helps"],
      ],
      wrong: "We have a website.", right: "One cookie keeps you signed in."),
    RequiredItem(
      "eprivacy-consent", .ePrivacy, "Directive 2002/58/EC, Art. 5(3)",
      "that cookies that are not needed wait for consent",
      [["consent", "accept", "agree", "only strictly necessary", "no cookies for", "necessary cookies"]],
      wrong: "We set cookies.", right: "Other cookies are set only with your consent."),
    RequiredItem(
      "eprivacy-refusal", .ePrivacy, "Directive 2002/58/EC, Art. 5(3)", "how to refuse cookies or take consent back",
      [["refuse", "reject", "withdraw", "disable", "turn off", "opt out", "manage", "settings", "disappears"]],
      wrong: "We set cookies with your consent.",
      right: "You can refuse them, and withdraw your consent, in the settings."),
  ]
}
