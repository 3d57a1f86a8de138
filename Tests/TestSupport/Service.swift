import Foundation

/// A server program of the machine that runs as long as the value that holds it, on loopback.
package final class Service {
  package let port: Int
  private let process = Process()

  struct Ended: Error, CustomStringConvertible {
    let description: String
  }

  /// Starts a program and waits until it listens.
  ///
  /// - Parameter arguments: made for the port that it is to listen on.
  package init(
    _ path: String, environment: [String: String] = [:], arguments: (_ port: Int) throws -> [String]
  ) throws {
    port = try LoopbackPort.free()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = try arguments(port)
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    do {
      try Patience.wait(until: "\(path) listens") {
        guard process.isRunning else { throw Ended(description: "\(path) ended before it listened") }
        return LoopbackPort.answers(port)
      }
    } catch {
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      throw error
    }
  }

  deinit {
    // Some servers take a mere request to end for a suggestion.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }
}
