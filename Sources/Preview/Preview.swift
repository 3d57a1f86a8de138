package import Content
package import Diagnostics
package import Site
import Storage

/// A site in a browser while it is written: served from memory, built again when a file changes, and shown at once.
package struct Preview: Sendable {
  /// What happens, for whoever shows it.
  package enum Report: Sendable {
    /// The preview can be opened at this address.
    case listening(String)
    /// These files changed, and a build begins.
    case changed(Set<String>)
    /// - pages: how many pages are not as they were.
    case built(MemoryBuild, pages: Int)
    /// There is nothing that could be built.
    case failed(Diagnostic)
  }

  private let options: @Sendable () -> SiteOptions
  private let port: UInt16?

  /// - Parameters:
  ///   - port: nil for a free one.
  ///   - options: asked for every build, since the day may change in between.
  package init(port: UInt16?, _ options: @escaping @Sendable () -> SiteOptions) {
    self.options = options
    self.port = port
  }

  /// Serves the site until the task is cancelled.
  ///
  /// - Throws: a diagnostic if the port cannot be had. Whatever happens to the site's files is only reported.
  package func run(_ report: @escaping @Sendable (Report) -> Void) async throws(Diagnostic) {
    let hub = Hub()
    let server = try await Loopback(hub, port: port)
    let content = options().content
    let watch = FolderWatch([content, options().themes]) { path in
      path.hasPrefix(content + "/") && ContentTree.readsHidden(String(path.dropFirst(content.count + 1)))
    }
    let pinging = Task {
      while (try? await Task.sleep(for: .seconds(15))) != nil { hub.ping() }
    }
    var (memory, files) = (BuildMemory(), [String: [UInt8]]())
    await Self.build(options(), &memory, &files, hub, report)
    report(.listening(server.origin))
    for await changed in watch.changes {
      report(.changed(changed))
      await Self.build(options(), &memory, &files, hub, report)
    }
    pinging.cancel()
    watch.stop()
    hub.close()
    await server.stop()
  }

  private static func build(
    _ options: SiteOptions, _ memory: inout BuildMemory, _ files: inout [String: [UInt8]], _ hub: Hub,
    _ report: @Sendable (Report) -> Void
  ) async {
    do throws(Diagnostic) {
      let build = try await MemoryBuild.make(options, after: memory)
      memory = build.memory
      hub.show(build)
      guard !build.diagnostics.hasErrors else { return report(.built(build, pages: 0)) }
      let pages = build.files.count { $0.key.hasSuffix(".html") && files[$0.key] != $0.value }
      let gone = files.count { $0.key.hasSuffix(".html") && build.files[$0.key] == nil }
      files = build.files
      report(.built(build, pages: pages + gone))
    } catch {
      hub.show(error)
      report(.failed(error))
    }
  }
}
