import Diagnostics
import TestSupport
import Testing

/// The texts of blocks are held against the rules of content, where they stand in their file.
@Suite struct BlockTextTests {
  private static let page = """
    ---
    title: Home
    blocks:
      - type: hero
        heading: Lockers
        text: |
          They are open all day.

          For more [click here](/).
      - type: text
        text: "A \\"small\\" step – [here](/) or ![](/a.png)"
      - type: features
        heading: What you get
        items:
          - title: Rates
            text: >-
              Folded words that go on
              and [read more](/) in the second line.
          - {title: Days, text: "See [this page](/) too"}
      - type: text
        text: |
          ## A heading

          #### Too deep

          | Day | |
          |---|---|
          | Monday | open |

          See section 9, which is in our terms.
      - use: data/blocks/faq.yml
    ---

    """

  @Test func whatIsFoundStandsWhereTheWordsStand() async throws {
    let fixture = try SiteFixture([
      "content/index.md": Self.page, "content/static/a.png": "",
      "content/data/blocks/faq.yml": """
      type: faq
      heading: Questions
      items:
        - question: Where?
          answer: '[Here](/), in the town''s hall'
      """,
    ])
    let found = try await fixture.check().filter { $0.rule != "destination-undescribed" }
    let places = found.map { diagnostic in
      let path = diagnostic.path?.replacing(fixture.folder.path + "/content/", with: "") ?? ""
      return "\(path):\(diagnostic.position.map { "\($0.line):\($0.column)" } ?? "") \(diagnostic.rule)"
    }
    #expect(
      places == [
        "data/blocks/faq.yml:5:15 link-name-vague", "index.md:9:17 link-name-vague", "index.md:11:32 link-name-vague",
        "index.md:11:44 image-alt-missing", "index.md:18:16 link-name-vague", "index.md:19:35 link-name-vague",
        "index.md:24:12 heading-skipped", "index.md:26:7 table-header-empty",
      ])
  }
}
