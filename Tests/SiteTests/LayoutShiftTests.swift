import Foundation
import TestSupport
import Testing

/// Nothing moves under a reader's eyes: not as the page arrives, nor as its scripts find their room.
@Suite(.serialized, .requires(.browser, .python)) struct LayoutShiftTests {
  /// A browser that notes what moves in the pages of a site that arrives as slowly as a test wants.
  private struct Watch {
    let browser: Browser
    let tab: Browser.Tab
    let server: SlowServer

    init(_ folder: String, width: Int) throws {
      browser = try Browser()
      server = try SlowServer(of: folder)
      tab = try browser.openTab(at: "about:blank", width: width)
      try browser.addScript(Self.notes, in: tab)
    }

    /// What the browser itself calls a shift.
    private static let notes = """
      window.shifts = [];
      window.watching = new PerformanceObserver((list) => shifts.push(...list.getEntries()));
      watching.observe({ type: "layout-shift", buffered: true });
      """

    private static let shifts = """
      (() => {
        shifts.push(...watching.takeRecords());
        return shifts.splice(0).flatMap(({ sources }) => sources.map(
          ({ node, previousRect, currentRect }) => `by a script: ${(node?.outerHTML ?? node?.data ?? "").slice(0, 60)} `
          + `from ${JSON.stringify(previousRect)} to ${JSON.stringify(currentRect)}`));
      })()
      """

    /// What starts elsewhere than it did when this was asked before: a browser that is slow shows parts of a piece, so
    /// its own answer depends on how fast it is.
    private static let moved = """
      (() => {
        const [before, now, moved] = [window.places ?? new Map(), new Map(), []];
        for (const element of document.body.querySelectorAll("*")) {
          const { left, right, top, bottom } = element.getBoundingClientRect();
          const { direction, display } = getComputedStyle(element);
          const place = { start: direction === "rtl" ? right : left, top };
          const { start, top: height } = before.get(element) ?? place;
          if (Math.abs(start - place.start) > .5 || Math.abs(height - top) > .5)
            moved.push(`${element.outerHTML.slice(0, 60)} from ${start}, ${height} to ${place.start}, ${top}`);
          const isInWindow = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
          if (isInWindow && display !== "inline" && element.checkVisibility({ visibilityProperty: true }))
            now.set(element, place);
        }
        window.places = now;
        return moved;
      })()
      """

    private static let frames = """
      (async () => {
        for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
        return true;
      })()
      """

    private static let isPainted = "performance.getEntriesByName('first-contentful-paint').length > 0"

    /// What has moved since a page was asked for, once all of it has arrived and was seen.
    ///
    /// - Parameter pieces: how many it arrives in. Its scripts arrive after the last.
    func shifts(of page: String, pieces: Int) throws -> [String] {
      var moved: [String] = []
      let counts = try server.hold(page, pieces: pieces)
      try browser.start(for: server.address + page, in: tab)
      for (number, count) in counts.enumerated() {
        if number > 0 { try server.sendMore() }
        let isThere = "document.querySelectorAll('\(SlowServer.blocks)').length >= \(count)"
        try browser.wait(until: "location.href === '\(server.address + page)' && \(isThere)", in: tab)
        try rest()
        moved += try list(Self.moved)
      }
      try browser.wait(until: "document.readyState === 'interactive' && \(Self.isPainted)", in: tab)
      try rest()
      _ = try list(Self.shifts)
      try server.sendScripts()
      try browser.waitUntilLoaded()
      try rest()
      return try moved + list(Self.moved) + list(Self.shifts)
    }

    /// Waits until what was laid out is shown.
    private func rest() throws {
      try #require(try browser.value(ofPromise: Self.frames, in: tab) as? Bool == true)
    }

    private func list(_ expression: String) throws -> [String] {
      try #require(try browser.value(of: expression, in: tab) as? [String])
    }
  }

  @Test(arguments: [320, 390, 768, 1280], [1, 16])
  func noKindOfPageMovesAsItAndItsScriptsArrive(width: Int, pieces: Int) async throws {
    var fixture = try SiteFixture(asOf: "2026-11-24")
    fixture.includesDrafts = true
    try fixture.folder.copy(ProjectContent.url, to: "content")
    try await fixture.build()
    let watch = try Watch(fixture.folder.path + "/output", width: width)
    for (kind, page) in try PageKind.all(in: fixture) {
      #expect(try watch.shifts(of: page, pieces: pieces) == [], "\(kind) at \(width) px in \(pieces) pieces")
    }
  }

  @Test func whatMovesSomethingIsFound() throws {
    let folder = try TemporaryFolder()
    try folder.write([
      "page.html": """
      <!doctype html><script src="move.js" defer></script>
      <body style="display: flex; flex-direction: column"><p>Words that stand here.</p><p style="order: -1">More.</p></body>
      """,
      "move.js": "document.body.prepend(Object.assign(document.createElement('div'), { style: 'height: 300px' }))",
    ])
    let watch = try Watch(folder.path, width: 390)
    let whole = try watch.shifts(of: "page.html", pieces: 1)
    #expect(whole.contains { $0.hasPrefix("by a script: ") } && whole.contains { $0.hasPrefix("<p>Words") }, "\(whole)")
    let pieces = try watch.shifts(of: "page.html", pieces: 2)
    #expect(pieces.count { $0.hasPrefix("<p>Words") } == 2, "\(pieces)")
  }
}
