import Diagnostics
import Markdown
import Site
import Synchronization

/// Holds what is served now, answers requests from it, and tells every open page when that changes.
final class Hub: Sendable {
  private struct State {
    var site: ServedSite?
    var diagnostics: [Diagnostic] = []
    var listeners: [Int: (path: String, events: AsyncStream<[UInt8]>.Continuation)] = [:]
    var count = 0
    var isClosed = false
  }

  private let state = Mutex(State())

  // MARK: Builds

  /// Serves a build; one with errors leaves the last good site where it is.
  func show(_ build: MemoryBuild) {
    show(build.diagnostics.hasErrors ? nil : ServedSite(build), build.diagnostics)
  }

  /// Says why there is no build.
  func show(_ diagnostic: Diagnostic) { show(nil, [diagnostic]) }

  private func show(_ site: ServedSite?, _ diagnostics: [Diagnostic]) {
    state.withLock { state in
      state.site = site ?? state.site
      state.diagnostics = diagnostics
      for (path, events) in state.listeners.values { events.yield(Self.event(for: path, state)) }
    }
  }

  // MARK: Requests

  func answer(_ request: Request) -> Answer {
    let (site, diagnostics) = state.withLock { ($0.site, $0.diagnostics) }
    let policy = site?.contentSecurityPolicy ?? MemoryBuild.contentSecurityPolicy
    return Self.answer(request, site, diagnostics).guarded(by: policy)
  }

  private static func answer(_ request: Request, _ site: ServedSite?, _ diagnostics: [Diagnostic]) -> Answer {
    guard request.isForLoopback else {
      return Answer(403, "The preview answers only to localhost, 127.0.0.1 and [::1]")
    }
    guard ["GET", "HEAD"].contains(request.method) else { return .refusal(of: request.method) }
    switch request.path {
    case "/_codicil/preview.js":
      return Answer(200, type: ContentType.of(request.path), PackageResources.preview_js).conditioned(by: request)
    case "/_codicil/preview.css":
      return Answer(200, type: ContentType.of(request.path), PackageResources.preview_css).conditioned(by: request)
    case let path where path.hasPrefix("/_codicil/"): return Answer(404, "There is no such file")
    default: return site?.answer(to: request).conditioned(by: request) ?? noSite(diagnostics)
    }
  }

  /// The page that is shown before there is a site.
  private static func noSite(_ diagnostics: [Diagnostic]) -> Answer {
    var html = HTMLBuffer()
    html.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Preview</title>\n")
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
    html.raw(
      "<script src=\"/_codicil/preview.js\" data-page=\"\(PageState.noSite)\" defer></script>\n</head>\n<body>\n")
    html.raw(diagnostics.isEmpty ? "<h1>The site is being built</h1>\n" : "<h1>The site cannot be built yet</h1>\n")
    html.raw("<noscript>\n")
    for diagnostic in diagnostics {
      html.raw("<pre>")
      html.text(DiagnosticText(colour: false).render(diagnostic))
      html.raw("</pre>\n")
    }
    html.raw("</noscript>\n</body>\n</html>\n")
    return Answer(503, type: ContentType.of("index.html"), html.bytes)
  }

  // MARK: Events

  /// What happens to a page, as server-sent events (HTML Standard, 9.2): first how it is now, then every change.
  func events(for path: String) -> AsyncStream<[UInt8]> {
    let (stream, continuation) = AsyncStream.makeStream(of: [UInt8].self, bufferingPolicy: .bufferingNewest(2))
    state.withLock { state in
      guard !state.isClosed else { return continuation.finish() }
      let number = state.count
      state.count += 1
      state.listeners[number] = (path, continuation)
      continuation.onTermination = { [weak self] _ in self?.forget(number) }
      continuation.yield(Self.event(for: path, state))
    }
    return stream
  }

  private static func event(for path: String, _ state: State) -> [UInt8] {
    Array("data: ".utf8) + PageState(of: path, in: state.site, state.diagnostics).json + Array("\n\n".utf8)
  }

  private func forget(_ number: Int) { state.withLock { $0.listeners[number] = nil } }

  /// Finds out which pages are gone: who reads no more cannot be written to.
  func ping() {
    let listeners = state.withLock { $0.listeners.values.map(\.events) }
    for events in listeners { events.yield(Array(":\n\n".utf8)) }
  }

  /// Ends all events.
  func close() {
    let listeners = state.withLock { state in
      state.isClosed = true
      return state.listeners.values.map(\.events)
    }
    for events in listeners { events.finish() }
  }
}
