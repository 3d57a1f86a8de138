import Diagnostics

/// A link to another site, with the first place where it is.
struct ExternalLink: Sendable {
  /// Without its fragment, which no server is told.
  let address: String
  let host: String
  let file: SourceFile
  /// The bytes of its words.
  let place: Range<Int>
}

/// What a server answered when it was asked for an address.
package struct ExternalAnswer: Codable, Equatable, Sendable {
  package let address: String
  /// The HTTP status; nil if there was no answer.
  package let status: Int?
  /// Where the address leads by permanent redirects alone; nil if it leads nowhere else.
  package let movedTo: String?
  /// Why there was no answer, in the words of the program that asked.
  package let fault: String?
  /// The day on which it was asked, `YYYY-MM-DD`.
  package let asked: String

  /// Whether the address is known to lead to nothing: the page is gone, or its host has no address.
  var isGone: Bool { status == 404 || status == 410 || status == nil && fault?.contains("resolve") ?? false }

  var isWell: Bool { status.map { (200..<400).contains($0) } ?? false }
}
