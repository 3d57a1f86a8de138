import Markup
import Testing

@Suite struct HTMLReferencesTests {
  typealias Row = (html: String, found: [String])

  /// Markup in the body of a page, and its references: use, place and address.
  static let rows: [Row] = [
    (##"<a href="https://a.com/">x</a>"##, ["link <a href> https://a.com/"]),
    (##"<A HREF=https://a.com/?x=1&amp;y=2>x</A>"##, ["link <a href> https://a.com/?x=1&y=2"]),
    (
      ##"<a href="https&#58;//a.com" ping="https://b.com /c">x</a>"##,
      [
        "link <a href> https://a.com", "ping <a ping> https://b.com", "ping <a ping> /c",
      ]
    ),
    (##"<map><area href="//a.com" alt="x"></map>"##, ["link <area href> //a.com"]),
    (
      ##"<img src="a.png" srcset="b.png 1x, https://a.com/c,d.png 2x,e.png, f.png">"##,
      [
        "load <img src> a.png", "load <img srcset> b.png", "load <img srcset> https://a.com/c,d.png",
        "load <img srcset> e.png", "load <img srcset> f.png",
      ]
    ),
    ("<image src=a.png>", ["load <img src> a.png"]),
    ("<picture><source srcset=a.webp><img src=b></picture>", ["load <source srcset> a.webp", "load <img src> b"]),
    (
      "<video src=a poster=b><track src=c><source src=d></video><audio src=e></audio>",
      [
        "load <video src> a", "load <video poster> b", "load <track src> c", "load <source src> d",
        "load <audio src> e",
      ]
    ),
    (
      "<iframe src=a></iframe><embed src=b><object data=c></object>",
      [
        "load <iframe src> a", "load <embed src> b", "load <object data> c",
      ]
    ),
    (##"<iframe srcdoc="&lt;img src=https://a.com&gt;"></iframe>"##, ["load <iframe srcdoc> https://a.com"]),
    (
      "<script src=a></script><input type=image src=b formaction=c>",
      [
        "load <script src> a", "load <input src> b", "submission <input formaction> c",
      ]
    ),
    (
      "<form action=a><button formaction=b>x</button></form>",
      [
        "submission <form action> a", "submission <button formaction> b",
      ]
    ),
    ("<table background=a><tr><td background=b></table>", ["load <table background> a", "load <td background> b"]),
    ("<body background=a>", ["load <body background> a"]),
    ("<html manifest=a>", ["load <html manifest> a"]),
    ("<base href=a>", ["base <base href> a"]),
    (##"<meta http-equiv=Refresh content="5; URL='https://a.com/'">"##, ["redirection <meta content> https://a.com/"]),
    (##"<meta http-equiv=refresh content="0;https://a.com/">"##, ["redirection <meta content> https://a.com/"]),
    (##"<meta http-equiv=refresh content="5"><meta name=x content="5;url=y">"##, []),
    (
      "<link rel=preconnect href=a><link rel='Alternate StyleSheet' href=b><link rel=dns-prefetch href=c>",
      [
        "load <link href> a", "load <link href> b", "load <link href> c",
      ]
    ),
    ("<link rel=canonical href=a><link rel=alternate href=b><link href=c>", []),
    ("<link rel=something-new href=a>", ["load <link href> a"]),
    (##"<p style="background: url('a')">x</p>"##, ["load <p style> a"]),
    (
      "<style>@import 'a'; p { background: url(b) }</style>",
      [
        "load @import in <style> a", "load url() in <style> b",
      ]
    ),
    (
      "<svg><a xlink:href=a>x</a><image href=b /><use xlink:href=c /><rect fill='url(d)' /></svg>",
      [
        "link <a href> a", "load <image href> b", "load <use href> c", "load <rect fill> d",
      ]
    ),
    ("<svg><set attributeName=href to=https://a.com /></svg>", ["load <set to> https://a.com"]),
    ("<noscript><img src=a></noscript>", ["load <img src> a"]),
    ("<template><img src=a></template>", ["load <img src> a"]),
    ("<!-- <img src=a> --><textarea><img src=b></textarea><title><img src=c></title>", []),
    ("<p title='<img src=a>'>&lt;img src=b&gt;</p>", []),
    ("<a href='\u{1}https://a.com\u{1F}'>x</a>", ["link <a href>  https://a.com "]),
    ("<a href='&#1;https://a.com&Tab;'>x</a>", ["link <a href> \u{1}https://a.com\t"]),
    ("<a href='ht&NewLine;tps://a.com'>x</a>", ["link <a href> ht\ntps://a.com"]),
    ("<p>x</p", []),
    ("", []),
  ]

  @Test(arguments: rows)
  func findsWhatABrowserWouldTake(_ row: Row) {
    let found = HTMLReferences(row.html.utf8, in: .body).references
    #expect(found.map { "\($0.use.rawValue) \($0.place) \($0.address)" } == row.found)
  }

  @Test func readsAWholeDocumentAndAPicture() {
    let document = "<!doctype html><html><head><link rel=icon href=a></head><body background=b><p></body></html>"
    #expect(HTMLReferences(document.utf8, in: .document).references.map(\.address) == ["a", "b"])
    let picture = "<?xml version='1.0'?><?xml-stylesheet href=\"a\"?><svg xmlns='x'><image xlink:href='b'/></svg>"
    #expect(HTMLReferences(picture.utf8, in: .document).references.map(\.address) == ["a", "b"])
  }

  @Test func aPartOfATemplateMayBeACell() {
    #expect(
      HTMLReferences("<td background=a><td><img src=b>".utf8, in: .fragment).references.map(\.address) == ["a", "b"])
    #expect(HTMLReferences("<body background=a><p>".utf8, in: .fragment).references.map(\.address) == ["a"])
  }

  @Test func saysWhereEachReferenceStands() throws {
    let html = "é <a class=x href='https://a.com'>to <b>A</b> <img alt=B src=b.png><span class=note>(a.com)</span></a>"
    let link = try #require(HTMLReferences(html.utf8, in: .body, leavingOut: ["note"]).references.first)
    let bytes = Array(html.utf8)
    func text(_ range: Range<Int>?) -> String? { range.map { String(decoding: bytes[$0], as: UTF8.self) } }
    #expect(text(link.range) == "href='https://a.com'")
    #expect(text(link.element?.startTag) == "<a class=x href='https://a.com'>")
    #expect(text(link.element?.endTag) == "</a>")
    #expect(link.element?.words == "to A B")
    #expect(link.element?.notes == "(a.com)")
    #expect(link.element?["class"] == "x")
  }

  @Test func aLinkThatIsNeverClosedHasNoEndTag() {
    #expect(HTMLReferences("<p><a href=x>y".utf8, in: .body).references.first?.element?.endTag == nil)
  }

  @Test func misnestedMarkupGivesEachReferenceOnce() {
    #expect(HTMLReferences("<a href=x><p>y</a>z<p>".utf8, in: .body).references.count == 1)
    #expect(HTMLReferences("<b><a href=x><div>y</b>z</div></a>".utf8, in: .body).references.count == 1)
  }

  @Test func deepNestingDoesNotOverflow() {
    let html = String(repeating: "<div>", count: 20_000) + "<img src=a>"
    #expect(HTMLReferences(html.utf8, in: .body).references.map(\.address) == ["a"])
  }
}
