import Diagnostics
import FlyingFox
import FlyingSocks
import Foundation

/// The server, on this machine's own addresses alone.
///
/// The library waits for the network on a dispatch queue of its own, so that no thread on which builds run is held up.
struct Loopback: Sendable {
  /// `http://localhost:4000`.
  let origin: String
  private let servers: [HTTPServer]

  /// The port that is tried first, and how many after it.
  private static let usualPorts: ClosedRange<UInt16> = 4_000...4_019

  /// Listens on 127.0.0.1 and, if there is one, on ::1.
  ///
  /// - Parameter port: nil for the first free one from 4000 on; 0 for any.
  init(_ hub: Hub, port: UInt16?) async throws(Diagnostic) {
    let handler = SiteHandler(hub: hub)
    var found: (server: HTTPServer, port: UInt16)?
    for candidate in port.map({ [$0] }) ?? Array(Self.usualPorts) + [0] {
      guard let address = try? sockaddr_in.inet(ip4: "127.0.0.1", port: candidate) else { continue }
      found = await Self.listen(HTTPServer(address: address, logger: .disabled, handler: handler))
      if found != nil { break }
    }
    guard let found else {
      throw Diagnostic(
        .error, "port-taken", "port \(port.map(String.init) ?? "") of this machine is in use or not allowed",
        advice: "name another with --port, or leave it out to take a free one")
    }
    let second = await Self.listen(
      HTTPServer(address: sockaddr_in6.loopback(port: found.port), logger: .disabled, handler: handler))
    servers = [found.server] + [second?.server].compactMap { $0 }
    origin = "http://\(second == nil ? "127.0.0.1" : "localhost"):\(found.port)"
  }

  /// - Returns: nil if the address is taken.
  private static func listen(_ server: HTTPServer) async -> (server: HTTPServer, port: UInt16)? {
    let (outcomes, outcome) = AsyncStream.makeStream(of: Bool.self)
    Task {
      try? await server.run()
      outcome.yield(false)
    }
    Task {
      try? await server.waitUntilListening(timeout: 5)
      outcome.yield(await server.isListening)
    }
    guard await outcomes.first(where: { _ in true }) == true, let address = await server.listeningAddress else {
      return nil
    }
    switch address {
    case .ip4(_, let port), .ip6(_, let port): return (server, port)
    case .unix: return nil
    }
  }

  func stop() async {
    for server in servers { await server.stop(timeout: 0.2) }
  }
}

/// Hands requests to the hub, and its answers to the server.
private struct SiteHandler: HTTPHandler {
  let hub: Hub
  /// How many bytes are written at once.
  private static let chunk = 1 << 18

  func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
    let asked = Request(
      method: request.method.rawValue, path: request.target.path(), query: request.target.query(),
      host: request.headers[.host], ifNoneMatch: request.headers[HTTPHeader("If-None-Match")],
      range: request.headers[.range])
    let isForEvents = asked.path == "/_codicil/events" && asked.method == "GET" && asked.isForLoopback
    if isForEvents {
      let page = request.query.first { $0.name == "page" }?.value ?? "/"
      return HTTPResponse(
        statusCode: .ok, headers: [.contentType: "text/event-stream", HTTPHeader("Cache-Control"): "no-store"],
        body: HTTPBodySequence(from: EventBytes(stream: hub.events(for: page))))
    }
    let answer = hub.answer(asked)
    var headers = HTTPHeaders()
    for (name, value) in answer.headers { headers[HTTPHeader(name)] = value }
    if answer.status != 304 { headers[.contentLength] = String(answer.body.count) }
    return HTTPResponse(
      statusCode: HTTPStatusCode(answer.status, phrase: Self.phrases[answer.status] ?? ""), headers: headers,
      body: HTTPBodySequence(
        data: asked.method == "HEAD" ? Data() : Data(answer.body), suggestedBufferSize: Self.chunk))
  }

  private static let phrases = [
    200: "OK", 206: "Partial Content", 304: "Not Modified", 308: "Permanent Redirect", 403: "Forbidden",
    404: "Not Found", 405: "Method Not Allowed", 416: "Range Not Satisfiable", 503: "Service Unavailable",
  ]
}

/// Events as the server wants them: bytes without an end in sight.
private struct EventBytes: AsyncBufferedSequence {
  typealias Element = UInt8
  let stream: AsyncStream<[UInt8]>

  func makeAsyncIterator() -> Iterator { Iterator(events: stream.makeAsyncIterator()) }

  struct Iterator: AsyncBufferedIteratorProtocol {
    var events: AsyncStream<[UInt8]>.Iterator

    mutating func nextBuffer(suggested count: Int) async -> [UInt8]? { await events.next() }

    /// Bytes are only ever taken by the event.
    mutating func next() async -> UInt8? { nil }
  }
}
