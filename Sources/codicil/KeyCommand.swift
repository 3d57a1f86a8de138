import Archiving
import ArgumentParser
import Diagnostics
import Policies
import Site

struct KeyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key",
    abstract: "Makes the publisher's key, which signs the archive.",
    discussion: """
      The secret half (Ed25519) is written outside the site, readable by you only; keep a copy of it in a safe place. \
      The public half goes into the content folder and is published with the site. An existing key is never replaced.
      """,
    examples: [
      "codicil key": "the secret half goes to the user's settings",
      "codicil key --key ~/safe/larkspur.pem": "it goes elsewhere; $CODICIL_KEY tells the other commands where",
    ], found: nil)

  @Option(help: ArgumentHelp("The folder with the sources.", valueName: "folder"))
  var content = "content"
  @Option(
    help: ArgumentHelp(
      "Where the secret key is to stand (default: $CODICIL_KEY or ~/.config/codicil/).", valueName: "file"))
  var key: String?

  @OptionGroup var reporting: ReportArguments

  func run() async throws { try await reporting.reporter.carryOut(makeKey) }

  private func makeKey(_ reporter: Reporter) throws(Diagnostic) -> ExitStatus {
    let file = KeyFile(key, environment: LockCommand.environment)
    let publisher = try file.generate(for: content)
    let publicPath = "\(content)/\(PublisherKey.fileName)"
    if reporter.isJSON {
      for path in [file.path, publicPath] { reporter.list("write", path) }
    }
    reporter.say("secret key: \(file.path)\npublic key: \(publicPath)\nits SHA-256: \(publisher.fingerprint)")
    reporter.summarize("key", figures: ["keys": 1])
    return .done
  }
}
