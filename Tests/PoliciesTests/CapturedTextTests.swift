import Diagnostics
import Foundation
import Markdown
import Policies
import TestSupport
import Testing

/// Captures of the Princeton-Leuven corpus: their header is provenance, their structure is recovered.
@Suite struct CapturedTextTests {
  private func capture(_ url: URL) throws -> (version: Version, text: PolicyText, words: String) {
    var said: [Diagnostic] = []
    let bytes = Array(try Data(contentsOf: url))
    let name = url.deletingPathExtension().lastPathComponent
    let version = Version(
      named: name, file: SourceFile(path: url.lastPathComponent, bytes: bytes), isDraft: false, into: &said)
    #expect(said.isEmpty)
    let text = try PolicyText(parsing: bytes[version.textRange])
    return (version, text, text.document.plainText(of: 0))
  }

  private var of2009: URL { ProjectFolder.url.appending(path: "content/policies/webix.com/2009-09-12.md") }

  private func of(_ day: String) throws -> URL {
    URL(fileURLWithPath: try Requirement.corpora.path).appending(path: "\(day).md")
  }

  @Test func theHeaderOf2009IsProvenanceAndNoText() throws {
    let (version, text, words) = try capture(of2009)
    #expect(version.dates.archived?.description == "2009-09-12")
    #expect(version.dates.effective == nil)
    #expect(
      version.provenance
        == Provenance(
          source: "http://webix.com/index-6.html", captured: "2009-09-12T22:52:29Z",
          archive: "https://web.archive.org/web/20090912225229id_/http%3A//webix.com/index-6.html"))
    #expect(!words.contains("Wayback"))
    #expect(
      !text.document.nodes.contains { $0.kind == .link && text.document.string($0.text).contains("web.archive.org") })
    #expect(text.title == "Webix.com since 1996 :: Web Design & Development : Privacy Policy")
    #expect(version.lineOffset == 2)
  }

  @Test(
    .requires(.corpora),
    arguments: [
      (
        "2014-12-19", "http://webix.com/legalnote/privacy-policy", "2014-12-19T14:56:19Z",
        "JavaScript Library Webix - Privacy Policy"
      ),
      (
        "2019-03-07", "https://webix.com/legalnote/privacy-policy", "2019-03-07T21:23:14Z",
        "JavaScript Library Webix - Privacy Policy"
      ),
    ])
  func laterHeadersAreProvenanceToo(day: String, source: String, time: String, title: String) throws {
    let (version, text, words) = try capture(of(day))
    #expect(version.provenance?.source == source)
    #expect(version.provenance?.captured == time)
    #expect(version.dates.archived?.description == day)
    #expect(text.title == title)
    #expect(!words.contains("Wayback"))
  }

  @Test func boldParagraphsAreHeadingsOfTheOutline() throws {
    let text = try capture(of2009).text
    #expect(text.sections.map(\.title).contains("Visitors to Our Website"))
    #expect(text.sections.map(\.title).contains("Our Customers"))
    #expect(!text.sections.contains { !$0.isRecovered })
    let heading = try #require(text.sections.first { $0.title == "Our Customers" })
    #expect(text.document.nodes[heading.node].kind == .paragraph)
  }

  @Test func theNumberedCircumstancesAreAListOfFour() throws {
    let text = try capture(of2009).text
    let list = try #require(text.recoveredLists.first)
    #expect(text.recoveredLists.count == 1)
    #expect(list.start == 1)
    #expect(list.items.count == 4)
    let words = text.clauses[list.items].map { clause in
      clause.inlines.map { text.document.string(text.document.nodes[$0].text) }.joined().prefix(3)
    }
    #expect(words == ["1. ", "2. ", "3. ", "4. "])
  }

  @Test func exactlyOneGarbledSignIsRepaired() throws {
    let text = try capture(of2009).text
    let repairs = Mojibake.repairs(in: text.document.bytes[...])
    #expect(repairs.map(\.repaired) == ["™"])
  }

  @Test(.requires(.corpora)) func honestCapturesNeedNoRepair() throws {
    for day in ["2014-12-19", "2019-03-07"] {
      #expect(Mojibake.repairs(in: try capture(of(day)).text.document.bytes[...]).isEmpty)
    }
  }

  @Test func theArchivedBytesAreWhatTheDigestIsOf() throws {
    let bytes = Array(try Data(contentsOf: of2009))
    #expect(try capture(of2009).version.digest == Digest(of: bytes))
  }

  @Test(.requires(.corpora)) func theCaptureOfTheProjectIsTheOneOfTheCorpus() throws {
    #expect(try Data(contentsOf: of2009) == Data(contentsOf: of("2009-09-12")))
  }

  // MARK: Headers

  private static let header =
    "> *The following text is extracted and transformed from the a.example privacy policy that was archived on "
    + "2019-03-07. Please check the [original snapshot on the Wayback Machine]"
    + "(https://web.archive.org/web/20190307212314id_/https%3A//a.example/p%C3%A9%+1) for the most accurate reproduction.*"

  @Test(arguments: ["\n\nText\n", "\r\n\r\nText\n", "\n\n\n\nText\n"])
  func theBlankLinesAfterAHeaderBelongToIt(rest: String) throws {
    let bytes = Array((Self.header + rest).utf8)
    let header = try #require(CapturedHeader(bytes[...]))
    #expect(String(decoding: bytes[header.length...], as: UTF8.self) == "Text\n")
    #expect(header.site == "a.example")
    #expect(header.provenance.source == "https://a.example/pé%+1")
  }

  @Test func aHeaderMayBeAllThereIs() throws {
    let bytes = Array(Self.header.utf8)
    #expect(try #require(CapturedHeader(bytes[...])).length == bytes.count)
  }

  @Test func withoutATimeTheDayIsWhenItWasCaptured() throws {
    let text = Self.header.replacing("/web/20190307212314id_/", with: "/web/2019/")
    let header = try #require(CapturedHeader(Array(text.utf8)[...]))
    #expect(header.provenance.captured == "2019-03-07")
    #expect(header.provenance.source == nil)
  }

  @Test(arguments: [
    "", "> *The following text", "# Text\n", header.replacing("2019-03-07", with: "2019-02-30"), " " + header,
    "Words first\n\n" + header,
  ])
  func anythingElseIsText(text: String) { #expect(CapturedHeader(Array(text.utf8)[...]) == nil) }
}
