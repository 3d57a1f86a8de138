import Diagnostics
import Foundation

/// Another program, found on the path, unless its own is given, and run without a shell.
struct ChildProcess {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private let errors = Pipe()
  private let name: String

  /// Starts it.
  ///
  /// - Throws: `program-missing` with what to install, where there is no such program.
  init(_ name: String, _ arguments: [String], package: String) throws(Diagnostic) {
    self.name = name
    guard let path = Self.find(name) else {
      throw Diagnostic(
        .error, "program-missing", "the program '\(name)' is needed and is not installed",
        advice: "install it with: apt-get install \(package)")
    }
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(["LC_ALL": "C.UTF-8", "GIT_TERMINAL_PROMPT": "0"])
    {
      $1
    }
    process.standardInput = input
    process.standardOutput = output
    process.standardError = errors
    do {
      try process.run()
    } catch {
      throw Diagnostic(.error, "program-failed", "'\(name)' cannot be started: \(error.localizedDescription)")
    }
  }

  /// All that a program prints that reads `bytes`.
  ///
  /// - Throws: `program-failed` with its own words, where it ends with another status than 0.
  static func run(
    _ name: String, _ arguments: [String], package: String, input bytes: [UInt8] = []
  ) throws(Diagnostic) -> [UInt8] {
    let child = try ChildProcess(name, arguments, package: package)
    // Written beside the reading, so that neither program waits for the other.
    let writing = Thread { child.write(bytes, closing: true) }
    writing.start()
    let printed = child.output.fileHandleForReading.readDataToEndOfFile()
    try child.finish()
    return Array(printed)
  }

  func write(_ bytes: some Sequence<UInt8>, closing: Bool = false) {
    // A program that ends early says why by its status.
    try? input.fileHandleForWriting.write(contentsOf: Data(bytes))
    if closing { try? input.fileHandleForWriting.close() }
  }

  /// At least one byte, unless the output has ended.
  func read() -> Data { output.fileHandleForReading.availableData }

  /// Waits for its end.
  func finish() throws(Diagnostic) {
    let said = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      let words = String(decoding: said, as: UTF8.self).split(separator: "\n").first.map(String.init)
      throw Diagnostic(
        .error, "program-failed", "'\(name)' failed: \(words ?? "exit status \(process.terminationStatus)")")
    }
  }

  /// Ends it, whatever it was doing.
  func stop() {
    try? input.fileHandleForWriting.close()
    if process.isRunning { process.terminate() }
    process.waitUntilExit()
  }

  static func isInstalled(_ name: String) -> Bool { find(name) != nil }

  private static func find(_ name: String) -> String? {
    if name.contains("/") { return access(name, X_OK) == 0 ? name : nil }
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    return folders.map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 && !Files.isFolder($0) }
  }
}
