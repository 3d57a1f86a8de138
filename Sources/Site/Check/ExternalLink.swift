import Diagnostics

/// A link to another site, with the first place where it stands.
struct ExternalLink: Sendable {
  /// Without its fragment, which no server is told.
  let address: String
  let host: String
  let file: SourceFile
  let position: SourcePosition
  let length: Int
}

/// What a server answered when it was asked for an address.
package struct ExternalAnswer: Codable, Equatable, Sendable {
  package let address: String
  /// The HTTP status; nil where there was no answer.
  package let status: Int?
  /// Where the address leads for good, by permanent redirects alone; nil where it leads nowhere else.
  package let movedTo: String?
  /// Why there was no answer, in the words of the program that asked.
  package let fault: String?
  /// The day on which it was asked, `YYYY-MM-DD`.
  package let asked: String

  /// Whether the address is known to lead to nothing: the page is gone, or its host has no address.
  var isGone: Bool { status == 404 || status == 410 || status == nil && fault?.contains("resolve") ?? false }

  var isWell: Bool { status.map { (200..<400).contains($0) } ?? false }
}

extension Rule {
  static let externalBroken = Rule(
    "external-broken", .warning, .links, "A link to another site leads to nothing",
    basis: "RFC 9110, sections 15.5.5 and 15.5.11",
    why: "Readers would find an error. Looked for with `codicil check --external` alone.",
    wrong: "[the law](https://www.example.com/gone)", right: "[the law](https://www.example.com/law)")
  static let externalMoved = Rule(
    "external-moved", .note, .links, "A link to another site was moved for good", basis: "RFC 9110, section 15.4.2",
    why: "The old address may end one day. Looked for with `codicil check --external` alone.",
    wrong: "[the law](https://example.com/law)", right: "[the law](https://www.example.com/law)")
  static let externalUnanswered = Rule(
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
