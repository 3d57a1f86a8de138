import Diagnostics
import Foundation

/// The terminal.
enum Console {
  static func print(bytes: [UInt8]) { FileHandle.standardOutput.write(Data(bytes)) }
  static func print(_ text: String) { print(bytes: Array(text.utf8)) }

  static func printError(_ diagnostic: Diagnostic) { printError(DiagnosticText(colour: usesColour).render(diagnostic)) }
  static func printError(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }

  /// Asks for a yes; the end of the input is a no.
  static func asks(_ question: String) -> Bool {
    print(question + " [y/N] ")
    return ["y", "yes"].contains(readLine()?.lowercased() ?? "")
  }

  /// Colours and moving lines are for a person: off where standard error is not a terminal, and with NO_COLOR.
  static var usesColour: Bool { isTerminal && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty }
  static var isTerminal: Bool { isatty(FileHandle.standardError.fileDescriptor) == 1 }

  /// A line that is overwritten as work goes on.
  static func progress(_ done: Int, of total: Int) {
    guard isTerminal else { return }
    let width = 24
    let filled = total > 0 ? done * width / total : width
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    printError("\r\u{1B}[K\(bar) \(done) of \(total) versions")
  }

  static func clearProgress() {
    if isTerminal { printError("\r\u{1B}[K") }
  }
}
