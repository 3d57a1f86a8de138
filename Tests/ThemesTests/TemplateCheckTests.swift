import Diagnostics
import Disclosure
import Testing

@testable import Themes
@testable import Words

/// What a template may name, and where.
@Suite struct TemplateCheckTests {
  private func diagnostics(_ files: [String: String]) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    _ = Theme(
      overriding: files.mapValues { Array($0.utf8) }, folder: "themes/own",
      classifier: Classifier(ownHost: "site.example", firstParty: [], catalogue: .empty), into: &diagnostics)
    return diagnostics
  }

  /// A template's path and source, the rule of what is wrong, its column, and the advice.
  static let faults: [(path: String, source: String, rule: String, column: Int, advice: String)] = [
    ("layouts/policy.html", "{{#nav}}{{titel}}{{/nav}}", "variable-unknown", 9, "did you mean 'title'?"),
    ("layouts/policy.html", "<p>{{label}}</p>", "variable-unknown", 4, "it stands inside {{#dates}} … {{/dates}}"),
    (
      "layouts/history.html", "{{#versions}}{{verdict}}{{/versions}}", "variable-unknown", 14,
      "it stands inside {{#change}} … {{/change}}"
    ),
    ("layouts/policy.html", "{{older.labell}}", "variable-unknown", 1, "did you mean 'label'?"),
    ("layouts/policy.html", "{{^summry}}none{{/summry}}", "variable-unknown", 1, "did you mean 'summary'?"),
    ("layouts/policy.html", "{{#nav}}{{/nav}}{{rel}}", "variable-unknown", 17, "it stands inside {{#nav}} … {{/nav}}"),
    ("layouts/policy.html", "{{body}}", "markup-escaped", 1, "write {{{body}}}"),
    ("layouts/policy.html", "{{{title}}}", "text-unescaped", 1, "write {{title}}"),
    ("layouts/policy.html", "{{&title}}", "text-unescaped", 1, "write {{title}}"),
    ("layouts/policy.html", "{{nav}}", "variable-kind", 1, "write {{#nav}} … {{/nav}}"),
    ("blocks/hero.html", "{{headline}}", "variable-unknown", 1, "did you mean 'heading'?"),
    ("blocks/hero.html", "{{label}}", "variable-unknown", 1, "it stands inside {{#actions}} … {{/actions}}"),
    ("blocks/hero.html", "{{text}}", "markup-escaped", 1, "write {{{text}}}"),
    ("partials/contents.html", "{{{contents}}}{{> contents}}", "partial-recursive", 15, ""),
    ("layouts/text.html", "{{=<% %>=}}", "template-invalid", 1, ""),
    ("partials/unused.html", "{{nothing_like_it}}", "variable-unknown", 1, "known names"),
  ]

  @Test(arguments: faults)
  func whatATemplateCannotNameIsReportedAtItsPlace(
    _ fault: (path: String, source: String, rule: String, column: Int, advice: String)
  ) throws {
    let found = try #require(diagnostics([fault.path: fault.source]).first)
    #expect(found.rule.id == fault.rule)
    #expect(found.path == "themes/own/" + fault.path)
    #expect(found.position == SourcePosition(line: 1, column: fault.column))
    #expect((found.advice ?? "").hasPrefix(fault.advice))
  }

  static let sound: [(path: String, source: String)] = [
    ("layouts/policy.html", "{{#nav}}{{title}} {{label}}{{/nav}}{{older.href}}"),
    ("layouts/policy.html", "{{#nav}}{{^last()}}, {{/last()}}{{/nav}}"),
    ("layouts/policy.html", "{{#summary}}{{.}}{{/summary}}{{! a note }}"),
    ("layouts/policy.html", "{{#provenance}}{{#captured}}{{iso}}{{{archive}}}{{/captured}}{{/provenance}}"),
    ("blocks/table.html", "{{#rows}}{{label}}{{#cells}}{{text}}{{/cells}}{{/rows}}"),
    ("blocks/policies.html", "{{#policies}}{{status_text}}{{/policies}}"),
    ("partials/unused.html", "{{title}}{{#menu}}{{label}}{{/menu}}"),
  ]

  @Test(arguments: sound)
  func namesAreFoundWhereMustacheFindsThem(_ template: (path: String, source: String)) {
    #expect(diagnostics([template.path: template.source]).map(\.message) == [])
  }

  @Test func aPartialIsReadWithTheNamesOfThePlacesThatIncludeIt() throws {
    let found = diagnostics(["partials/traffic.html": "{{#gained}}{{domain}}{{/gained}}{{words}}"])
    #expect(
      found.map(\.message) == [
        "no view has a value named 'words' in layouts/redline.html, which includes this partial"
      ])
    #expect(Set(found.map(\.path)) == ["themes/own/partials/traffic.html"])
  }

  @Test func aLayoutThatNoPageHasIsAWarning() {
    let found = diagnostics(["layouts/polcy.html": "<p>"])
    #expect(found.map(\.rule) == ["layout-unknown"])
    #expect(found.first?.advice == "did you mean 'policy'?")
    #expect(found.first?.severity == .warning)
  }

  @Test func aBlockIsTwoFiles() {
    #expect(diagnostics(["blocks/notice.html": "<p>"]).map(\.rule) == ["block-incomplete"])
    #expect(diagnostics(["blocks/notice.yml": "fields: {text: {type: text}}"]).map(\.rule) == ["block-incomplete"])
  }

  @Test func noNameIsAnAddressHereAndATextThere() {
    let models = [ViewModel.layouts, ViewModel.partials].flatMap(\.values)
    for name in models.flatMap(\.allNames) where ViewModel.addresses.contains(name.name) {
      switch name.kind {
      case .text, .markup: Issue.record("\(name.name) is no address everywhere")
      case .address, .flag, .view, .list: break
      }
    }
  }
}
