import Diagnostics
import Foundation
import Site
import TestSupport
import Testing

/// Names of files that could not be addresses.
@Suite struct FileNameTests {
  /// A name with the one byte that Latin-1 has for é.
  private static let latin: [UInt8] = Array("caf".utf8) + [0xE9] + Array(".html".utf8)

  @Test(arguments: [
    "content/static", "content/static/.well-known", "content/static/a/b", "content", "content/about", "content/data",
    "content/policies", "content/policies/privacy", "content/policies/privacy/de", "themes/default/assets",
  ])
  func aNameThatIsNotUTF8IsAnError(_ place: String) async throws {
    let fixture = try SiteFixture([
      "content/policies/privacy/2025-01-15.md": "# Privacy\n\nText.\n",
      "content/policies/privacy/de/2025-01-15.md": "# Datenschutz\n\nText.\n",
      "content/site.yml": "languages: [de]\n", "\(place)/a.css": "",
    ])
    try await fixture.build()
    let path = (Array("\(fixture.folder.path)/\(place)/".utf8) + Self.latin).map { CChar(bitPattern: $0) } + [0]
    let file = open(path, O_WRONLY | O_CREAT, 0o644)
    try #require(file >= 0)
    close(file)
    let errors = try await fixture.build().diagnostics.filter { $0.severity == .error }
    #expect(errors.map(\.rule.id) == ["name-encoding"])
    #expect(errors.first?.path?.hasSuffix(#"\#(place)/caf\xE9.html"#) == true)
    #expect(errors.first?.message == "the name is not UTF-8")
  }
}
