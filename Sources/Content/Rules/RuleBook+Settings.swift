import Diagnostics

/// What can be wrong with settings and pages.
extension RuleBook {
  /// The rules of the settings of a site.
  static let settings: [Rule] = [
    .fixed(
      "base-url", .settings, "The site's address is none",
      why: "Feeds, sitemaps and canonical links need a whole address.",
      wrong: "base-url: example.com", right: "base-url: https://www.example.com/"),
    .fixed(
      "embed-domain", .settings, "What pages may load from is no domain",
      why: "Loads are allowed by domain, without a scheme or a path.", wrong: "allow-embeds: [https://video.example/x]",
      right: "allow-embeds: [video.example]"),
    .fixed(
      "language-invalid", .settings, "A language of the site is none, or is its own", basis: "BCP 47",
      why: "Its tag becomes the folder of its pages, and tells browsers and search engines what they are written in.",
      wrong: "language: en\nlanguages: [deutsch]", right: "language: en\nlanguages: [de]"),
    .fixed(
      "language-undeclared", .settings, "A translation is in a language that the site does not have",
      why: "Its pages would stand in no menu, and no page would lead to them.",
      wrong: "policies/privacy/fr/2025-01-15.md, and languages: [de]",
      right: "policies/privacy/fr/2025-01-15.md, and languages: [de, fr]"),
    .fixed(
      "rule-fixed", .settings, "A rule is given another severity, or an exception, that cannot have one",
      why: "Faults that stop a build, or a command, do so on every site.", wrong: "rules:\n  date-invalid: off",
      right: "rules:\n  notice-period: off"),
    .fixed(
      "rule-unknown", .settings, "There is no such rule", why: "A misspelt rule would stay as it is without a word.",
      wrong: "rules:\n  notice-perod: off", right: "rules:\n  notice-period: off"),
    .fixed(
      "theme-missing", .theme, "There is no such theme", why: "A theme is a folder below themes/.",
      wrong: "theme: drak",
      right: "theme: dark, with the folder themes/dark/"),
  ]

  /// The rules of pages.
  static let pages: [Rule] = [
    .fixed(
      "page-untitled", .files, "A page has no title", basis: "WCAG 2.2, 2.4.2",
      why: "Windows, lists, search engines and screen readers name a page by its title. An emptied file has none.",
      wrong: "Our company was founded in 2019.", right: "# About us\n\nOur company was founded in 2019."),
    .fixed(
      "page-draft", .files, "A page is a draft", .note, why: "No page is missing in silence.", wrong: "draft: true",
      right: "codicil build --drafts, or the line taken out"),
    .fixed(
      "page-scheduled", .files, "A page is not built before its day", .note,
      why: "The site is built of files: on that day it must be built again.", wrong: "date: 2099-01-01",
      right: "codicil build --as-of 2099-01-01 shows it"),
    .fixed(
      "page-expired", .files, "A page is no longer built", .note,
      why: "Who follows an old link to it finds nothing; another page may take its address with 'aliases'.",
      wrong: "expires: 2020-01-01", right: "the file removed, or a later day"),
    .fixed(
      "page-never", .files, "A page expires before it is first built", why: "Nobody would ever see it.",
      wrong: "date: 2026-02-01\nexpires: 2026-01-01", right: "date: 2026-02-01\nexpires: 2026-03-01"),
    .fixed(
      "tag-collision", .files, "Two tags would have one page", why: "Mostly they are one tag, written in two ways.",
      wrong: "tags: [Terms of use]\ntags: [terms-of-use]", right: "tags: [Terms of use], on both pages"),
    .fixed(
      "alias-invalid", .files, "An old address is none of this site",
      why: "A page that leads on is written at that address, below the site's root.",
      wrong: "aliases: [https://www.example.com/old/?page=2]", right: "aliases: [/old/]"),
    .fixed(
      "alias-taken", .files, "An old address is that of something else", why: "One of the two would be lost.",
      wrong: "aliases: [/about/], and content/about.md", right: "aliases: [/about-us/]"),
    .fixed(
      "security-txt", .files, "The site's security.txt does not do what it is for", basis: "RFC 9116",
      why: "Who finds a weakness must know whom to tell, and that what it says still holds.",
      wrong: "Contact: security@example.com",
      right: "Contact: mailto:security@example.com\nExpires: 2027-01-01T00:00:00Z"),
  ]

  /// The rules of search.
  static let search: [Rule] = [
    .fixed(
      "search-index", .files, "Pagefind could not make its index", .warning,
      why: "The site asks for it, and other machines may have it; readers search the list alone.",
      wrong: "search: pagefind, without the tool", right: "python3 -m pip install 'pagefind[bin]', or search: list")
  ]
}
