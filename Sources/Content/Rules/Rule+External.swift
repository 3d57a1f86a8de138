package import Diagnostics

extension Rule {
  package static let externalBroken = Rule(
    "external-broken", .warning, .links, "A link to another site is broken",
    basis: "RFC 9110, sections 15.5.5 and 15.5.11",
    why: "Readers would get an error. Only `codicil check --external` reports this.",
    wrong: "[the law](https://www.example.com/gone)", right: "[the law](https://www.example.com/law)")
  package static let externalMoved = Rule(
    "external-moved", .note, .links, "The page at another site has moved permanently",
    basis: "RFC 9110, section 15.4.2",
    why: "The old address may stop working. Only `codicil check --external` reports this.",
    wrong: "[the law](https://example.com/law)", right: "[the law](https://www.example.com/law)")
  package static let externalUnanswered = Rule(
    "external-unanswered", .note, .links, "Another site did not answer, or refused to",
    why: "It may be down, or refuse programs. Look at it with a browser. Only `codicil check --external` reports this.",
    wrong: "[the law](https://down.example/)", right: "a look at the page with a browser")

  static let external: [Rule] = [
    .externalBroken, .externalMoved, .externalUnanswered,
    .fixed(
      "results-malformed", .commands, "The file with the results of link checks cannot be read",
      why: "The program cannot know which links were checked.", wrong: "a file edited by hand",
      right: "remove the file, and run codicil check --external --results FILE"),
  ]
}
