import Content
import Diagnostics
import Foundation
import Site
import TestSupport
import Testing

/// The themes of a site: what takes the place of what, what is copied, and the documents on them.
@Suite struct ThemeFolderTests {
  private let fixture: SiteFixture

  init() throws {
    fixture = try SiteFixture([
      "content/policies/privacy.md": "# Privacy\n\nWe keep **every** record.\n",
      "content/about.md": "# About\n\nUs.\n",
    ])
  }

  private func folder(_ name: String? = nil) throws -> ThemeFolder {
    try ThemeFolder(named: name, in: fixture.folder.path + "/themes", content: fixture.folder.path + "/content")
  }

  // MARK: A theme of one's own

  @Test func theThemeOfTheDocumentBuildsAsItStandsThere() async throws {
    let files = try Self.filesOfTheDocument()
    let theme = files.filter { $0.key.hasPrefix("themes/") }
    #expect(theme.count == 7)
    #expect(theme.values.reduce(0) { $0 + $1.split(separator: "\n").count } <= 100)
    try fixture.folder.write(["content/site.yml": "title: Ours\ntheme: plain\n"])
    for (path, text) in files { try fixture.folder.write([path: text]) }
    let build = try await fixture.build()
    #expect(fixture.report(build.diagnostics) == "")
    let home = try fixture.folder.text("output/index.html")
    #expect(home.contains("<p>We keep <strong>every version</strong> of our"))
    #expect(home.contains("<ul><li>Word by word</li><li>Day by day</li></ul>"))
    #expect(try fixture.folder.text("output/about/index.html").contains("<article>\n<h1>About</h1>"))
    let policy = try fixture.folder.text("output/privacy/index.html")
    #expect(policy.contains(##"<a class="vh" href="#main">"##) && policy.contains("<strong>every</strong>"))
  }

