import Policies
import Testing

@testable import Links

@Suite struct ContentsListTests {
  /// The lists of a text, written as in `a(b c) d`.
  private static func outline(_ source: String) throws -> String {
    let html = String(decoding: ContentsList.html(try PolicyText(parsing: source.utf8).sections), as: UTF8.self)
    return html.replacing(#/<a href="[^"]*">([^<]*)<\/a>/#, with: { " \($0.output.1)" })
      .replacing("<ol>", with: "(").replacing("</ol>", with: ")").replacing(#/<\/?li>/#, with: "")
  }

  @Test(arguments: [
    ("# T\n## a\n### b\n### c\n## d", "( a( b c) d)"),
    ("## a\n##\n### b\n### c\n## d", "( a b c d)"),
    ("##\n### b\n### c\n### d", "( b c d)"),
    ("##\n### b\n#### c\n### d", "( b( c) d)"),
    ("## a\n###\n#### b\n#### c\n### d", "( a( b c d))"),
    ("## a\n### b\n##\n### c\n## d", "( a( b) c d)"),
    ("##\n###\n#### b\n## c", "( b c)"),
    ("#### a\n## b\n#### c\n### d\n## e", "( a b( c d) e)"),
    ("## a\n### b\n#### c\n##### d\n## e", "( a( b( c)) e)"),
    ("## a", ""), ("##\n##\n## a", ""), ("words", ""),
  ])
  func nestsSectionsAsTheirHeadingsDo(_ source: String, _ outline: String) throws {
    #expect(try Self.outline(source) == outline)
  }
}
