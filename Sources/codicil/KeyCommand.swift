import ArgumentParser
import Diagnostics
import Policies
import Site

struct KeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key",
    abstract: "Makes the publisher's key, which signs the archive.",
    discussion: """
      The secret half (Ed25519) is written outside the site, readable by you only; keep a copy of it in a safe place. \
      The public half goes into the content folder and is published with the site.
      """)

  @Option(help: ArgumentHelp("The folder with the sources.", valueName: "folder"))
  var content = "content"
  @Option(
    help: ArgumentHelp(
      "Where the secret key is to stand (default: $CODICIL_KEY or ~/.config/codicil/).", valueName: "file"))
  var key: String?

  func run() throws {
    do throws(Diagnostic) {
      let file = KeyFile(key, environment: LockCommand.environment)
      let publisher = try file.generate(for: content)
      Console.print(
        "secret key: \(file.path)\npublic key: \(content)/\(PublisherKey.fileName)\nits SHA-256: \(publisher.fingerprint)\n"
      )
    } catch {
      Console.printError(error)
      throw ExitCode.failure
    }
  }
}
