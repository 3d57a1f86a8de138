import Markdown
import Testing

@Suite struct HTMLBufferTests {
  private func escaped(_ text: String) -> String {
    var html = HTMLBuffer()
    html.text(text)
    return html.string
  }

  /// Bytes are looked at in strides: each special byte must be found at every place of a stride.
  @Test(arguments: [("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;"), ("'", "'")])
  func everyPlaceIsLookedAt(special: String, entity: String) {
    for before in 0..<20 {
      for after in 0..<20 {
        let (head, tail) = (String(repeating: "a", count: before), String(repeating: "ü", count: after))
        #expect(escaped(head + special + tail) == head + entity + tail)
        #expect(escaped(head + special + special + tail) == head + entity + entity + tail)
      }
    }
  }

  @Test func noOtherByteIsTouched() {
    let others = String(decoding: (0...127).filter { !"&<>\"".utf8.contains($0) }, as: UTF8.self) + "äöü€😀"
    for start in 0..<16 { #expect(escaped(String(repeating: "x", count: start) + others).hasSuffix(others)) }
  }

  @Test func apostrophesAreEscapedForTemplates() {
    var html = HTMLBuffer()
    html.quoted("it's <so>")
    #expect(html.string == "it&#39;s &lt;so&gt;")
  }
}
