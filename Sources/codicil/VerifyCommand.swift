import Archiving
import ArgumentParser
import Diagnostics
import Policies
import Site

struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Checks that no archived snapshot was changed, removed, renamed or put in.",
    discussion: """
      Reads a content folder or a built site, whichever it is given, and nothing else: no network. Who keeps the last \
      digest of a policy's chain can tell at any later time whether anything before it was touched.
      """,
    examples: [
      "codicil verify": "the archive in the content folder",
      "codicil verify output": "a site that is built",
      "codicil verify ~/download --key publisher.pem": "a copy of a site, with a key that you had before",
    ], done: "every chain is whole", found: "a snapshot was changed, removed, renamed or put in, or a signature is bad")

  @Argument(help: "The content folder, or the folder of a built site.")
  var folder = "content"
  @Option(
    help: ArgumentHelp("The publisher's public key, in place of the one in the folder.", valueName: "file"))
  var key: String?

  @OptionGroup var reporting: ReportArguments

  func run() async throws { try await reporting.reporter.carryOut(verify) }

  private func verify(_ reporter: Reporter) throws(Diagnostic) -> ExitStatus {
    let publisher: PublisherKey? = if let key { try PublisherKey.read(at: key) } else { nil }
    let report = try ArchiveReport(folder, key: publisher, asOf: Today().date)
    reporter.report(report.diagnostics)
    for line in report.lines { reporter.describe(line) }
    if report.diagnostics.hasErrors {
      reporter.report(Self.failure(report.diagnostics))
      return .found
    }
    reporter.summarize(
      "verify",
      figures: ["policies": report.lines.count, "snapshots": report.lines.reduce(0) { $0 + $1.snapshots }])
    return .done
  }

  private static func failure(_ diagnostics: [Diagnostic]) -> Diagnostic {
    let errors = diagnostics.count { $0.severity == .error }
    return Diagnostic(.error, "archive-broken", "\(errors) \(errors == 1 ? "error" : "errors") in the archive")
  }
}
