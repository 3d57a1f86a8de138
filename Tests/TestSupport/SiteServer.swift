import Foundation

/// A loopback server of a built site that records what a browser asks of others; see `Scripts/serve.py`.
package final class SiteServer {
  /// One line of what the server says.
  package struct Event: Decodable, Sendable {
    /// The path that another host than the site's was visited with.
    package var visited: String?
    package var host: String?
    package var referer: String?
    /// An address that was asked for and is not the site's.
    package var asked: String?
    /// Whether all steps are taken.
    package var done: Bool?
  }

  package let folder: TemporaryFolder
  package let plainPort: Int
  package let securePort: Int
  private let process: Process
  private let input: Pipe
  private let lines: LineReader

  /// A test that makes one requires `.python` and `.openssl`.
  ///
  /// - Parameter folder: what it serves.
  package init(_ folder: TemporaryFolder) throws {
    self.folder = folder
    let certificate = try Tool.run(
      Requirement.openssl.path,
      [
        "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=site.test", "-keyout",
        folder.path + "/key.pem", "-out", folder.path + "/certificate.pem",
      ])
    guard certificate.status == 0 else { throw CocoaError(.fileWriteUnknown) }
    process = Process()
    process.executableURL = URL(fileURLWithPath: try Requirement.python.path)
    process.arguments = [Tool.script("serve.py"), folder.path]
    input = Pipe()
    let output = Pipe()
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    lines = LineReader(output.fileHandleForReading)
    let ports = lines.next()?.split(separator: " ").compactMap { Int($0) } ?? []
    guard ports.count == 2 else { throw CocoaError(.fileReadUnknown) }
    (plainPort, securePort) = (ports[0], ports[1])
  }

  /// The events up to the one that says that all steps are taken, or up to the end of the server.
  package func eventsUntilDone() throws -> [Event] {
    var events: [Event] = []
    while let line = lines.next() {
      let event = try JSONDecoder().decode(Event.self, from: Data(line.utf8))
      if event.done == true { return events }
      events.append(event)
    }
    return events
  }

  deinit {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }
}
