import Markup
import Testing

@Suite struct StyleReferencesTests {
  /// A sheet, and what it loads.
  static let sheets: [(String, [String])] = [
    ("p { background: url(a.png) }", ["url() a.png"]),
    ("p { background: url( 'a.png' ) }", ["url() a.png"]),
    ("p { background: URL(\"a(b).png\") }", ["url() a(b).png"]),
    ("p { background: u\\72l(a) }", ["url() a"]),
    ("p { background: url(\\68 ttps://a.com) }", ["url() https://a.com"]),
    (
      "@import 'a.css' screen; @import url(b.css); @import url('c.css');",
      ["@import a.css", "@import b.css", "url() c.css"]
    ),
    ("@IMPORT\n\"a.css\";", ["@import a.css"]),
    ("p { background: image-set('a.png' 1x, url(b.png) 2x) }", ["image-set() a.png", "url() b.png"]),
    ("p { background: -webkit-image-set(url(a) 1x) }", ["url() a"]),
    ("@font-face { src: url(a.woff2) format('woff2'), local('b') }", ["url() a.woff2"]),
    ("p { background: src('a') }", ["url() a"]),
    ("/* url(a) */ p::before { content: 'url(b)' }", []),
    ("p { quotes: '\\'url(a)' }", []),
    ("p { width: calc(1px + (2px)) } q { background: url(a", ["url() a"]),
    ("p { content: 'unclosed\n; background: url(a) }", ["url() a"]),
    ("@namespace url(http://www.w3.org/1999/xhtml);", []),
    ("", []),
  ]

  @Test(arguments: sheets)
  func findsWhatASheetLoads(_ css: String, _ found: [String]) {
    #expect(StyleReferences.addresses(in: css).map { "\($0.place) \($0.address)" } == found)
  }

  @Test func saysWhereEachStands() {
    let css = "p { background: url('a') }"
    let bytes = Array(css.utf8)
    #expect(StyleReferences.addresses(in: css).map { String(decoding: bytes[$0.range], as: UTF8.self) } == ["'a'"])
  }
}
