import Foundation
import TestSupport
import Testing

/// Nothing moves under a reader's eyes: not as scripts find their room, nor as style arrives.
@Suite(.serialized) struct LayoutShiftTests {
  /// The sum of all shifts since the page was asked for, once it rests.
  private static func shift(of page: String, _ browser: Browser, _ tab: Browser.Tab) throws -> Double? {
    try browser.go(to: page, in: tab)
    _ = try browser.value(
      of: """
        (() => {
          window.shifted = 0;
          window.movers = new Set();
          new PerformanceObserver((list) => list.getEntries().forEach((shift) => {
            window.shifted += shift.value;
            shift.sources.forEach(({ node, previousRect, currentRect }) => window.movers.add(
              `${(node?.outerHTML ?? node?.data ?? "").slice(0, 60)} from ${JSON.stringify(previousRect)} to ${JSON.stringify(currentRect)}`));
          })).observe({ type: "layout-shift", buffered: true });
          setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(() => { window.rests = true; })), 150);
        })()
        """, in: tab)
    guard try browser.waits(for: "window.rests === true", in: tab) else { return nil }
    return try browser.value(of: "window.shifted", in: tab) as? Double
  }

  @Test(arguments: [390, 768, 1280]) func noKindOfPageMovesAsItsScriptsLoad(width: Int) async throws {
    guard let browser = try Browser.open(for: "no kind of page moves") else { return }
    var fixture = try SiteFixture(asOf: "2026-11-24")
    fixture.includesDrafts = true
    try fixture.folder.copy(ProjectContent.url, to: "content")
    try await fixture.build()
    let pages = try PageKind.all(in: fixture)
    #expect(pages.count >= 15)
    let tab = try browser.openTab(at: "about:blank", width: width)
    for (kind, page) in pages {
      let shift = try #require(try Self.shift(of: page, browser, tab))
      let movers = try browser.value(of: "[...window.movers].join('\\n')", in: tab)
      #expect(shift < 0.001, "\(kind) at \(width) px: \(movers ?? "")")
    }
  }

  @Test func aPageThatMovesIsFound() throws {
    guard let browser = try Browser.open(for: "a page that moves is found") else { return }
    let folder = try TemporaryFolder()
    try folder.write([
      "page.html": """
      <!doctype html><p>Words that stand here.</p>
      <script>requestAnimationFrame(() => requestAnimationFrame(() => {
        document.body.prepend(Object.assign(document.createElement("div"), { style: "height: 300px" }));
      }));</script>
      """
    ])
    let tab = try browser.openTab(at: "about:blank", width: 390)
    let page = folder.url.appending(path: "page.html").absoluteString
    #expect(try #require(try Self.shift(of: page, browser, tab)) > 0.01)
  }
}
