import Foundation

/// Another program, as a reader of a site has it.
enum ReaderTool {
  static func run(_ path: String, _ arguments: [String], in folder: URL) throws -> Program.Result {
    try Program.run(arguments, in: folder, program: URL(fileURLWithPath: path))
  }
}