  /// Fenced examples of `docs/theme.md`, by the last path in backquotes before each.
  private static func filesOfTheDocument() throws -> [String: String] {
    let document = try String(contentsOf: ProjectFolder.url.appending(path: "docs/theme.md"), encoding: .utf8)
    var files: [String: String] = [:]
    var path: String?
    var example: [Substring]?
    for line in document.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        if let path, let example { files[path] = example.map { $0 + "\n" }.joined() }
        if example != nil { path = nil }
        example = example == nil ? [] : nil
      } else if example != nil {
        example?.append(line)
      } else if let named = line.firstMatch(of: #/`((?:themes/plain/\w+/\w+|content/index)\.\w+)`/#) {
        path = String(named.output.1)
      }
    }
    return files
  }

  /// With `RECORD_SNAPSHOTS=1` the page is written anew, and the test fails.
  @Test func theReferenceIsTheOneThatTheProgramMakes() throws {
    let file = ProjectFolder.url.appending(path: "docs/theme-reference.md")
    let (text, diagnostics) = try folder().reference()
    #expect(diagnostics.isEmpty)
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try text.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("docs/theme-reference.md was recorded")
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == text)
  }

  @Test func theReferenceOfASiteHasItsOwnBlocks() throws {
    try fixture.folder.write([
      "themes/default/blocks/notice.yml": "about: Mine.\nfields: {text: {type: markdown, required: true}}\n",
      "themes/default/blocks/notice.html": "{{{text}}}",
    ])
    #expect(try folder().reference().text.contains("### notice\n\nMine.\n\n- `text` (markdown, required)\n"))
  }

  // MARK: Shadowing

  @Test func aFileOfEachKindTakesThePlaceOfTheBuiltInOne() async throws {
    try fixture.folder.write([
      "content/index.md": "---\nblocks: [{type: text, text: Hello}]\n---\n",
      "themes/default/layouts/text.html": "<p class=\"mine\">{{title}}</p>{{{body}}}",
      "themes/default/partials/footer.html": "<footer>My foot</footer>",
      "themes/default/blocks/text.html": "<div class=\"my-block\">{{{text}}}</div>",
      "themes/default/blocks/text.yml": "fields: {text: {type: markdown}}\n",
      "themes/default/assets/style.css": "body { color: teal }",
      "themes/default/assets/codicil.js": "// mine\n",
    ])
    #expect(fixture.report(try await fixture.build().diagnostics) == "")
    #expect(try fixture.folder.text("output/about/index.html").contains("<p class=\"mine\">About</p>"))
    let home = try fixture.folder.text("output/index.html")
    #expect(home.contains("<div class=\"my-block\"><p>Hello</p>"))
    #expect(home.contains("<footer>My foot</footer>"))
    let assets = try fixture.folder.files(below: "output/assets")
    #expect(assets.values.contains(Data("body{color:teal}\n".utf8)))
    #expect(assets.values.contains(Data("// mine\n".utf8)))
  }

  // MARK: Copying

  @Test func builtInFilesAreCopiedAndNeverOverChangedOnes() throws {
    try fixture.folder.write(["themes/default/layouts/text.html": "{{{body}}}"])
    #expect(try folder().eject(["layouts/text.html", "blocks/"]).count == 24)
    #expect(try fixture.folder.text("themes/default/layouts/text.html") == "{{{body}}}")
    let standings = try folder().entries.reduce(into: [:]) { $0[$1.path] = $1.standing }
    #expect(standings["layouts/text.html"] == .overridden)
    #expect(standings["blocks/hero.yml"] == .same)
    #expect(standings["partials/header.html"] == .builtIn)
    #expect(try folder().eject(["blocks"]) == [])
  }

  @Test func aFileThatTheProgramDoesNotHaveIsReportedWithASuggestion() throws {
    let error = #expect(throws: Diagnostic.self) { try folder().eject(["layouts/polcy.html"]) }
    #expect(error?.advice == "did you mean 'layouts/policy.html'?")
  }

  @Test func aThemeIsEjectedIntoItsOwnFolder() throws {
    try fixture.folder.write(["content/site.yml": "theme: plain\n"])
    #expect(try folder().eject([]).count > 40)
    #expect(fixture.folder.exists("themes/plain/layouts/page.html"))
    #expect(throws: Diagnostic.self) { try folder("../elsewhere") }
  }

  @Test func styleAndScriptsOfTheBuiltInThemeAreSmall() async throws {
    try await fixture.build()
    let assets = try fixture.folder.files(below: "output/assets")
    func size(_ ending: String) -> Int { assets.filter { $0.key.hasSuffix(ending) }.reduce(0) { $0 + $1.value.count } }
    #expect(size(".css") < 30_000)
    #expect(size(".js") < 15_000)
  }

  // MARK: Integrity

  @Test func digestsOfStyleAndScriptAreOnEveryPageWhereTheSiteAsksForThem() async throws {
    try await fixture.build()
    #expect(try fixture.folder.text("output/index.html").contains("integrity=") == false)
    try fixture.folder.write(["content/site.yml": "subresource-integrity: true\n"])
    try await fixture.build()
    for page in ["index.html", "privacy/index.html", "404.html"] {
      let html = try fixture.folder.text("output/" + page)
      let named = html.matches(of: #/(?:href|src)="[^"]*assets/([^"]+)" integrity="sha256-([^"]+)"/#)
      #expect(named.map { $0.output.1.suffix(3) } == ["css", ".js"])
      for match in named {
        let file = fixture.folder.url.appending(path: "output/assets/\(match.output.1)")
        #expect(try Self.digest(of: file) == String(match.output.2))
      }
    }
  }

  /// The SHA-256 of a file in base64, by a program that shares no code with ours.
  private static func digest(of file: URL) throws -> String {
    try Tool.run("/bin/sh", ["-c", "openssl dgst -sha256 -binary \"$0\" | openssl base64", file.path]).output
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
