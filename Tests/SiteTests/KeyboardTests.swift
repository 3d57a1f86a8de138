import Foundation
import TestSupport
import Testing

/// A reader with a keyboard and no mouse gets everywhere, sees where, and gets away again.
@Suite(.serialized, .requires(.browser)) struct KeyboardTests {
  /// The example site in a real browser.
  private struct Reader {
    let browser: Browser
    let tab: Browser.Tab
    let fixture: SiteFixture

    static func open(width: Int = 1280) async throws -> Reader {
      let browser = try Browser()
      var fixture = try SiteFixture(asOf: "2026-11-24")
      fixture.includesDrafts = true
      try fixture.folder.copy(ProjectContent.url, to: "content")
      try await fixture.build()
      let tab = try browser.openTab(at: "about:blank", width: width)
      // What is scrolled to is there at once.
      try browser.set("prefers-reduced-motion", to: "reduce", in: tab)
      return Reader(browser: browser, tab: tab, fixture: fixture)
    }

    /// Opens the page of a folder.
    func read(_ folder: String) throws { try read(file: folder + "index.html") }

    func read(file: String) throws {
      try browser.go(to: fixture.folder.url.appending(path: "output/\(file)").absoluteString, in: tab)
    }

    func press(_ keys: Browser.Key...) throws { for key in keys { try browser.press(key, in: tab) } }

    func value(_ expression: String) throws -> Any? { try browser.value(of: expression, in: tab) }

    func says(_ expression: String) throws -> Bool { try value(expression) as? Bool ?? false }

    /// Tabs on to what a selector names.
    func tab(to selector: String) throws -> Bool {
      for _ in 1...200 {
        if try says("document.activeElement.matches(\"\(selector)\")") { return true }
        try press(.tab)
      }
      return false
    }

    /// Tabs from the top of the page to its end.
    ///
    /// - Returns: what is wrong with a place on the way, and how many places there are.
    func walk() throws -> (faults: [String], count: Int) {
      var (faults, count): ([String], Int) = ([], 0)
      _ = try value("window.passed = []")
      while count < 1_000 {
        try press(.tab)
        guard let fault = try value(Self.arrival) as? String else { return (faults, count) }
        if !fault.isEmpty { faults.append(fault) }
        if fault.hasPrefix("again") { return (faults, count) }
        count += 1
      }
      return (faults + ["the walk does not end"], count)
    }

    /// What is wrong with where the focus is; null past the end of the page.
    private static let arrival = """
      (() => {
        const here = document.activeElement;
        if (!here || here === document.body || here === document.documentElement) return null;
        const name = here.tagName + " " + (here.textContent.trim() || here.id || here.name).slice(0, 40);
        const last = passed[passed.length - 1];
        if (passed.includes(here)) return passed[0] === here ? null : "again: " + name;
        passed.push(here);
        const { outlineStyle, outlineWidth } = getComputedStyle(here);
        const { width, height, top, bottom, left, right } = here.getBoundingClientRect();
        if (outlineStyle === "none" || parseFloat(outlineWidth) < 2) return "no ring: " + name;
        if (!width || !height || !here.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return "not seen: " + name;
        if (bottom <= 0 || top >= innerHeight || right <= 0 || left >= innerWidth) return "outside the window: " + name;
        if (last && !(last.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING)) return "out of order: " + name;
        return "";
      })()
      """

    /// How many places a page has for the focus.
    func places() throws -> Int? {
      try value(
        """
        [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")].filter((place) =>
          place.checkVisibility() && !place.closest("details:not([open]) > :not(summary)")
          && !(place.type === "radio" && !place.checked)).length
        """) as? Int
    }
  }

  @Test(arguments: [390, 1280]) func theFocusGoesThroughEveryKindOfPageInOrderAndIsSeen(width: Int) async throws {
    let reader = try await Reader.open(width: width)
    for (kind, page) in try PageKind.all(in: reader.fixture) {
      try reader.read(file: page)
      let (walk, places) = (try reader.walk(), try reader.places())
      #expect(walk.faults == [], "\(kind) at \(width) px")
      #expect(walk.count == places, "\(kind) at \(width) px")
    }
  }

  @Test func theWayBackIsTheWayThere() async throws {
    let reader = try await Reader.open()
    try reader.read("links/")
    let count = try reader.walk().count
    _ = try reader.value("passed[passed.length - 1].focus()")
    for step in 1..<count {
      try reader.press(.shiftTab)
      #expect(try reader.says("document.activeElement === passed[passed.length - 1 - \(step)]"), "step \(step) back")
    }
  }

  @Test func theFirstKeyLeadsPastTheMenu() async throws {
    let reader = try await Reader.open()
    try reader.read("privacy/")
    try reader.press(.tab)
    #expect(
      try reader.says(
        "document.activeElement.matches('.skip') && document.activeElement.getBoundingClientRect().top >= 0"))
    try reader.press(.enter, .tab)
    #expect(try reader.says("document.activeElement.closest('main') !== null"))
    #expect(try reader.says("document.querySelector('.skip').getBoundingClientRect().bottom < 0"))
  }

  @Test func aMenuOpensIsReadAndCloses() async throws {
    let reader = try await Reader.open()
    try reader.read("about/")
    #expect(try reader.tab(to: ".site-head summary"))
    try reader.press(.enter)
    #expect(try reader.says("document.activeElement.parentElement.open"))
    try reader.press(.tab)
    #expect(try reader.says("document.activeElement.matches('.site-head details li:first-child a')"))
    try reader.press(.escape)
    #expect(try reader.says("document.activeElement.matches('.site-head summary')"))
    #expect(try reader.says("!document.querySelector('.site-head [open]')"))
    try reader.press(.enter)
    let entries = try #require(try reader.value("document.querySelectorAll('.site-head details li').length") as? Int)
    for _ in 0...entries { try reader.press(.tab) }
    #expect(try reader.says("document.activeElement.matches('.site-head nav > ul > li > a')"))
    #expect(try reader.says("!document.querySelector('.site-head [open]')"))
  }

  @Test func contentsLeadToTheirSections() async throws {
    let reader = try await Reader.open()
    try reader.read("privacy/")
    #expect(try reader.tab(to: ".contents li:nth-child(5) a"))
    try reader.press(.enter)
    let section = "document.getElementById(decodeURIComponent(location.hash.slice(1)))"
    try reader.browser.wait(until: "\(section)?.getBoundingClientRect().top < 80", in: reader.tab)
    try reader.press(.tab)
    #expect(try reader.says("\(section).contains(document.activeElement)"))
  }

  @Test func filtersNarrowTheLedgerAndTheSearch() async throws {
    let reader = try await Reader.open()
    let shown =
      "[...document.querySelectorAll('.entries > li, .finds > li')].filter((entry) => entry.checkVisibility()).length"
    try reader.read("links/")
    let all = try #require(try reader.value(shown) as? Int)
    #expect(try reader.tab(to: ".pickers select"))
    try reader.press(.down)
    let narrowed = try reader.value(shown) as? Int
    #expect((narrowed ?? all) < all)
    #expect(try reader.says("document.querySelector('.pickers [role=status]').textContent.startsWith(\(shown) + ' ')"))
    try reader.read("search/")
    #expect(try reader.tab(to: ".pickers input"))
    for letter in "terms" { try reader.press(.letter(letter)) }
    let found = try #require(try reader.value(shown) as? Int)
    let listed = try reader.value("document.querySelectorAll('.finds > li').length") as? Int
    #expect(found > 0 && found < listed ?? 0)
    try reader.press(.tab, .tab, .down)
    let chosen = try reader.value(shown) as? Int
    #expect((chosen ?? found) < found)
  }

  @Test func aRedlineIsSteppedThroughFilteredAndLaidSideBySide() async throws {
    let reader = try await Reader.open()
    try reader.read("privacy/changes/2025-03-10-to-2026-01-15/")
    #expect(try reader.tab(to: "input[name=view]"))
    try reader.press(.right)
    #expect(
      try reader.says("document.querySelector('#beside').checked && document.querySelector('.half').checkVisibility()"))
    try reader.press(.left)
    #expect(
      try reader.says(
        "!document.querySelector('#beside').checked && !document.querySelector('.half').checkVisibility()"))
    #expect(try reader.tab(to: "[data-kind=deleted] input"))
    try reader.press(.space)
    #expect(try reader.says("!document.querySelector('.change.deleted').checkVisibility()"))
    try reader.press(.space)
    #expect(try reader.says("document.querySelector('.change.deleted').checkVisibility()"))
    #expect(try reader.tab(to: ".stepper button + button"))
    try reader.press(.enter)
    #expect(try reader.value("document.activeElement.id") as? String == "change-1")
    try reader.press(.letter("n"))
    #expect(try reader.value("document.activeElement.id") as? String == "change-2")
    try reader.press(.letter("p"))
    #expect(try reader.value("document.activeElement.id") as? String == "change-1")
    #expect(try reader.says("getComputedStyle(document.activeElement).outlineStyle !== 'none'"))
    try reader.press(.tab)
    #expect(try reader.says("document.querySelector('#change-1').contains(document.activeElement)"))
  }

  @Test func anyTwoVersionsAreChosenAndCompared() async throws {
    let reader = try await Reader.open()
    try reader.read("privacy/compare/")
    #expect(try reader.tab(to: ".pickers select"))
    try reader.press(.up, .tab)
    #expect(try reader.says("document.activeElement.matches('label + label select')"))
    try reader.press(.up, .tab)
    let lead = "document.activeElement.matches('.pickers [role=status] a')"
    #expect(try reader.says(lead))
    let target = try #require(try reader.value("document.activeElement.href") as? String)
    #expect(target.hasSuffix("/privacy/changes/2025-03-10-to-2026-01-15/index.html"))
    try reader.press(.enter)
    try reader.browser.wait(until: "location.href === '\(target)'", in: reader.tab)
  }

  @Test func controlsAreLargeEnoughToHit() async throws {
    let reader = try await Reader.open(width: 390)
    for (kind, page) in try PageKind.all(in: reader.fixture) {
      try reader.read(file: page)
      let small = try reader.value(
        """
        [...document.querySelectorAll("button, select, label, summary, .button, nav a")].filter((control) => {
          const { width, height } = control.getBoundingClientRect();
          return control.checkVisibility() && (width < 24 || height < 24);
        }).map((control) => control.textContent.trim())
        """)
      #expect(small as? [String] == [], "\(kind)")
    }
  }

  @Test func whoAsksForLessMotionGetsNone() async throws {
    let reader = try await Reader.open()
    for (setting, scroll) in [("no-preference", "smooth"), ("reduce", "auto")] {
      try reader.browser.set("prefers-reduced-motion", to: setting, in: reader.tab)
      try reader.read("")
      #expect(try reader.value("getComputedStyle(document.documentElement).scrollBehavior") as? String == scroll)
    }
    let moving = try reader.value(
      """
      [...document.querySelectorAll("*")].filter((element) => {
        const { transitionDuration, animationName } = getComputedStyle(element);
        return parseFloat(transitionDuration) > 0 || animationName !== "none";
      }).length
      """)
    #expect(moving as? Int == 0)
  }
}
