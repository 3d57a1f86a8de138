import Content
import Diagnostics
import Foundation
import Policies
import Preview
import Site
import Synchronization
import TestSupport
import Testing

/// A preview of a site in a temporary folder, on a free port; it ends with the value that holds it.
final class RunningPreview: Sendable {
  let folder: TemporaryFolder
  let client: Client
  private let serving: Task<Void, Never>

  init(_ folder: TemporaryFolder) async throws {
    self.folder = folder
    let options = try Self.options(folder)
    let (origins, origin) = AsyncStream.makeStream(of: String.self)
    serving = Task {
      defer { origin.finish() }
      try? await Preview(port: 0) { options }.run { if case .listening(let address) = $0 { origin.yield(address) } }
    }
    let address = await origins.first { _ in true } ?? ""
    client = Client(port: try #require(address.split(separator: ":").last.flatMap { UInt16($0) }))
  }

  deinit { serving.cancel() }

  static func options(_ folder: TemporaryFolder) throws -> SiteOptions {
    var options = SiteOptions(asOf: try #require(CalendarDate("2026-01-01")), jobs: 2, generator: "Codicil")
    options.content = folder.path + "/content"
    options.themes = folder.path + "/themes"
    options.includesDrafts = true
    return options
  }

  /// What keeps the preview from showing the site as it now is on disk; nil once it does.
  func difference(from earlier: Set<String>) async throws -> (String?, pages: Set<String>) {
    let told = await client.state(of: "/") ?? [:]
    let problems = (told["problems"] as? [[String: Any]] ?? []).compactMap { $0["text"] as? String }.joined()
    let options = try Self.options(folder)
    let build: MemoryBuild
    do throws(Diagnostic) {
      build = try await MemoryBuild.make(options, after: BuildMemory())
    } catch {
      let text = DiagnosticText(colour: false).render(error)
      return (problems == text ? nil : "it does not say: \(text) but: \(problems)", earlier)
    }
    for diagnostic in build.diagnostics where !problems.contains(DiagnosticText(colour: false).render(diagnostic)) {
      return ("it does not say: \(diagnostic) but: \(problems)", earlier)
    }
    if build.diagnostics.hasErrors { return (nil, earlier) }
    if !problems.isEmpty, build.diagnostics.isEmpty { return ("it still says: \(problems)", earlier) }
    let base = URL(string: build.baseURL)?.path ?? "/"
    let root = base.hasSuffix("/") ? base : base + "/"
    for (path, bytes) in build.files {
      guard let reply = await client.get(root + path), reply.status == 200 else {
        return ("\(path) is not there", earlier)
      }
      guard Self.withoutScript(reply.body) == bytes else { return ("\(path) is not as it would be built", earlier) }
    }
    let now = Set(build.files.keys.map { root + $0 })
    for path in earlier.subtracting(now) where await client.get(path)?.status == 200 {
      return ("\(path) is stale", earlier)
    }
    return (nil, now)
  }

  /// A page as it will be published.
  private static func withoutScript(_ page: [UInt8]) -> [UInt8] {
    guard let start = page.firstRange(of: Array("<script src=\"/_codicil/".utf8)),
      let end = page[start.upperBound...].firstRange(of: Array("</script>\n".utf8))
    else { return page }
    return Array(page[..<start.lowerBound] + page[end.upperBound...])
  }
}
