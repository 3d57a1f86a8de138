import Diagnostics
import Disclosure
import SitePaths
import Testing

@testable import Themes

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

  // MARK: Where a theme leads

  @Test func aLinkOfATemplateIsDisclosedLikeAnyOther() {
    var found: [Diagnostic] = []
    let footer =
      #"<p class="{{generator}}"><a href="https://code.example/">{{publisher}}</a></p>"#
    let theme = Theme(
      overriding: ["partials/footer.html": Array(footer.utf8)], folder: "themes/own", classifier: Self.classifier,
      into: &found)
    #expect(found.map(\.rule) == [])
    #expect(theme.sharedLinks.compactMap(\.destination.foreignHost) == ["code.example"])
    #expect(theme.links(in: "policy").map(\.label) == ["…"])
    #expect(theme.linksOfLayouts.isEmpty)
  }

  /// A template or asset, its path, and the rule and place of what is wrong with it.
  static let faults: [(path: String, source: String, rule: String, column: Int)] = [
    ("partials/footer.html", #"<img src="https://a.example/x.png">"#, "remote-load", 6),
    ("layouts/text.html", #"<script src="//a.example/x.js"></script>"#, "remote-load", 9),
    ("layouts/page.html", #"<link rel="preload" href="https://a.example/x">"#, "remote-load", 21),
    ("partials/contents.html", #"<td background="https://a.example/x">"#, "remote-load", 5),
    ("partials/footer.html", #"<a href="{{site_title}}">x</a>"#, "template-address", 4),
    ("partials/footer.html", #"<a href="https://{{site_title}}/">x</a>"#, "template-address", 4),
    ("partials/footer.html", #"<a href="https://a.example/{{site_title}}">x</a>"#, "template-address", 4),
    ("layouts/text.html", #"<a href="//a.example?page={{title}}">x</a>"#, "template-address", 4),
    ("partials/footer.html", #"<img src="{{#site_title}}https://a.example{{/site_title}}">"#, "template-address", 6),
    ("partials/footer.html", #"<p {{site_title}}>x</p>"#, "template-unquoted", 4),
    ("partials/footer.html", #"<p class={{site_title}}>x</p>"#, "template-unquoted", 10),
    ("partials/footer.html", #"<form action="https://a.example/">"#, "form-out", 7),
    ("assets/style.css", #"p { background: url(https://a.example/x) }"#, "remote-load", 17),
    ("assets/logo.svg", #"<svg><a href="https://a.example/"><text>A</text></a></svg>"#, "link-undisclosed", 9),
  ]

  @Test(arguments: faults)
  func whatAThemeLoadsOrCouldBeTurnedToIsReportedAtItsPlace(
    _ fault: (path: String, source: String, rule: String, column: Int)
  ) throws {
    let found = try #require(diagnostics([fault.path: fault.source]).first)
    #expect(found.rule.id == fault.rule)
    #expect(found.position == SourcePosition(line: 1, column: fault.column))
    #expect(found.path == "themes/own/" + fault.path)
  }

  @Test func anAddressInsideTheSiteIsNoFault() {
    let nav =
      #"<ul>{{#menu}}<li><a href="{{href}}"{{#current}} aria-current="page"{{/current}}>{{label}}</a></li>{{/menu}}</ul>"#
    #expect(diagnostics(["partials/header.html": nav]).isEmpty)
    #expect(diagnostics(["assets/style.css": "@font-face { src: url(own.woff2) }"]).isEmpty)
  }
}
