import Diagnostics
import Foundation

/// The terminal.
enum Console {
  static func print(bytes: [UInt8]) { FileHandle.standardOutput.write(Data(bytes)) }

  static func printError(_ diagnostic: Diagnostic) { printError(DiagnosticText(colour: usesColour).render(diagnostic)) }

  static func printError(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }

  /// Colours and moving lines are for a person: off where standard error is not a terminal, and with NO_COLOR.
  static var usesColour: Bool { isTerminal && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty }

  static var isTerminal: Bool { isatty(FileHandle.standardError.fileDescriptor) == 1 }
}
