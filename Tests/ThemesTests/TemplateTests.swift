import Diagnostics
import Disclosure
import Markdown
import Testing

@testable import Themes
@testable import Words

/// Each shape of view goes through the template library once; these are the places where that could show.
@Suite struct TemplateTests {
  private func template(_ source: String) throws -> Template {
    var found: [Diagnostic] = []
    let theme = Theme(
      overriding: ["layouts/text.html": Array(source.utf8)], folder: "themes/own",
      classifier: Classifier(ownHost: "site.example", firstParty: [], catalogue: .empty), into: &found)
    return try #require(theme.template("layouts/text", in: "en"))
  }

  private func rendered(_ template: Template, _ view: View, slots: [String: [UInt8]] = [:]) -> String {
    var html = HTMLBuffer()
    template.render(view, slots: slots, into: &html)
    return html.string
  }

  @Test func viewsOfOneShapeKeepTheirOwnTexts() throws {
    let template = try template("<h1>{{title}}</h1>")
    #expect(rendered(template, View(["title": "One"])) == "<h1>One</h1>")
    #expect(rendered(template, View(["title": "Two"])) == "<h1>Two</h1>")
  }

  @Test func textsAreEscapedWhereTheTemplateEscapes() throws {
    let template = try template("<p title=\"{{title}}\">{{{body}}}</p>")
    #expect(
      rendered(template, View(["title": "<\"&'>", "body": "<b>'&'</b>"]))
        == "<p title=\"&lt;&quot;&amp;&#39;&gt;\"><b>'&'</b></p>")
  }

  @Test func aTextThatReadsLikeAMarkIsAText() throws {
    let template = try template("{{title}}|{{{body}}}")
    #expect(rendered(template, View(["title": "\u{1}0<\u{1}", "body": "0<"])) == "\u{1}0&lt;\u{1}|0<")
  }

  @Test func flagsListsAndAbsentValuesMakeOtherShapes() throws {
    let template = try template("{{#has_links}}L{{/has_links}}{{#links}}[{{title}}]{{/links}}{{^body}}none{{/body}}")
    var view = View(["title": "t"])
    #expect(rendered(template, view) == "none")
    view.set("has_links", true)
    #expect(rendered(template, view) == "Lnone")
    view.set("links", [View(["title": "a"]), View(["title": "b"])])
    #expect(rendered(template, view) == "L[a][b]none")
    view.set("links", [View(["title": "c"])])
    view["body"] = "x"
    #expect(rendered(template, view) == "L[c]")
    view.set("has_links", false)
    #expect(rendered(template, view) == "[c]")
  }

  @Test func aListItemSeesWhatStandsAroundIt() throws {
    let template = try template("{{#links}}{{title}}{{body}} {{/links}}")
    var view = View(["title": "outer", "body": "!"])
    view.set("links", [View(["title": "inner"]), View()])
    #expect(rendered(template, view) == "inner! outer! ")
  }

  @Test func aSlotTakesBytesAsTheyAre() throws {
    let template = try template("<main>{{{body}}}</main>{{title}}")
    var view = View(["title": "t"])
    view.slot("body")
    #expect(
      rendered(template, view, slots: ["body": Array("<p>\u{1}&amp;</p>".utf8)]) == "<main><p>\u{1}&amp;</p></main>t")
  }

  @Test func moreShapesThanAreKeptStillRenderRight() throws {
    let template = try template(String(repeating: "x", count: 8_192) + "{{#links}}{{title}},{{/links}}")
    for count in 0..<700 {
      var view = View()
      view.set("links", (0..<count).map { View(["title": "\($0)"]) })
      let expected = (0..<count).map { "\($0)," }.joined()
      #expect(rendered(template, view).dropFirst(8_192) == expected)
    }
  }

  @Test func theControlCharacterOfMarksIsAFaultOfATemplate() {
    var found: [Diagnostic] = []
    _ = Theme(
      overriding: ["layouts/text.html": Array("<p>\u{1}</p>".utf8)], folder: "themes/own",
      classifier: Classifier(ownHost: "site.example", firstParty: [], catalogue: .empty), into: &found)
    #expect(found.map(\.rule) == ["template-invalid"])
    #expect(found.first?.position == SourcePosition(line: 1, column: 4))
  }
}
