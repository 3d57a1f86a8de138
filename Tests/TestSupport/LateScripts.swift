import Foundation

/// A loopback server of a built site whose scripts arrive when a test lets them; see `Scripts/hold.py`.
package final class LateScripts {
  private let process = Process()
  private let input = Pipe()
  private let answers: LineReader
  /// `http://127.0.0.1:8000/`.
  package let address: String

  /// A test that makes one requires `.python`.
  ///
  /// - Parameter folder: what it serves.
  package init(of folder: String) throws {
    process.executableURL = URL(fileURLWithPath: try Requirement.python.path)
    process.arguments = [Tool.script("hold.py"), folder]
    process.standardInput = input
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    answers = LineReader(output.fileHandleForReading)
    guard let port = answers.next() else { throw CocoaError(.fileReadUnknown) }
    address = "http://127.0.0.1:\(port)/"
  }

  /// From now on scripts wait.
  package func hold() throws { try tell("hold") }

  /// Lets scripts that wait, and those that are asked for later, arrive.
  package func release() throws { try tell("release") }

  private func tell(_ word: String) throws {
    try input.fileHandleForWriting.write(contentsOf: Data((word + "\n").utf8))
    guard answers.next() == "done" else { throw CocoaError(.fileReadUnknown) }
  }

  deinit {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }
}
