import Foundation

/// `codicil serve` on a free port; it ends with the value that holds it.
final class ServingProgram {
  /// `http://localhost:4000`.
  let origin: String
  private let process = Process()
  private let output = Pipe()

  init(_ arguments: [String], in folder: URL) throws {
    process.executableURL = Program.url
    process.arguments = ["serve", "--port", "0"] + arguments
    process.currentDirectoryURL = folder
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    var (said, address) = ([UInt8](), Substring?.none)
    while address == nil, let byte = try output.fileHandleForReading.read(upToCount: 1), !byte.isEmpty {
      said += byte
      guard said.last == UInt8(ascii: "\n") else { continue }
      address = String(decoding: said, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        .first { $0.hasPrefix("http://") }
    }
    guard let address else { throw CocoaError(.fileReadUnknown) }
    origin = String(address.dropLast())
  }

  /// What Ctrl-C does.
  func interrupt() -> (status: Int32, output: String) {
    process.interrupt()
    let rest = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationReason == .exit ? process.terminationStatus : -1, String(decoding: rest, as: UTF8.self))
  }

  deinit {
    if process.isRunning { process.terminate() }
    process.waitUntilExit()
  }
}
