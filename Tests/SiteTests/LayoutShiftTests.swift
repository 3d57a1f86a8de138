import Foundation
import TestSupport
import Testing

/// Nothing moves under a reader's eyes: not as scripts find their room, nor as style arrives.
@Suite(.serialized, .requires(.browser, .python)) struct LayoutShiftTests {
  /// A browser that adds up what moves in the pages of a site whose scripts come when they are let.
  private struct Watch {
    let browser: Browser
    let tab: Browser.Tab
    let server: LateScripts

    init(_ folder: String, width: Int) throws {
      browser = try Browser()
      server = try LateScripts(of: folder)
      tab = try browser.openTab(at: "about:blank", width: width)
      try browser.addScript(Self.sum, in: tab)
    }

    private static let sum = """
      window.shifts = [];
      window.watching = new PerformanceObserver((list) => shifts.push(...list.getEntries()));
      watching.observe({ type: "layout-shift", buffered: true });
      """

    private static let frames = """
      (async () => {
        for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
        return true;
      })()
      """

    private static let answer = """
      (() => {
        shifts.push(...watching.takeRecords());
        return shifts.map(({ value, sources }) => `${value}: ` + sources.map(({ node, previousRect, currentRect }) =>
          `${(node?.outerHTML ?? node?.data ?? "").slice(0, 60)} from ${JSON.stringify(previousRect)} to ${JSON.stringify(currentRect)}`));
      })()
      """

    /// What has moved since a page was asked for, once it rests. Its scripts arrive after the reader has seen it.
    func shifts(of page: String) throws -> [String] {
      try server.hold()
      try browser.start(for: server.address + page, in: tab)
      let isSeen = "performance.getEntriesByName('first-contentful-paint').length > 0"
      try browser.wait(
        until: "location.href === '\(server.address + page)' && document.readyState === 'interactive' && \(isSeen)",
        in: tab)
      try rest()
      try server.release()
      try browser.waitUntilLoaded()
      try rest()
      return try #require(try browser.value(of: Self.answer, in: tab) as? [String])
    }

    /// Waits until what was laid out is shown.
    private func rest() throws {
      try #require(try browser.value(ofPromise: Self.frames, in: tab) as? Bool == true)
    }
  }

  @Test(arguments: [320, 390, 768, 1280]) func noKindOfPageMovesAsItsScriptsArriveLate(width: Int) async throws {
    var fixture = try SiteFixture(asOf: "2026-11-24")
    fixture.includesDrafts = true
    try fixture.folder.copy(ProjectContent.url, to: "content")
    try await fixture.build()
    let watch = try Watch(fixture.folder.path + "/output", width: width)
    for (kind, page) in try PageKind.all(in: fixture) {
      #expect(try watch.shifts(of: page) == [], "\(kind) at \(width) px")
    }
  }

  @Test func aScriptThatMovesSomethingIsFound() throws {
    let folder = try TemporaryFolder()
    try folder.write([
      "page.html": "<!doctype html><p>Words that stand here.</p><script src=\"move.js\" defer></script>",
      "move.js": "document.body.prepend(Object.assign(document.createElement('div'), { style: 'height: 300px' }))",
    ])
    let shifts = try Watch(folder.path, width: 390).shifts(of: "page.html")
    #expect(shifts.count == 1 && shifts.allSatisfy { $0.contains("Words that stand") }, "\(shifts)")
  }
}
