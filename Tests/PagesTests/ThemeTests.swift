import Diagnostics
import Disclosure
import Pages
import Testing

@Suite struct ThemeTests {
  private static let classifier = Classifier(ownHost: "site.example", firstParty: [], catalogue: .empty)

  private func diagnostics(_ files: [String: String]) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    _ = Theme(
      overriding: files.mapValues { Array($0.utf8) }, folder: "themes/own", classifier: Self.classifier,
      into: &diagnostics)
    return diagnostics
  }

  @Test func theBuiltInThemeHasNoFault() {
    #expect(diagnostics([:]).isEmpty)
  }

  @Test func aVariableThatNoViewHasIsReportedAtItsPlace() throws {
    let found = try #require(
      diagnostics(["layouts/text.html": "<h1>{{title}}</h1>\n<p>{{boddy}}</p>\n{{{body}}}"]).first)
    #expect(found.rule == "variable-unknown")
    #expect(found.path == "themes/own/layouts/text.html")
    #expect(found.position == SourcePosition(line: 2, column: 4))
    #expect(found.advice == "did you mean 'body'?")
  }

  @Test func aPartialThatDoesNotExistIsReported() {
    let found = diagnostics(["layouts/text.html": "{{> contens}}{{{body}}}"])
    #expect(found.map(\.rule) == ["partial-unknown"])
    #expect(found.first?.advice == "did you mean 'contents'?")
  }

  @Test func aTemplateThatIsNotMustacheIsReported() {
    #expect(diagnostics(["layouts/text.html": "{{#links}} never closed"]).map(\.rule).contains("template-invalid"))
  }

  @Test func aChangedAssetGetsAnotherName() {
    var ignored: [Diagnostic] = []
    let own = Theme(
      overriding: ["assets/style.css": Array("body{}".utf8)], folder: "themes/own", classifier: Self.classifier,
      into: &ignored)
    let builtIn = Theme(overriding: [:], folder: "", classifier: Self.classifier, into: &ignored)
    let names = [own, builtIn].map { $0.assets.map(\.path.description).filter { $0.hasSuffix(".css") } }
    #expect(names[0].count == 1)
    #expect(names[0] != names[1])
  }
}
