import Foundation
import TestSupport
import Testing

/// The kinds of pages that a built site has.
enum PageKind {
  /// Of each kind, which the class of the body names, the page with most on it, by its path; at least fifteen.
  static func all(in fixture: SiteFixture) throws -> [(kind: String, page: String)] {
    var largest: [String: (page: String, size: Int)] = [:]
    for (path, bytes) in try fixture.folder.files(below: "output").sorted(by: { $0.key < $1.key }) {
      guard path.hasSuffix(".html"),
        let body = String(decoding: bytes, as: UTF8.self).firstMatch(of: #/<body class="([a-z-]+)">/#)
      else { continue }
      let kind = String(body.output.1)
      guard kind != "redirect", bytes.count > largest[kind]?.size ?? 0 else { continue }
      largest[kind] = (path, bytes.count)
    }
    try #require(largest.count >= 15)
    return largest.sorted { $0.key < $1.key }.map { ($0.key, $0.value.page) }
  }
}
