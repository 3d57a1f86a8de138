package import Diagnostics

/// The rules of links out, and of what is said of those they lead to.
package enum DisclosureRules {
  package static let all: [Rule] = links + recipients + catalogue

  private static let links: [Rule] = [
    Rule(
      .plainHTTP, .links, "A link uses unencrypted HTTP",
      basis: "RFC 9110, section 4.2.1", why: "Others on the network can read and change what is sent.",
      wrong: "[the law](http://www.example.com/law)", right: "[the law](https://www.example.com/law)"),
    Rule(
      .misleading, .links, "The words of a link name a different site from the one it leads to",
      why: "Readers who trust the words arrive at another site.",
      wrong: "[https://webix.com](https://web.archive.org/)",
      right: "[webix.com in the archive](https://web.archive.org/)"),
    Rule(
      .affiliate, .disclosure, "An address has an affiliate parameter, but no payment is disclosed",
      basis: "16 CFR § 255.5", why: "Readers judge advice differently if somebody is paid for it.",
      wrong: "[boxes](https://packwell.example/?aff=larkspur)",
      right: "destinations.yml:\n- domain: packwell.example\n  affiliate: true"),
  ]

  private static let recipients: [Rule] = [
    Rule(
      .recipientUnknown, .disclosure, "A policy lists a recipient that is not known",
      why: "Usually a domain is misspelt, or the recipient is no longer used.",
      wrong: "recipients: [parcelhib.example]",
      right: "recipients: [parcelhub.example]"),
    Rule(
      .recipientMissing, .disclosure, "A recipient of personal data is missing from a policy's list",
      basis: "Regulation (EU) 2016/679 (GDPR), Art. 13(1)(e)",
      why: "Recipients in destinations.yml and on the pages should also be in the policy.",
      wrong: "recipients: []", right: "recipients: [parcelhub.example]"),
    Rule(
      .claim, .disclosure, "A claim of a policy about the site's links is false",
      why: "Readers would be misled.",
      wrong: "claims: [no-affiliates], and a link that pays", right: "drop the claim, or the link"),
    Rule(
      .claimSentence, .disclosure, "A policy does not contain the sentence that its settings quote",
      why: "The claim belongs to a sentence. If the sentence was removed, remove the claim too.",
      wrong: "sentence: We load nothing from others.", right: "the sentence as it stands in the text in force"),
  ]

  private static let catalogue: [Rule] = [
    Rule(
      .unused, .disclosure, "destinations.yml describes a site that nothing links to",
      why: "Old entries name companies that are no longer involved.",
      wrong: "- domain: gone.example\n  name: Gone", right: "take the entry out"),
    Rule(
      .undescribed, .disclosure, "destinations.yml does not describe some linked sites",
      why: "The ledger then shows only their domains.",
      wrong: "destinations.yml without eiderhosting.example",
      right: "- domain: eiderhosting.example\n  name: Eider Hosting\n  relationship: Hosting"),
    .fixed(
      "destination-duplicate", .disclosure, "destinations.yml describes a domain twice",
      why: "One of the two entries would silently win.", wrong: "- domain: a.example\n- domain: a.example",
      right: "- domain: a.example"),
    .fixed(
      "destination-domain", .disclosure, "An entry names no host, or a suffix shared by many owners",
      basis: "Public Suffix List", why: "An entry must be about one owner.",
      wrong: "- domain: co.uk", right: "- domain: example.co.uk"),
    .fixed(
      "destination-privacy-policy", .disclosure, "The address of a privacy policy is not a web address",
      why: "Pages link to it.", wrong: "privacy-policy: /privacy",
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
