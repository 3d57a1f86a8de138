import Diagnostics
import Foundation

/// The terminal.
enum Console {
  static func print(bytes: [UInt8]) { FileHandle.standardOutput.write(Data(bytes)) }
  static func print(_ text: String) { print(bytes: Array(text.utf8)) }

  static func printError(_ diagnostic: Diagnostic) {
    printError(DiagnosticText(colour: usesColour(on: .standardError)).render(diagnostic))
  }
  static func printError(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }

  /// Asks for a yes; the end of the input is a no.
  static func asks(_ question: String) -> Bool {
    print(question + " [y/N] ")
    return ["y", "yes"].contains(readLine()?.lowercased() ?? "")
  }

  /// Colours are for a person: off where a stream is not a terminal that has them, and with NO_COLOR (no-color.org).
  static func usesColour(on stream: FileHandle) -> Bool {
    let environment = ProcessInfo.processInfo.environment
    return isTerminal(stream) && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
  }

  static func isTerminal(_ stream: FileHandle) -> Bool { isatty(stream.fileDescriptor) == 1 }

  /// How many columns standard output has; nil where it is not a terminal.
  static var width: Int? {
    var size = winsize()
    guard ioctl(FileHandle.standardOutput.fileDescriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return Int(size.ws_col)
  }

  /// A line that is overwritten as work goes on.
  static func progress(_ done: Int, of total: Int, _ things: String) {
    guard isTerminal(.standardError) else { return }
    let width = 24
    let filled = total > 0 ? done * width / total : width
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    printError("\r\u{1B}[K\(bar) \(done) of \(total) \(things)")
  }

  static func clearProgress() {
    if isTerminal(.standardError) { printError("\r\u{1B}[K") }
  }
}
