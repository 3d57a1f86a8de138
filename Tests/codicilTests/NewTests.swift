import Foundation
import TestSupport
import Testing

/// `codicil new` as a person runs it in an empty folder.
@Suite struct NewTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @discardableResult
  private func codicil(_ arguments: [String], in path: String = "") throws -> Program.Result {
    try Program.run(arguments, in: folder.url.appending(path: path), environment: ["SOURCE_DATE_EPOCH": "1795564800"])
  }

  @Test func aNewSiteBuildsAtOnceWithNothingToComplainOf() throws {
    let made = try codicil(["new", "my-site"])
    #expect(made.status == 0)
    #expect(made.output.contains("  my-site/content/policies/privacy/2026-11-25.md\n"))
    let built = try codicil(["build", "--drafts"], in: "my-site")
    #expect(built.errors == "")
    #expect(built.output.hasPrefix("1 policy, 1 version, 1 redline, "))
    #expect(try folder.text("my-site/output/index.html").contains("<h1>What My site promises</h1>"))
    #expect(folder.exists("my-site/output/privacy/changes/2026-11-25-to-draft/index.html"))
    #expect(try codicil(["compare", "privacy"], in: "my-site").status == 1)
  }

  @Test func wordsOfTheAuthorStayWordsWhereverTheyLand() throws {
    let name = #"A & "B" <b>*Co*: #1"#
    try codicil(["new", "s", "--title", name, "--publisher", name, "--base-url", "https://a.example/sub"])
    let built = try codicil(["build"], in: "s")
    #expect(built.errors == "")
    let page = try folder.text("s/output/privacy/index.html")
    #expect(page.contains("A &amp; &quot;B&quot; &lt;b&gt;*Co*: #1 publishes this site"))
    #expect(page.contains(#"<link rel="canonical" href="https://a.example/sub/privacy/">"#))
  }

  @Test func aSiteThatCannotBeWrittenWholeIsNotBegun() throws {
    try folder.write(["s/content": "a file in the way"])
    let refused = try codicil(["new", "s"])
    #expect(refused.status == 2)
    #expect(try folder.files(below: "s").keys.sorted() == ["content"])
  }

  @Test func nothingIsEverOverwritten() throws {
    try folder.write(["s/content/about.md": "mine"])
    let refused = try codicil(["new", "s"])
    #expect(refused.status == 2)
    #expect(refused.errors.contains("s/content/about.md: error: is already there and is not overwritten [file-exists]"))
    #expect(try folder.files(below: "s").count == 1)
    #expect(try folder.text("s/content/about.md") == "mine")
  }

  @Test(arguments: ["privacy", "terms", "cookies", "acceptable-use", "other"])
  func aDraftOfEachKindBuildsAndMarksWhatIsOpen(kind: String) throws {
    #expect(try codicil(["new", "policy", "ours", "--kind", kind]).status == 0)
    let built = try codicil(["build", "--drafts"])
    #expect(built.errors == "")
    #expect(built.status == 0)
    #expect(try folder.text("content/policies/ours/draft.md").contains("[fill in: "))
    #expect(try folder.text("output/ours/draft/index.html").contains("[fill in: "))
  }

  @Test func aPageStandsAtItsAddress() throws {
    #expect(try codicil(["new", "page", "company/contact"]).status == 0)
    #expect(try codicil(["build"]).errors == "")
    #expect(try folder.text("output/company/contact/index.html").contains("<h1>Contact</h1>"))
  }

  @Test func aBlockWorksAtOnceInTheThemeThatTheSiteNames() throws {
    try folder.write([
      "content/site.yml": "theme: own\n",
      "content/index.md": "---\ntitle: T\nblocks:\n  - {type: banner, heading: Hello}\n---\n",
    ])
    #expect(try codicil(["new", "block", "banner"]).status == 0)
    #expect(folder.exists("themes/own/blocks/banner.html"))
    #expect(try codicil(["build"]).errors == "")
    #expect(try folder.text("output/index.html").contains("<section class=\"block banner\">\n<h2>Hello</h2>"))
  }

  @Test(arguments: [
    (["policy", "Über uns!"], "as in uber-uns"), (["policy", "../x"], "cannot be part of an address"),
    (["page", ""], "cannot be part of an address"), (["page", "policies/x"], "pages cannot stand in 'policies'"),
    (["block", "a.b"], "holds no full stop"), (["policy", "taken"], "has the address that the new one would get"),
    (["page", "taken"], "has the address that the new one would get"),
    (["site", "x", "--base-url", "example"], "--base-url is not the address of a site"),
  ])
  func aNameThatCannotBeIsRefusedWithAWayOut(arguments: [String], reason: String) throws {
    try folder.write(["content/policies/taken/draft.md": "# T\n"])
    let refused = try codicil(["new"] + arguments)
    #expect(refused.status == 2)
    #expect(refused.errors.contains(reason))
    #expect(refused.errors.contains("→"))
    #expect(try folder.files(below: "").count == 1)
  }
}
