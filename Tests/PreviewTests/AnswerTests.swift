import Policies
import Site
import TestSupport
import Testing

@testable import Preview

/// What is answered to which request, without a network.
@Suite struct AnswerTests {
  private let folder: TemporaryFolder
  private let hub = Hub()
  private let build: MemoryBuild

  init() async throws {
    folder = try TemporaryFolder()
    try folder.write(Accident.files)
    try folder.write([
      "content/static/sub/a b.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "secret.txt": "secret",
    ])
    build = try await MemoryBuild.make(RunningPreview.options(folder), after: BuildMemory())
    hub.show(build)
  }

  private func answer(
    _ path: String, host: String? = "localhost:4000", _ change: (inout Request) -> Void = { _ in }
  ) -> Answer {
    var request = Request(path: path)
    request.host = host
    change(&request)
    return hub.answer(request)
  }

  @Test(arguments: [
    ("/legal/", 200), ("/legal/index.html", 200), ("/legal/privacy/", 200), ("/legal/privacy/draft/", 200),
    ("/legal/notes.txt", 200), ("/legal/sub/a%20b.svg", 200), ("/legal/%70rivacy/", 200), ("/", 308), ("/legal", 308),
    ("/legal/privacy", 308), ("/legal/nothing", 404), ("/privacy/", 404), ("/legal/notes.txt/", 404),
    ("/_codicil/preview.js", 200), ("/_codicil/preview.css", 200), ("/_codicil/other", 404),
    ("/legal/../secret.txt", 404), ("/legal/%2e%2e/secret.txt", 404), ("/legal/..%2fsecret.txt", 404),
    ("/legal//privacy/", 404), ("/legal/%00", 404), ("/legal/%ff", 404), ("//etc/passwd", 404), ("", 404),
  ])
  func onlyPathsOfTheBuildAreAnswered(path: String, status: Int) { #expect(answer(path).status == status) }

  @Test func aFolderWithoutItsSlashIsElsewhere() {
    #expect(answer("/").headers["Location"] == "/legal/")
    #expect(answer("/legal/privacy") { $0.query = "a=b" }.headers["Location"] == "/legal/privacy/?a=b")
  }

  @Test(arguments: [
    ("/legal/", "text/html; charset=utf-8"), ("/legal/notes.txt", "text/plain; charset=utf-8"),
    ("/legal/sub/a%20b.svg", "image/svg+xml; charset=utf-8"), ("/legal/sitemap.xml", "application/xml; charset=utf-8"),
    ("/legal/privacy/feed.xml", "application/atom+xml; charset=utf-8"),
    ("/legal/privacy/history.json", "application/json; charset=utf-8"), ("/nothing", "text/html; charset=utf-8"),
  ])
  func typesNameTheirCharacters(path: String, type: String) { #expect(answer(path).headers["Content-Type"] == type) }

  @Test(arguments: [
    "evil.example", "evil.example:4000", "localhost.evil.example", "127.0.0.1.evil.example", "[::2]:80", "", nil,
  ])
  func aRequestForAnotherNameIsRefused(host: String?) { #expect(answer("/legal/", host: host).status == 403) }

  @Test(arguments: ["localhost", "LOCALHOST:4000", "127.0.0.1:80", "[::1]", "[::1]:4000"])
  func aRequestForThisMachineIsAnswered(host: String) { #expect(answer("/legal/", host: host).status == 200) }

  @Test(arguments: ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"]) func pagesCanOnlyBeRead(method: String) {
    let refused = answer("/legal/") { $0.method = method }
    #expect(refused.status == 405)
    #expect(refused.headers["Allow"] == "GET, HEAD")
  }

  @Test func everyAnswerIsGuarded() {
    for path in ["/legal/", "/nothing", "/", "/_codicil/preview.js"] {
      let headers = answer(path).headers
      #expect(headers["Cache-Control"] == "no-store")
      #expect(
        headers["Content-Security-Policy"]?.hasPrefix("default-src 'none'; style-src 'self'; script-src 'self'") == true
      )
      #expect(headers["X-Content-Type-Options"] == "nosniff")
    }
  }

  @Test(arguments: [
    ("bytes=0-1", 206, "No"), ("bytes=2-", 206, "tes.\n"), ("bytes=-2", 206, ".\n"), ("bytes=4-99", 206, "s.\n"),
    ("bytes=0-9223372036854775807", 206, "Notes.\n"), ("bytes=99-", 416, "The file has 7 bytes\n"),
    ("bytes=0-1,3-4", 200, "Notes.\n"), ("lines=1-2", 200, "Notes.\n"), ("bytes=b-a", 200, "Notes.\n"),
  ])
  func aPartOfAFileIsGiven(range: String, status: Int, text: String) {
    let part = answer("/legal/notes.txt") { $0.range = range }
    #expect(part.status == status)
    #expect(String(decoding: part.body, as: UTF8.self) == text)
  }

  @Test func aFileThatTheBrowserHasIsNotSentAgain() throws {
    let tag = try #require(answer("/legal/notes.txt").headers["ETag"])
    let second = answer("/legal/notes.txt") { $0.ifNoneMatch = tag }
    #expect(second.status == 304)
    #expect(second.body.isEmpty)
  }

  @Test func thePageForWhatIsNotThereWorksAtAnyDepth() {
    let page = String(decoding: answer("/legal/a/b/c").body, as: UTF8.self)
    #expect(page.contains("<link rel=\"stylesheet\" href=\"/legal/assets/style."))
    #expect(page.contains("data-page=\"missing\""))
  }

  @Test func onlyPagesHoldTheScriptOfThePreview() {
    #expect(String(decoding: answer("/legal/").body, as: UTF8.self).contains("<script src=\"/_codicil/preview.js\""))
    for path in ["/legal/notes.txt", "/legal/privacy/feed.xml", "/legal/privacy/versions/2025-01-15.md"] {
      #expect(!String(decoding: answer(path).body, as: UTF8.self).contains("_codicil"))
    }
  }

  @Test func pagesOfAPolicyLeadToItsDraft() {
    let site = ServedSite(build)
    let state = PageState(of: "/legal/privacy/", in: site, [])
    #expect(state.title == "Privacy policy")
    #expect(state.status == "In force since 15 January 2025")
    #expect(
      state.links.map(\.href) == [
        "/legal/privacy/", "/legal/privacy/draft/", "/legal/privacy/changes/2025-01-15-to-draft/",
      ])
    let home = PageState(of: "/legal/", in: site, [])
    #expect(home.links.map(\.label) == ["Privacy policy: What the draft changes"])
  }
}
