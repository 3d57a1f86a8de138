import ArgumentParser
import Diagnostics
import Policies
import Site

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Checks that no archived snapshot was changed, removed, renamed or put in.",
    discussion: """
      Reads a content folder or a built site, whichever it is given, and nothing else: no network. Exit status 1 where \
      something is wrong.
      """)

  @Argument(help: "The content folder, or the folder of a built site.")
  var folder = "content"
  @Option(
    help: ArgumentHelp("The publisher's public key, in place of the one in the folder.", valueName: "file"))
  var key: String?

  func run() throws {
    do throws(Diagnostic) {
      let publisher: PublisherKey? = if let key { try PublisherKey.read(at: key) } else { nil }
      let report = try ArchiveReport(folder, key: publisher, asOf: Today.date())
      for diagnostic in report.diagnostics { Console.printError(diagnostic) }
      for line in report.lines { Console.print(Self.sentence(line) + "\n") }
      guard !report.diagnostics.hasErrors else { throw Self.failure(report.diagnostics) }
    } catch {
      Console.printError(error)
      throw ExitCode.failure
    }
  }

  private static func sentence(_ line: ArchiveReport.Line) -> String {
    let count = line.snapshots == 1 ? "1 snapshot" : "\(line.snapshots) snapshots"
    return "\(line.policy): \(count), \(line.seal.rawValue)\(line.head.map { ", ends with \($0)" } ?? "")"
  }

  private static func failure(_ diagnostics: [Diagnostic]) -> Diagnostic {
    let errors = diagnostics.count { $0.severity == .error }
    return Diagnostic(.error, "archive-broken", "\(errors) \(errors == 1 ? "error" : "errors") in the archive")
  }
}
