import Foundation

/// A loopback server of a built site whose pages and scripts arrive when a test lets them; see `Scripts/slow.py`.
package final class SlowServer {
  struct Fault: Error, CustomStringConvertible {
    let description: String
  }

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
    process.arguments = [Tool.script("slow.py"), folder]
    process.standardInput = input
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    answers = LineReader(output.fileHandleForReading)
    guard let port = answers.next() else { throw CocoaError(.fileReadUnknown) }
    address = "http://127.0.0.1:\(port)/"
  }

  /// From now on a page comes in pieces, the first of them at once, and scripts wait.
  ///
  /// - Parameter pieces: how many are wanted; a short page has fewer.
  /// - Returns: for each piece how many elements of `blocks` the page has once it has arrived.
  package func hold(_ page: String, pieces: Int) throws -> [Int] { try tell("page \(page) \(pieces)") }

  /// What pieces end before, as a selector.
  package static let blocks =
    "body :is(article, aside, blockquote, details, div, dl, fieldset, figure, footer, form, h1, h2, h3, h4, h5, h6, "
    + "header, li, main, nav, ol, p, section, table, tr, ul)"

  /// Sends the next piece.
  package func sendMore() throws { _ = try tell("more") }

  /// Lets scripts arrive.
  package func sendScripts() throws { _ = try tell("scripts") }

  private func tell(_ line: String) throws -> [Int] {
    try input.fileHandleForWriting.write(contentsOf: Data((line + "\n").utf8))
    guard let words = answers.next()?.split(separator: " "), words.first == "done" else {
      throw Fault(description: "slow.py did not do: \(line)")
    }
    return words.dropFirst().compactMap { Int($0) }
  }

  deinit {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }
}
