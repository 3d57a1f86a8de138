/// What the preview looks at in a request.
struct Request: Sendable {
  var method = "GET"
  /// The path as it was sent, percent-encoded.
  var path: String
  /// What follows the question mark, as it was sent.
  var query = ""
  var host: String?
  var ifNoneMatch: String?
  var range: String?

  /// Whether the request was meant for this machine. Another name that leads here is how a page of another site would read
  /// an author's drafts (DNS rebinding).
  var isForLoopback: Bool {
    guard let host else { return false }
    let name = host.hasPrefix("[") ? host.prefix { $0 != "]" } + "]" : host.prefix { $0 != ":" }
    return ["localhost", "127.0.0.1", "[::1]"].contains(name.lowercased())
  }
}
