import Content
import Diagnostics
import Foundation
import TestSupport
import Testing

/// The declarations of rules, held against the sources that report them and the pages that document them.
@Suite struct RuleBookTests {
  @Test func noRuleIsDeclaredTwice() {
    let ids = RuleBook.rules.map(\.id.id)
    #expect(Set(ids).count == ids.count)
  }

  @Test func everyIdThatTheSourcesReportIsDeclared() throws {
    let declared = Set(RuleBook.rules.map(\.id.id))
    for (id, file) in try Self.reported() {
      #expect(declared.contains(id), "\(file) reports \(id): declare it beside the other rules of its target")
    }
  }

  @Test func everyRuleSaysWhatWhyAndHow() {
    for rule in RuleBook.rules {
      for text in [rule.title, rule.why, rule.wrong, rule.right] {
        #expect(!text.isEmpty && text == text.trimmingCharacters(in: .whitespacesAndNewlines), "\(rule.id)")
      }
      #expect(rule.title.last != "." && ".”)".contains(rule.why.last ?? " "), "\(rule.id)")
      #expect(rule.wrong != rule.right, "\(rule.id)")
    }
  }

  /// With `RECORD_SNAPSHOTS=1` the pages are written anew, and the test fails.
  @Test func everyRuleHasItsPageAndEveryPageItsRule() throws {
    let folder = ProjectFolder.url.appending(path: "docs/rules")
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try? FileManager.default.removeItem(at: folder)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      for rule in RuleBook.rules {
        try rule.page.write(to: folder.appending(path: "\(rule.id).md"), atomically: true, encoding: .utf8)
      }
      Issue.record("docs/rules was recorded")
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(names == RuleBook.rules.map { "\($0.id).md" }.sorted())
    for rule in RuleBook.rules {
      let page = try String(contentsOf: folder.appending(path: "\(rule.id).md"), encoding: .utf8)
      #expect(page == rule.page, "\(rule.id)")
    }
  }

  /// The ids that stand in the sources where a diagnostic is made, with their files.
  private static func reported() throws -> [(id: String, file: String)] {
    let sources = ProjectFolder.url.appending(path: "Sources")
    let made =
      /(?:\.(?:error|warning|note),|report\(|PageFault\(|\? \.note : \.warning,)\s*"([a-z0-9]+(?:-[a-z0-9]+)*)"/
    var found: [(String, String)] = []
    for case let name as String in FileManager.default.enumerator(atPath: sources.path) ?? .init()
    where name.hasSuffix(".swift") {
      let text = try String(contentsOf: sources.appending(path: name), encoding: .utf8)
      found += text.matches(of: made).map { (String($0.output.1), name) }
    }
    try #require(found.count > 80)
    return found
  }
}
