package import Diagnostics

/// The rules of YAML: settings, and the front matter of Markdown files.
package enum FrontMatterRules {
  package static let all: [Rule] = [
    .fixed(
      "yaml-invalid", .settings, "A text is not YAML",
      why:
        "Unreadable settings are never guessed. Usually a text that contains a colon or a quotation mark lacks its quotes.",
      wrong: "summary: Prices: higher", right: "summary: \"Prices: higher\""),
    .fixed(
      "yaml-duplicate-key", .settings, "A key occurs twice",
      why: "One of the two would silently win.", wrong: "title: Terms\ntitle: Terms of service",
      right: "title: Terms of service"),
    .fixed(
      "yaml-key", .settings, "A key is not a plain word", why: "Keys are names; lists and mappings are values.",
      wrong: "? [a, b]\n: c", right: "a: c\nb: c"),
    .fixed(
      "yaml-alias", .settings, "An alias is part of a key, or names no anchor",
      why: "An alias repeats a value that an anchor marks earlier in the text.", wrong: "owner: *nobody",
      right: "owner: Larkspur Post Oy"),
    .fixed(
      "yaml-too-deep", .settings, "YAML is nested more than 64 levels deep",
      why: "No settings need more, and unlimited depth could exhaust the memory.",
      wrong: "menu: [[[[[[…]]]]]]", right: "menu:\n  - label: Privacy\n    href: /privacy/"),
    .fixed(
      "yaml-too-large", .settings, "A YAML text is larger than 64 KiB, or has more than 10,000 values",
      why: "Front matter is small. A larger text is usually a mistake.", wrong: "note: (a whole book)",
      right: "note: A sentence or two."),
    .fixed(
      "csv-invalid", .settings, "A row does not fit its table of comma-separated values",
      basis: "RFC 4180", why: "A value without a column, or a quoted text without an end, would be lost.",
      wrong: "name,price\nLetter,1,20", right: "name,price\nLetter,\"1,20\""),
    .fixed(
      "front-matter-open", .settings, "Front matter has no closing line",
      why: "Without a second `---` the whole text would be read as settings.",
      wrong: "---\neffective: 2025-01-15\n# Privacy policy", right: "---\neffective: 2025-01-15\n---\n# Privacy policy"),
    .fixed(
      "key-missing", .settings, "A required key is missing",
      why: "An entry without its name or address cannot be published.",
      wrong: "menu:\n  - label: Privacy", right: "menu:\n  - label: Privacy\n    href: /privacy/"),
    .fixed(
      "key-unknown", .settings, "A key is not known in this place",
      why: "A misspelt key would silently have no effect.",
      wrong: "publihser: Larkspur Post Oy", right: "publisher: Larkspur Post Oy"),
    .fixed(
      "value-kind", .settings, "A value has the wrong kind",
      why: "A key that needs a text cannot take a list, and one that needs a number cannot take words.",
      wrong: "notice-days: thirty", right: "notice-days: 30"),
    .fixed(
      "value-unknown", .settings, "A value is not one of those that the key allows",
      why: "The message lists the allowed values.", wrong: "kind: privcay", right: "kind: privacy"),
  ]
}
