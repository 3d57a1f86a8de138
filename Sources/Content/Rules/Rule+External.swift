package import Diagnostics

extension Rule {
  package static let externalBroken = Rule(
    "external-broken", .warning, .links, "A link to another site leads to nothing",
    basis: "RFC 9110, sections 15.5.5 and 15.5.11",
    why: "Readers would find an error. Looked for with `codicil check --external` alone.",
    wrong: "[the law](https://www.example.com/gone)", right: "[the law](https://www.example.com/law)")
  package static let externalMoved = Rule(
    "external-moved", .note, .links, "A link to another site was moved for good", basis: "RFC 9110, section 15.4.2",
    why: "The old address may end one day. Looked for with `codicil check --external` alone.",
    wrong: "[the law](https://example.com/law)", right: "[the law](https://www.example.com/law)")
  package static let externalUnanswered = Rule(
    "external-unanswered", .note, .links, "Another site did not answer, or would not",
    why: "It may be down, or refuse programs; a person should look. Looked for with `codicil check --external` alone.",
    wrong: "[the law](https://down.example/)", right: "a look at the page with a browser")

  static let external: [Rule] = [
    .externalBroken, .externalMoved, .externalUnanswered,
    .fixed(
      "results-malformed", .commands, "A file of results of asked links cannot be read",
      why: "What it says was asked cannot be known.", wrong: "a file edited by hand",
      right: "remove the file, and run codicil check --external --results FILE"),
  ]
}
