package import Diagnostics

/// The rules of YAML: settings, and the front matter of Markdown files.
package enum FrontMatterRules {
  package static let all: [Rule] = [
    .fixed(
      "yaml-invalid", .settings, "A text is not YAML",
      why:
        "Settings that cannot be read are never guessed. Mostly a text with a colon or a quote lacks its own quotes.",
      wrong: "summary: Prices: higher", right: "summary: \"Prices: higher\""),
    .fixed(
      "yaml-duplicate-key", .settings, "A key is given twice",
      why: "One of the two would win without a word.", wrong: "title: Terms\ntitle: Terms of service",
      right: "title: Terms of service"),
    .fixed(
      "yaml-key", .settings, "A key is not a plain word", why: "Keys are names; lists and mappings are values.",
      wrong: "? [a, b]\n: c", right: "a: c\nb: c"),
    .fixed(
      "yaml-alias", .settings, "An alias is part of a key, or names no anchor",
      why: "An alias repeats a value that was marked with an anchor before.", wrong: "owner: *nobody",
      right: "owner: Larkspur Post Oy"),
    .fixed(
      "yaml-too-deep", .settings, "YAML is nested more than 64 levels deep",
      why: "No settings are; a reader that follows any depth can be made to run out of memory.",
      wrong: "menu: [[[[[[…]]]]]]", right: "menu:\n  - label: Privacy\n    href: /privacy/"),
    .fixed(
      "yaml-too-large", .settings, "A YAML text is longer than 64 KiB, or holds more than 10,000 values",
      why: "Front matter is small; a larger text is mostly a mistake.", wrong: "note: (a whole book)",
      right: "note: A sentence or two."),
    .fixed(
      "csv-invalid", .settings, "A row is none of the table of comma-separated values that it stands in",
      basis: "RFC 4180", why: "A value without its column, or a text that never ends, would be lost.",
      wrong: "name,price\nLetter,1,20", right: "name,price\nLetter,\"1,20\""),
    .fixed(
      "front-matter-open", .settings, "Front matter is never closed",
      why: "Without the second line of `---` the whole text would be taken for settings.",
      wrong: "---\neffective: 2025-01-15\n# Privacy policy", right: "---\neffective: 2025-01-15\n---\n# Privacy policy"),
    .fixed(
      "key-missing", .settings, "A key that must be there, or the publisher's key, is missing",
      why: "An entry without its name or address cannot be published; a signature without its key cannot be checked.",
      wrong: "menu:\n  - label: Privacy", right: "menu:\n  - label: Privacy\n    href: /privacy/"),
    .fixed(
      "key-unknown", .settings, "A key has no meaning where it stands",
      why: "A misspelt key would be passed over in silence, and what it should do would not happen.",
      wrong: "publihser: Larkspur Post Oy", right: "publisher: Larkspur Post Oy"),
    .fixed(
      "value-kind", .settings, "A value is of another kind than its key needs",
      why: "A list where a text is wanted, or words where a number is, have no meaning there.",
      wrong: "notice-days: thirty", right: "notice-days: 30"),
    .fixed(
      "value-unknown", .settings, "A value is none of those that its key may have",
      why: "The message lists the values that are known.", wrong: "kind: privcay", right: "kind: privacy"),
  ]
}
