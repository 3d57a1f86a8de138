package import Diagnostics

/// The rules of links out, and of what is said of those they lead to.
package enum DisclosureRules {
  package static let all: [Rule] = links + recipients + catalogue

  private static let links: [Rule] = [
    Rule(
      .plainHTTP, .links, "What is sent to the destination of a link can be read on the way",
      basis: "RFC 9110, section 4.2.1", why: "Plain HTTP is neither encrypted nor protected against changes.",
      wrong: "[the law](http://www.example.com/law)", right: "[the law](https://www.example.com/law)"),
    Rule(
      .misleading, .links, "The words of a link name another site than it leads to",
      why: "A reader who trusts the words ends up with somebody else.",
      wrong: "[https://webix.com](https://web.archive.org/)",
      right: "[webix.com in the archive](https://web.archive.org/)"),
    Rule(
      .affiliate, .disclosure, "An address carries an affiliate's parameter, and nothing says that somebody is paid",
      basis: "16 CFR § 255.5", why: "Readers weigh advice otherwise where the adviser is paid for it.",
      wrong: "[boxes](https://packwell.example/?aff=larkspur)",
      right: "destinations.yml:\n- domain: packwell.example\n  affiliate: true"),
  ]

  private static let recipients: [Rule] = [
    Rule(
      .recipientUnknown, .disclosure, "A policy lists a recipient that nothing else knows",
      why: "Mostly a domain is misspelt, or the recipient is one of the past.",
      wrong: "recipients: [parcelhib.example]",
      right: "recipients: [parcelhub.example]"),
    Rule(
      .recipientMissing, .disclosure, "A recipient of personal data is missing from a policy's list",
      basis: "Regulation (EU) 2016/679 (GDPR), Art. 13(1)(e)",
      why: "What destinations.yml and the pages show to receive data should stand in the policy too.",
      wrong: "recipients: []", right: "recipients: [parcelhub.example]"),
    Rule(
      .claim, .disclosure, "What a policy claims of the site's links is not so",
      why: "A policy that says less than the site does is worse than none.",
      wrong: "claims: [no-affiliates], and a link that pays", right: "drop the claim, or the link"),
    Rule(
      .claimSentence, .disclosure, "A policy does not have the sentence that its settings quote",
      why: "The claim was made for a sentence; where that is gone, so should the claim be.",
      wrong: "sentence: We load nothing from others.", right: "the sentence as it stands in the text in force"),
  ]

  private static let catalogue: [Rule] = [
    Rule(
      .unused, .disclosure, "The catalogue describes a destination that nothing leads to",
      why: "Old entries tell readers of companies that play no part any more.",
      wrong: "- domain: gone.example\n  name: Gone", right: "take the entry out"),
    Rule(
      .undescribed, .disclosure, "Links lead to destinations that the catalogue does not describe",
      why: "The ledger then knows no more of them than their domains.",
      wrong: "destinations.yml without eiderhosting.example",
      right: "- domain: eiderhosting.example\n  name: Eider Hosting\n  relationship: Hosting"),
    .fixed(
      "destination-duplicate", .disclosure, "The catalogue describes a domain twice",
      why: "One of the two entries would win without a word.", wrong: "- domain: a.example\n- domain: a.example",
      right: "- domain: a.example"),
    .fixed(
      "destination-domain", .disclosure, "An entry names no host, or a suffix that many owners share",
      basis: "Public Suffix List", why: "What is said of one owner must not be said of all.",
      wrong: "- domain: co.uk", right: "- domain: example.co.uk"),
    .fixed(
      "destination-privacy-policy", .disclosure, "The address of a destination's privacy policy is no web address",
      why: "Pages link it.", wrong: "privacy-policy: /privacy",
      right: "privacy-policy: https://parcelhub.example/privacy"),
  ]
}

extension Rule {
  fileprivate init(
    _ rule: LinkRule, _ category: Category, _ title: String, basis: String? = nil, why: String, wrong: String,
    right: String
  ) {
    self.init(
      rule.diagnosticRule, rule.severity, category, title, basis: basis, why: why, wrong: wrong, right: right)
  }
}
