import Markdown
import Testing

@Suite struct AddressSafetyTests {
  @Test(arguments: [
    "https://example.com/", "HTTP://example.com", "mailto:a@b.example", "tel:+49-30-123", "/privacy", "privacy.md#x",
    "#top", "?q=a:b", "//example.com/x", "", "./a:b", "a/b:c", "1:2", ":x", "%6aavascript:alert(1)", "é:x", "-a:b",
  ])
  func letsThroughWhatAPolicyNeeds(address: String) { #expect(AddressSafety.isAllowed(ArraySlice(address.utf8))) }

  static let schemes = [
    "javascript", "vbscript", "data", "blob", "feed", "jar", "intent", "view-source", "ms-settings", "xmpp", "file",
    "ftp", "livescript", "mocha", "about", "chrome", "resource", "filesystem", "ws", "wss", "android-app", "sms",
    "facetime", "ms-word", "search-ms", "steam", "skype", "callto", "magnet", "gopher", "httpx", "http-", "h",
    "x+y.z-1",
  ]

  @Test(arguments: schemes)
  func refusesEveryOtherScheme(scheme: String) {
    let spellings = [
      scheme, scheme.uppercased(), scheme.prefix(1).uppercased() + scheme.dropFirst(), " \(scheme)", "\t\n\(scheme)",
      "\u{1}\(scheme)", "\u{1F} \(scheme)", "\0\(scheme)", scheme.map { "\($0)\t" }.joined(),
      scheme.map { "\($0)\n" }.joined(), scheme.map { "\($0)\r\n" }.joined(), "\(scheme)\t",
    ]
    for spelling in spellings {
      #expect(!AddressSafety.isAllowed(ArraySlice("\(spelling):alert(1)".utf8)), "\(spelling.debugDescription)")
      #expect(AddressSafety.isRemote(ArraySlice("\(spelling):x".utf8)), "\(spelling.debugDescription)")
    }
  }

  /// Spellings that Markdown decodes: entities and escapes.
  @Test(arguments: [
    "[a](javascript:alert(1))", "[a](&#106;avascript:alert(1))", "[a](javascript&colon;alert(1))",
    "[a](java&Tab;script:alert(1))", "[a](<java&NewLine;script:alert(1)>)", "[a](&#x1;javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))", "<javascript:alert(1)>", "[a][b]\n\n[b]: javascript:alert(1)",
    "[a](vbscript:x)", "[a](data:text/html,x)", "<data:text/html;base64,eA==>", "<view-source:http://a.b/>",
    "[a](blob:https://x/y)", "<xmpp:a@b.example>", "[a](feed:javascript:alert(1))",
  ])
  func noSpellingReachesAnAttribute(source: String) throws {
    let document = try Document.parse(Array(source.utf8))
    var html = HTMLBuffer()
    var renderer = HTMLRenderer(document, dialect: UntrustedDialect())
    renderer.render(into: &html)
    #expect(!html.string.contains("href"), "\(html.string)")
    if html.string.contains("<span") { #expect(html.string.hasPrefix("<p><span class=\"refused-link\">")) }
  }

  @Test(arguments: [
    ("https://a.example/x.png", true), ("//a.example/x.png", true), ("\\\\a.example\\x.png", true),
    ("/\\a.example", true),
    ("\\/a.example", true), (" //a.example", true), ("/\t/a.example", true), ("data:image/png,x", true),
    ("http:x.png", true),
    ("x.png", false), ("/x.png", false), ("../x.png", false), ("/", false), ("", false), ("a//b", false),
    ("#//", false),
  ])
  func knowsWhatAsksAnotherHost(address: String, isRemote: Bool) {
    #expect(AddressSafety.isRemote(ArraySlice(address.utf8)) == isRemote)
  }
}
