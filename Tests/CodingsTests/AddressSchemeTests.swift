import Codings
import Testing

@Suite struct AddressSchemeTests {
  @Test(arguments: [
    ("https://a", "https"), (" \tHt\nTP\r://x", "http"), ("HtTp:a", "http"), (" \t\u{1}java\nscript:x", "javascript"),
    ("svn+ssh-1.0:x", "svn+ssh-1.0"),
    ("a:", "a"), ("/a:b", nil), ("#a:b", nil), ("1a:b", nil), ("+a:b", nil), (":a", nil), ("a", nil), ("", nil),
    ("a b:c", nil), ("ä:b", nil), ("a_b:c", nil),
  ])
  func isReadAsABrowserReadsIt(_ address: String, _ scheme: String?) {
    #expect(AddressScheme.read(address.utf8).map { String(decoding: $0, as: UTF8.self) } == scheme)
  }
}
