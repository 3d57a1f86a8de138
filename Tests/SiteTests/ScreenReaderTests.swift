import Foundation
import TestSupport
import Testing

/// What a screen reader says of a redline: Chromium's accessibility tree, not the markup.
@Suite(.requires(.browser)) struct ScreenReaderTests {
  private static let rules = "Doors close at nine, and lights go out at ten in every room of the house."

  private static let old = """
    # Rules

    We keep letters for 90 days.

    \(rules)

    The cellar is dry.

    Guests sign the book at the door before they come in, and again when they leave.

    A [map](https://a.example/map) hangs here.

    Smoking is allowed.

    | What | Days |
    | ---- | ---- |
    | Book | 21 |
    """

  private static let new = """
    # Rules

    We keep letters for 30 days.

    The cellar is dry.

    Guests sign the book at the door before they come in, and again when they leave.

    \(rules)

    A [map](https://b.example/map) hangs here.

    **Quiet** is kept in the yard.

    | What | Days |
    | ---- | ---- |
    | Book | 28 |
    """

  private func tree() async throws -> [AccessibleNode] {
    let browser = try Browser()
    let fixture = try SiteFixture([:])
    try fixture.folder.write([
      "content/policies/rules/2024-01-01.md": Self.old, "content/policies/rules/2025-01-01.md": Self.new,
    ])
    try await fixture.build()
    let page = fixture.folder.url.appending(path: "output/rules/changes/2024-01-01-to-2025-01-01/index.html")
    return try browser.accessibilityTree(of: page)
  }

  @Test func everyChangeAnnouncesItsKindItsStartAndItsEnd() async throws {
    let tree = try await tree()
    #expect(Self.spoken("insertion", tree).contains("inserted: 30 end of insertion"))
    #expect(Self.spoken("deletion", tree).contains("deleted: 90 end of deletion"))
    #expect(Self.spoken("insertion", tree).contains("inserted: Quiet is kept in the yard. end of insertion"))
    #expect(Self.spoken("deletion", tree).contains("deleted: Smoking is allowed. end of deletion"))
    #expect(Self.spoken("insertion", tree).contains("inserted: 28 end of insertion"))
    for role in ["insertion", "deletion"] {
      let (start, end) = role == "insertion" ? ("inserted: ", " end of insertion") : ("deleted: ", " end of deletion")
      let said = Self.spoken(role, tree)
      #expect(!said.isEmpty && said.allSatisfy { $0.hasPrefix(start) && $0.hasSuffix(end) }, "\(said)")
    }
  }

  @Test func bothPlacesOfAMoveAreGroupsThatSaySo() async throws {
    let tree = try await tree()
    let groups = tree.filter { $0.role == "group" && $0.name.hasPrefix("Moved") }.map(\.name)
    #expect(groups == ["Moved away", "Moved here"])
    let said = Self.text(tree)
    #expect(said.contains("Moved away, to its new place \(Self.rules) End of the moved text"))
    #expect(said.contains("Moved here from its old place \(Self.rules) End of the moved text"))
  }

  @Test func aLinkThatLeadsElsewhereSaysSo() async throws {
    let tree = try await tree()
    let said = Self.text(tree)
    #expect(said.contains("changed link: map"))
    #expect(said.contains("end of changed link (link changed from https://a.example/map to https://b.example/map)"))
  }

  @Test func theSwitchAndTheSummaryAreNamed() async throws {
    let tree = try await tree()
    #expect(tree.filter { $0.role == "radio" }.map(\.name) == ["Inline", "Side by side"])
    #expect(tree.contains { $0.role == "group" && $0.name == "View" })
    #expect(tree.contains { $0.role == "checkbox" && $0.name == "1 moved" })
  }

  // MARK: Reading

  /// What is said inside each element of a role.
  private static func spoken(_ role: String, _ tree: [AccessibleNode]) -> [String] {
    var said: [String] = []
    for node in tree {
      if node.role == role { said.append("") }
      if node.role == "StaticText", node.around.contains(role), !said.isEmpty {
        said[said.count - 1] += " " + node.name
      }
    }
    return said.map(joined)
  }

  private static func text(_ tree: [AccessibleNode]) -> String {
    joined(tree.filter { $0.role == "StaticText" }.map(\.name).joined(separator: " "))
  }

  private static func joined(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ").replacing(" .", with: ".")
  }
}
