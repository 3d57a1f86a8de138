import Diagnostics
import Foundation
import Synchronization

/// The terminal.
enum Console {
  /// Why standard output could not be written, the first time.
  static var lostOutput: String? { loss.withLock { $0 } }
  private static let loss = Mutex<String?>(nil)

  /// Writes to standard output. Work goes on where that fails; how a command ends tells of it.
  static func print(bytes: [UInt8]) {
    guard let fault = write(bytes, to: .standardOutput) else { return }
    loss.withLock { $0 = $0 ?? fault }
  }
  static func print(_ text: String) { print(bytes: Array(text.utf8)) }

  static func printError(_ diagnostic: Diagnostic) {
    printError(DiagnosticText(colour: usesColour(on: .standardError)).render(diagnostic))
  }
  /// Writes to standard error; where that fails, nobody is left to tell.
  static func printError(_ text: String) { _ = write(Array(text.utf8), to: .standardError) }

  /// - Returns: the system's reason where it failed.
  private static func write(_ bytes: [UInt8], to stream: FileHandle) -> String? {
    do {
      try stream.write(contentsOf: bytes)
      return nil
    } catch {
      return reason(for: error)
    }
  }

  /// The system's words for what befell a stream.
  static func reason(for error: any Error) -> String {
    let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
    guard let cause, cause.domain == NSPOSIXErrorDomain else { return error.localizedDescription }
    return String(cString: strerror(Int32(cause.code)))
  }

  /// Puts nothing in the place of each standard stream that the program was started without, so that no file it opens
  /// takes that place and is written over with messages.
  static func openClosedStreams() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) == -1 {
      _ = open("/dev/null", O_RDWR)
    }
  }

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

  /// How many columns standard output has; nil if it is not a terminal.
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
