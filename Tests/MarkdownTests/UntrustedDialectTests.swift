import Markdown
import Testing

@Suite struct UntrustedDialectTests {
  private func html(_ source: String) throws -> String {
    let document = try Document.parse(Array(source.utf8))
    var html = HTMLBuffer()
    var renderer = HTMLRenderer(document, dialect: UntrustedDialect())
    renderer.render(into: &html)
    return html.string
  }

  @Test func aDangerousLinkKeepsItsWordsOnly() throws {
    #expect(
      try html("[read *this*](javascript:x)") == "<p><span class=\"refused-link\">read <em>this</em></span></p>\n")
  }

  @Test func aHarmlessLinkStays() throws {
    #expect(
      try html("[a](https://b.example/?c&d \"e\\\"f\")")
        == "<p><a href=\"https://b.example/?c&amp;d\" title=\"e&quot;f\">a</a></p>\n")
  }

  @Test func aRemoteImageIsItsWords() throws {
    #expect(
      try html("![a \"b\"](https://c.example/d.png)") == "<p><span class=\"remote-image\">a &quot;b&quot;</span></p>\n")
    #expect(try html("![a](data:image/svg+xml,x)") == "<p><span class=\"remote-image\">a</span></p>\n")
  }

  @Test func anImageOfTheSameSiteStays() throws {
    #expect(try html("![a](b.png \"c\")") == "<p><img src=\"b.png\" alt=\"a\" title=\"c\" /></p>\n")
  }

  @Test func aBlockOfHTMLIsShownAsSource() throws {
    #expect(
      try html("<div onclick=\"x\">\nwords\n</div>\n")
        == "<pre class=\"raw-html\"><code>&lt;div onclick=&quot;x&quot;&gt;\nwords\n&lt;/div&gt;\n</code></pre>\n")
  }

  @Test func onlyABlockThatIsACommentIsDropped() throws {
    #expect(try html("<!-- a\n\nb -->\n") == "")
    #expect(try html("<!-- a --> words <!-- b -->\n").contains("words"))
    #expect(try html("<!-- a --><script>x()</script>\n").contains("&lt;script&gt;"))
    #expect(try html("<!-- never closed\n").contains("never closed"))
  }

  @Test func aTagInsideALineIsDropped() throws {
    #expect(
      try html("a <b onmouseover=x>b</b> c <br> d<BR/>e <script>f</script>") == "<p>a b c <br /> d<br />e f</p>\n")
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "a <img src=x onerror=alert(1)> b", "<svg onload=alert(1)>", "`<script>`",
    "```\"><script>\n<script>\n```", "[a](\"onclick=x)", "[a](<b\"onclick=\"x>)", "![\"><script>](x \"\\\"><script>\")",
    "[^\"><script>]\n\n[^\"><script>]: <script>x\n", "| <script> |\n|---|\n| <img onerror=x> |", "<!-- --><script>x",
    "<![CDATA[<script>]]>", "<?x <script> ?>", "&lt;script&gt;", "\\<script>", "<a href=\"javascript:x\">y</a>",
    "[a]: javascript:x\n\n[a]", "<a/href=x>", "# <iframe src=x>", "- [ ] <input autofocus onfocus=x>",
    "<style>@import x</style>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=x>", "a\0<script>", "<scr\0ipt>",
  ])
  func hostileTextsBecomeHarmlessMarkup(source: String) throws {
    let html = try html(source)
    let tags = html.matches(of: #/<\/?([^\s>\/]*)([^>]*)>/#)
    let known: Set<Substring> = [
      "p", "pre", "code", "em", "a", "span", "img", "br", "sup", "section", "ol", "ul", "li", "table", "thead", "tbody",
      "tr",
      "th", "td", "h1", "input",
    ]
    for tag in tags {
      #expect(known.contains(tag.1), "\(html)")
      let names = String(tag.2).matches(of: #/([a-z-]+)(="[^"]*")?/#).map(\.1)
      #expect(
        names.allSatisfy {
          [
            "class", "href", "src", "alt", "title", "id", "data-footnotes", "data-footnote-ref",
            "data-footnote-backref", "aria-label", "type", "disabled", "checked",
          ].contains($0)
        }, "\(html)")
    }
    #expect(!html.contains("javascript:"), "\(html)")
  }
}
