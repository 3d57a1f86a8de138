import Diagnostics

/// What can be wrong with settings and pages.
extension RuleBook {
  /// The rules of the settings of a site.
  static let settings: [Rule] = [
    .fixed(
      "base-url", .settings, "The site's address is not a complete web address",
      why: "Feeds, sitemaps and canonical links need absolute addresses.",
      wrong: "base-url: example.com", right: "base-url: https://www.example.com/"),
    .fixed(
      "first-party-domain", .settings, "An entry of 'first-party' is not a domain that one publisher can own",
      why:
        "Links to it would be disclosed as links to a third party, or links to everybody's sites as the publisher's.",
      wrong: "first-party: [Larkspur Shop, co.uk]", right: "first-party: [shop.larkspur.example]"),
    .fixed(
      "embed-domain", .settings, "An entry of 'allow-embeds' is not a domain",
      why: "Embeds are allowed by domain, without a scheme or a path.",
      wrong: "allow-embeds: [https://video.example/x]",
      right: "allow-embeds: [video.example]"),
    .fixed(
      "language-invalid", .settings, "A language is not a language tag, or is listed twice", basis: "BCP 47",
      why: "The tag is the name of the folder of its pages, and tells browsers and search engines their language.",
      wrong: "language: en\nlanguages: [deutsch]", right: "language: en\nlanguages: [de]"),
    .fixed(
      "language-undeclared", .settings, "A translation is in a language that the site does not list",
      why: "Its pages would be in no menu, and no page would link to them.",
      wrong: "policies/privacy/fr/2025-01-15.md, and languages: [de]",
      right: "policies/privacy/fr/2025-01-15.md, and languages: [de, fr]"),
    .fixed(
      "rule-fixed", .settings, "The severity of this rule cannot be changed, and it has no exceptions",
      why: "Errors that stop a build or a command do so on every site.", wrong: "rules:\n  date-invalid: off",
      right: "rules:\n  notice-period: off"),
    .fixed(
      "rule-unknown", .settings, "There is no rule with this id", why: "A misspelt id would silently have no effect.",
      wrong: "rules:\n  notice-perod: off", right: "rules:\n  notice-period: off"),
    .fixed(
      "theme-missing", .theme, "There is no theme with this name", why: "A theme is a folder inside themes/.",
      wrong: "theme: drak",
      right: "theme: dark, with the folder themes/dark/"),
  ]

  /// The rules of pages.
  static let pages: [Rule] = [
    .fixed(
      "page-untitled", .files, "A page has no title", basis: "WCAG 2.2, 2.4.2",
      why: "Windows, lists, search engines and screen readers identify a page by its title.",
      wrong: "Our company was founded in 2019.", right: "# About us\n\nOur company was founded in 2019."),
    .fixed(
      "page-draft", .files, "A page is a draft", .note, why: "Pages that are not built are reported.",
      wrong: "draft: true",
      right: "codicil build --drafts, or the line taken out"),
    .fixed(
      "page-scheduled", .files, "A page is not built before its day", .note,
      why: "A built site is files: it must be built again on that day.", wrong: "date: 2099-01-01",
      right: "codicil build --as-of 2099-01-01 shows it"),
    .fixed(
      "page-expired", .files, "A page is no longer built", .note,
      why: "Old links to it lead to nothing. Another page can take over its address with 'aliases'.",
      wrong: "expires: 2020-01-01", right: "the file removed, or a later day"),
    .fixed(
      "page-never", .files, "A page expires before it is first built", why: "It would never be shown.",
      wrong: "date: 2026-02-01\nexpires: 2026-01-01", right: "date: 2026-02-01\nexpires: 2026-03-01"),
    .fixed(
      "tag-collision", .files, "Two tags would have the same page", why: "Usually they are one tag with two spellings.",
      wrong: "tags: [Terms of use]\ntags: [terms-of-use]", right: "tags: [Terms of use], on both pages"),
    .fixed(
      "alias-invalid", .files, "An old address is not an address on this site",
      why: "A page that redirects is written at that address, inside the site.",
      wrong: "aliases: [https://www.example.com/old/?page=2]", right: "aliases: [/old/]"),
    .fixed(
      "alias-taken", .files, "An old address is already in use", why: "One of the two would be lost.",
      wrong: "aliases: [/about/], and content/about.md", right: "aliases: [/about-us/]"),
    .fixed(
      "security-txt", .files, "The site's security.txt is invalid or out of date", basis: "RFC 9116",
      why: "People who find a vulnerability must know whom to contact, and that the file is still valid.",
      wrong: "Contact: security@example.com",
      right: "Contact: mailto:security@example.com\nExpires: 2027-01-01T00:00:00Z"),
  ]

  /// The rules of search.
  static let search: [Rule] = [
    .fixed(
      "search-index", .files, "Pagefind could not make its index", .warning,
      why: "The site uses it, and other machines may have it installed. Readers can only search the list.",
      wrong: "search: pagefind, without the tool", right: "python3 -m pip install 'pagefind[bin]', or search: list")
  ]
}
