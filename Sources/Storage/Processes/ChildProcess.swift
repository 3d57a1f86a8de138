package import Diagnostics
package import Foundation

/// Another program, found on the path, unless its own is given, and run without a shell.
package struct ChildProcess {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private let errors = Pipe()
  private let name: String

  /// Starts it.
  ///
  /// - Throws: `program-missing` with what to install, where there is no such program.
  package init(_ name: String, _ arguments: [String], package: String) throws(Diagnostic) {
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
  package static func run(
    _ name: String, _ arguments: [String], package: String, input bytes: [UInt8] = []
  ) throws(Diagnostic) -> [UInt8] {
    let child = try ChildProcess(name, arguments, package: package)
    let printed = child.read(writing: bytes)
    try child.finish()
    return printed
  }

  /// What a program prints that reads `bytes`; nil where it ends with the status that says that there is nothing.
  ///
  /// - Throws: `program-failed` with its own words, where it ends with any other status than 0.
  package static func run(
    _ name: String, _ arguments: [String], package: String, input bytes: [UInt8] = [], absence status: Int32
  ) throws(Diagnostic) -> [UInt8]? {
    let child = try ChildProcess(name, arguments, package: package)
    let printed = child.read(writing: bytes)
    do throws(Diagnostic) {
      try child.finish()
    } catch {
      if child.process.terminationStatus == status { return nil }
      throw error
    }
    return printed
  }

  /// All that it prints, and reads at the same time: neither program waits for the other.
  private func read(writing bytes: [UInt8]) -> [UInt8] {
    let writing = Thread { write(bytes, closing: true) }
    writing.start()
    return Array(output.fileHandleForReading.readDataToEndOfFile())
  }

  package func write(_ bytes: some Sequence<UInt8>, closing: Bool = false) {
    // A program that ends early says why by its status.
    try? input.fileHandleForWriting.write(contentsOf: Data(bytes))
    if closing { try? input.fileHandleForWriting.close() }
  }

  /// At least one byte, unless the output has ended.
  package func read() -> Data { output.fileHandleForReading.availableData }

  /// Waits for its end.
  package func finish() throws(Diagnostic) {
    let said = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      let lines = String(decoding: said, as: UTF8.self).split(separator: "\n").map(String.init)
      let words = lines.first { !$0.contains(" NOTICE: ") } ?? "exit status \(process.terminationStatus)"
      throw Diagnostic(.error, "program-failed", "'\(name)' failed: \(words)")
    }
  }

  /// Ends it, whatever it was doing.
  package func stop() {
    try? input.fileHandleForWriting.close()
    if process.isRunning { process.terminate() }
    process.waitUntilExit()
  }

  package static func isInstalled(_ name: String) -> Bool { find(name) != nil }

  private static func find(_ name: String) -> String? {
    if name.contains("/") { return access(name, X_OK) == 0 ? name : nil }
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    return folders.map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 && !Files.isFolder($0) }
  }
}
