import Testing

@testable import Markdown

/// No value becomes markup on its way through a string.
@Suite struct SafeHTMLTests {
  @Test func aValueInMarkupIsText() {
    let name = "<script>\"&'"
    var html = HTMLBuffer()
    html.raw("<b title=\"\(name)\">\(3)</b>")
    #expect(html.string == "<b title=\"&lt;script&gt;&quot;&amp;'\">3</b>")
  }

  @Test func markupInMarkupIsMarkup() {
    let inner: SafeHTML = "<i>\("a & b")</i>"
    var html = HTMLBuffer()
    html.raw("<b>\(inner)</b>")
    #expect(html.string == "<b><i>a &amp; b</i></b>")
  }

  @Test func literalsStayAsTheyAre() {
    var html = HTMLBuffer()
    html.raw("<br />&nbsp;")
    #expect(html.string == "<br />&nbsp;")
  }
}
