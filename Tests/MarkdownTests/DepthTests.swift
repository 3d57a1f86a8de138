import Markdown
import Testing

/// Nothing recurses over the depth of a text: a stack of 256 KiB is enough for any.
@Suite struct DepthTests {
  private static let deep: [(name: String, text: String)] = [
    ("quotes", String(repeating: ">", count: 50_000) + "a\n"),
    ("lists", String(repeating: "- ", count: 20_000) + "a\n"),
    ("emphasis", String(repeating: "*a **b ", count: 15_000) + "c" + String(repeating: "** d*", count: 15_000)),
    ("strikethrough", String(repeating: "~a ~~b ", count: 10_000) + "c" + String(repeating: "~~ d~", count: 10_000)),
  ]

  @Test(arguments: deep.indices)
  func aSmallStackIsEnough(index: Int) {
    let source = Array(Self.deep[index].text.utf8)
    let rendered = OnThreads.count(1, stack: 256 << 10) { _ in
      guard let document = try? Document.parse(source) else { return 0 }
      var (trusted, untrusted) = (HTMLBuffer(), HTMLBuffer())
      var first = HTMLRenderer(document, dialect: GFMDialect())
      first.render(into: &trusted)
      var second = HTMLRenderer(document, dialect: UntrustedDialect())
      second.render(into: &untrusted)
      return document.plainText(of: 0).isEmpty ? 0 : min(trusted.bytes.count, untrusted.bytes.count)
    }
    #expect(rendered > source.count, "\(Self.deep[index].name)")
  }

  @Test func everyOpenTagIsClosed() throws {
    let html = try ownHTML(String(repeating: "> ", count: 1_000) + "*a*")
    #expect(html.components(of: "<blockquote>") == 1_000)
    #expect(html.components(of: "</blockquote>") == 1_000)
  }
}

extension String {
  func components(of part: String) -> Int { ranges(of: part).count }
}
