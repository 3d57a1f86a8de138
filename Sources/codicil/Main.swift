import ArgumentParser
import Foundation

@main
enum Main {
  static func main() async {
    Console.openClosedStreams()
    do {
      var command = try Codicil.parseAsRoot(arguments)
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      ExitStatus.end(with: error)
    }
  }

  /// What follows the program's name on the command line.
  ///
  /// The Swift runtime finds it beside the environment in memory, and finds nothing once a preloaded library has moved
  /// the environment elsewhere; then the system is asked.
  private static var arguments: [String] {
    if CommandLine.arguments.count > 1 { return Array(CommandLine.arguments.dropFirst()) }
    let words = FileManager.default.contents(atPath: "/proc/self/cmdline")?.split(
      separator: 0, omittingEmptySubsequences: false)
    return words?.dropFirst().dropLast().map { String(decoding: $0, as: UTF8.self) } ?? []
  }
}
