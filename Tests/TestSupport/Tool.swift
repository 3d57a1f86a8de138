import Foundation

/// Programs of the machine that some tests run.
package enum Tool {
  /// Runs a program to its end.
  ///
  /// - Returns: its exit status and what it printed.
  package static func run(_ path: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: text, as: UTF8.self))
  }

  /// A script of the tests.
  package static func script(_ name: String) -> String {
    ProjectFolder.url.appending(path: "Tests/TestSupport/Scripts/\(name)").path
  }
}
