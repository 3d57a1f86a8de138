import Diagnostics
import Foundation
import Site
import TestSupport
import Testing

/// A language ends up in addresses and attributes, so it is looked at before it is written.
@Suite struct PageLanguageTests {
  @Test(arguments: ["../../x", "de\"><script>", "deutsch", "en us", "-"])
  func aLanguageThatIsNoTagIsRefused(_ language: String) async throws {
    let quoted = "'\(language)'"
    let fixture = try SiteFixture([
      "content/index.md": "---\nlanguage: \(quoted)\n---\n\n# Home\n\nText.\n",
      "content/policies/privacy/policy.yml": "language: \(quoted)\n",
      "content/policies/privacy/2024-05-25.md": "# Privacy\n\nText.\n",
    ])
    let build = try await fixture.build()
    let places = build.diagnostics.filter { $0.rule == "language-invalid" }.map {
      "\($0.path?.split(separator: "/").last ?? ""):\($0.position?.line ?? 0)"
    }
    #expect(places.sorted() == ["index.md:2", "policy.yml:1"], "\(build.diagnostics)")
    #expect(!fixture.folder.exists("output"))
  }

  @Test(arguments: ["de", "pt-BR", "zh-Hant-TW"])
  func aTagIsTaken(_ language: String) async throws {
    let fixture = try SiteFixture([
      "content/index.md": "---\nlanguage: \(language)\n---\n\n# Home\n\nText.\n"
    ])
    try await fixture.build()
    #expect(try fixture.folder.text("output/index.html").contains("lang=\"\(language)\""))
  }
}
