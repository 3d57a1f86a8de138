import Diagnostics
import Foundation
import Site
import TestSupport
import Testing

/// Sites of many pages. What took quadratic time would take hours here.
@Suite struct WideSiteTests {
  @Test func fiveThousandPagesOfOneFolderAreReadInOnePass() async throws {
    let fixture = try SiteFixture()
    try fixture.folder.write([
      "content/notes/index.md": "---\ntitle: Notes\nlist-pages: true\n---\n\nAll of them.\n"
    ])
    for number in 1...5_000 {
      try fixture.folder.write(
        Array("---\ntitle: Note \(number)\ntags: [tag-\(number % 1_500)]\n---\n\nText.\n".utf8),
        to: "content/notes/note-\(number).md")
    }
    let site = try await fixture.site()
    #expect(site.diagnostics.filter { $0.severity == .error } == [])
  }
}
