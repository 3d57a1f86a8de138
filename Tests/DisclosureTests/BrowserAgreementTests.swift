import Foundation
import TestSupport
import Testing

@testable import Disclosure

@Suite struct BrowserAgreementTests {
  /// What the script of the page prints of each address.
  private struct Answer: Decodable {
    let host: String?
    let scheme: String?
  }

  private static let base = "page.invalid"

  @Test(.requires(.browser)) func aRealBrowserReadsEveryOddAddressAsWeDo() throws {
    let browser = try Chromium()
    let folder = try TemporaryFolder()
    let addresses = String(decoding: try JSONEncoder().encode(spellings.map(\.href)), as: UTF8.self)
      .replacing("<", with: "\\u003c").replacing("\u{2028}", with: "\\u2028").replacing("\u{2029}", with: "\\u2029")
    try folder.write([
      "page.html": """
      <!doctype html><meta charset="utf-8"><title>x</title><pre id="answers"></pre><script>
      const read = (href) => {
        let url = null;
        try { url = new URL(href); } catch {
          try { url = new URL(href, "https://\(Self.base)/a/b"); } catch { return {}; }
        }
        return { host: url.hostname, scheme: url.protocol.slice(0, -1) };
      };
      document.getElementById("answers").textContent = "ANSWERS" + btoa(JSON.stringify(\(addresses).map(read))) + "END";
      </script>
      """
    ])
    let document = try browser.document(of: "file://\(folder.path)/page.html")
    let encoded = try #require(document.firstMatch(of: #/ANSWERS([A-Za-z0-9+\/=]+)END/#)?.output.1)
    let data = try #require(Data(base64Encoded: String(encoded)))
    let answers = try JSONDecoder().decode([Answer].self, from: data)
    try #require(answers.count == spellings.count)
    var agreed = 0
    for (spelling, answer) in zip(spellings, answers) {
      let theirs = Self.reading(of: answer)
      agreed += spelling.reading == theirs ? 1 : 0
      // Chromium reads some hosts that the standard forbids. Nothing is ever published that we cannot read.
      #expect(spelling.reading == theirs || spelling.reading == .unreadable, "\(spelling.href.debugDescription)")
    }
    #expect(agreed >= 160, "\(agreed) of \(spellings.count)")
  }

  private static func reading(of answer: Answer) -> Spelling.Reading {
    guard let scheme = answer.scheme else { return .unreadable }
    guard ["http", "https", "ws", "wss", "ftp"].contains(scheme) else { return .scheme(scheme) }
    return answer.host == base ? .relative : .host(answer.host ?? "")
  }
}
