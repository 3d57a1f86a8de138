import ArgumentParser
import Foundation

/// How every command ends.
enum ExitStatus: Int32, CaseIterable {
  case done = 0
  case found = 1
  case failed = 2

  /// What it means of any command.
  var meaning: String {
    switch self {
    case .done: "done, and nothing was found"
    case .found: "something was found: errors, differences, an archive that is not as it was"
    case .failed: "it could not be done, or the command line is wrong"
    }
  }

  /// A list for the end of a command's help.
  ///
  /// - Parameters:
  ///   - done: what 0 means of the command; nil for what it always means.
  ///   - found: what 1 means; nil if the command finds nothing.
  static func list(done: String? = nil, found: String?) -> String {
    let meanings: [(Self, String?)] = [(.done, done ?? "done"), (.found, found), (.failed, failed.meaning)]
    return "Exit status:\n\n"
      + meanings.compactMap { status, meaning in meaning.map { "  \(status.rawValue)  \($0)" } }
      .joined(separator: "\n")
  }

  /// Ends the program as an error of a command, or of its command line, demands.
  static func end(with error: any Error) -> Never {
    guard Codicil.exitCode(for: error) == .validationFailure else { Codicil.exit(withError: error) }
    Console.printError(Codicil.fullMessage(for: error) + "\n")
    exit(failed.rawValue)
  }
}
