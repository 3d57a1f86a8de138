import Markup
import Testing

@Suite struct RefreshTests {
  /// Contents of a refresh, and the addresses that a browser opens for them; those of Chromium were tried in it.
  @Test(arguments: [
    ("0;https://a.example/", ["https://a.example/"]),
    ("0,https://a.example/", ["https://a.example/"]),
    ("0 https://a.example/", ["https://a.example/"]),
    ("0 url=https://a.example/", ["https://a.example/"]),
    ("0\turl=https://a.example/", ["https://a.example/"]),
    ("0\nurl=https://a.example/", ["https://a.example/"]),
    ("0\u{C}url=https://a.example/", ["https://a.example/"]),
    ("0\r\nurl=https://a.example/", ["https://a.example/"]),
    ("0 ; url = https://a.example/", ["https://a.example/"]),
    ("0 , https://a.example/", ["https://a.example/"]),
    ("  0.5.5;UrL=https://a.example/", ["https://a.example/"]),
    (".5;https://a.example/", ["https://a.example/"]),
    ("0;url=\n https://a.example/", ["https://a.example/"]),
    ("0;url='https://a.example/'", ["https://a.example/"]),
    ("0;url=\"https://a.example/", ["https://a.example/"]),
    ("0;\"https://a.example/\" and more", ["https://a.example/"]),
    ("0;'https://a.example'.b.example/'", ["https://a.example", "https://a.example'.b.example/"]),
    ("0;url https://a.example/", ["url https://a.example/"]),
    ("0;;url=https://a.example/", [";url=https://a.example/"]),
    ("0;\u{301}https://a.example/", ["\u{301}https://a.example/"]),
    ("5", []), ("5;", []), (" 5 , ", []), ("", []),
    // What a browser does not follow. Reported all the same, as long as it could be an address.
    ("never;https://a.example/", ["https://a.example/"]),
    ("https://a.example/", []), ("0url=https://a.example/", []), ("0\u{A0}url=https://a.example/", []),
  ])
  func findsWhereAPageSendsItsReadersOn(_ content: String, _ addresses: [String]) {
    let quoted = content.replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
    let references = HTMLReferences("<meta http-equiv=refresh content=\"\(quoted)\">".utf8, in: .body).references
    #expect(references.map(\.address) == addresses)
    #expect(references.allSatisfy { $0.use == .redirection })
  }
}
