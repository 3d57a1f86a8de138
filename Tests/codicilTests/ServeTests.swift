import Foundation
import TestSupport
import Testing

/// `codicil serve` as a person runs it, seen by a real browser.
@Suite struct ServeTests {
  private static let redline = "/privacy/changes/2025-01-15-to-draft/"
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write([
      "content/policies/privacy/2025-01-15.md": Self.text("60 days"),
      "content/policies/privacy/draft.md": Self.text("90 days"),
    ])
  }

  /// Long enough to be scrolled.
  private static func text(_ period: String) -> String {
    "# Privacy\n\nWe keep records for \(period).\n"
      + (1...80).map { "\n## \($0). Section\n\nWe keep record \($0) for \(period) at most.\n" }.joined()
  }

  private func serve(_ arguments: String...) throws -> ServingProgram { try ServingProgram(arguments, in: folder.url) }

  @Test func anInterruptEndsItCleanly() throws {
    let serving = try serve()
    let (status, output) = serving.interrupt()
    #expect(status == 0)
    #expect(serving.origin.hasPrefix("http://"))
    #expect(output == "")
    #expect(!folder.exists("output"))
  }

  @Test func aPortThatIsTakenIsSaid() throws {
    let serving = try serve()
    let port = String(serving.origin.split(separator: ":").last ?? "")
    let second = try Program.run(["serve", "--port", port], in: folder.url)
    #expect(second.status == 2)
    #expect(second.errors.contains("error: port \(port) of this machine is in use or not allowed [port-taken]"))
  }

  @Test(.requires(.browser)) func anOpenRedlineFollowsItsDraftAndStaysWhereItWas() throws {
    let browser = try Browser()
    let serving = try serve()
    let tab = try browser.openTab(at: serving.origin + Self.redline)
    try browser.wait(until: "document.querySelector('codicil-preview') !== null", in: tab)
    _ = try browser.value(of: "scrollTo({ top: 700, behavior: 'instant' })", in: tab)
    try folder.write(["content/policies/privacy/draft.md": Self.text("77 days")])
    try browser.wait(until: "document.querySelector('ins').textContent.includes('77')", in: tab)
    try browser.wait(until: "document.readyState === 'complete' && Math.round(scrollY) === 700", in: tab)
    let bar = "document.querySelector('codicil-preview').shadowRoot.querySelector('.bar').textContent"
    try browser.wait(until: "\(bar).includes('Draft against 15 January 2025')", in: tab)
  }

  @Test(.requires(.browser)) func whatIsWrongStandsOverTheLastGoodPageAndGoesWhenMended() throws {
    let browser = try Browser()
    let serving = try serve()
    let tab = try browser.openTab(at: serving.origin + Self.redline)
    let panel = "document.querySelector('codicil-preview')?.shadowRoot.querySelector('.panel')"
    _ = try browser.value(of: "window.isFirstLoad = true", in: tab)
    try folder.write(["content/policies/privacy/draft.md": "---\nsummary: [\n---\n# P\n"])
    try browser.wait(until: "\(panel)?.textContent.includes('draft.md:3:1: error: this is not YAML')", in: tab)
    try browser.wait(until: "\(panel).hidden === false && \(panel).getBoundingClientRect().height > 50", in: tab)
    try browser.wait(until: "window.isFirstLoad && document.querySelector('ins').textContent.includes('90')", in: tab)
    try folder.write(["content/policies/privacy/draft.md": Self.text("90 days")])
    try browser.wait(until: "window.isFirstLoad && \(panel).hidden", in: tab)
  }

  @Test(.requires(.browser)) func aStyleSheetIsExchangedWithoutAReload() throws {
    let browser = try Browser()
    let serving = try serve()
    let tab = try browser.openTab(at: serving.origin + Self.redline)
    _ = try browser.value(of: "window.isFirstLoad = true", in: tab)
    try folder.write(["themes/default/assets/style.css": "body { color: rgb(1, 2, 3); }\n"])
    try browser.wait(until: "window.isFirstLoad && getComputedStyle(document.body).color === 'rgb(1, 2, 3)'", in: tab)
  }
}
