import ArgumentParser
import Comparison
import Diagnostics
import Foundation
import Pages
import Policies
import Site

struct FreezeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "freeze",
    abstract: "Archives a policy's draft as its next version.",
    discussion: """
      Shows what changed since the version before, asks, and writes the snapshot and its link in the hash chain. Nothing \
      is ever overwritten. The draft stays as it is: it is the working text of the version after this one. A policy that \
      is one file becomes a folder with its draft and its first snapshot.
      """)

  @Argument(help: "The policy.", completion: PolicyNames.completion)
  var policy: String
  @Option(help: ArgumentHelp("The day it takes effect.", valueName: "YYYY-MM-DD"))
  var effective: CalendarDate
  @Option(
    help: ArgumentHelp("The day readers can first read it (default: today).", valueName: "YYYY-MM-DD"))
  var published: CalendarDate?
  @Option(help: ArgumentHelp("What changed, in your words.", valueName: "text"))
  var summary: String?
  @Option(help: ArgumentHelp("The folder with the sources.", valueName: "folder"))
  var content = "content"
  @Option(
    help: ArgumentHelp("The publisher's secret key, where the archive is signed.", valueName: "file"))
  var key: String?
  @Flag(name: .shortAndLong, help: "Do not ask.")
  var yes = false

  func run() throws {
    let today = Today.date()
    do throws(Diagnostic) {
      let archive = try Archive(content, asOf: today)
      let terms = Freezing.Terms(effective: effective, published: published ?? today, summary: summary)
      let freezing = try Freezing(policy, as: terms, in: archive, on: today)
      for diagnostic in freezing.diagnostics { Console.printError(diagnostic) }
      guard !freezing.diagnostics.hasErrors else {
        throw Diagnostic(.error, "freeze-refused", "nothing was archived")
      }
      let secret =
        freezing.needsKey
        ? try KeyFile(key, environment: LockCommand.environment).read(for: archive.publisherKey) : nil
      Console.print(freezing.comparison.map { Self.redline($0, freezing) } ?? "The first version.\n")
      guard yes || Console.asks("Archive it as \(freezing.shownAs)?") else {
        throw Diagnostic(.error, "freeze-refused", "nothing was archived")
      }
      try freezing.write(signingWith: secret)
      Console.print("\(freezing.shownAs) takes effect on \(effective)\n")
    } catch {
      Console.printError(error)
      throw ExitCode.failure
    }
  }

  private static func redline(_ comparison: Comparison, _ freezing: Freezing) -> String {
    TerminalRedline(
      Transcript(comparison, context: 1), old: freezing.previous ?? "", new: freezing.shownAs,
      width: Console.width.map { min($0, 100) } ?? 80, usesColour: Console.usesColour(on: .standardOutput)
    ).text() + "\n"
  }
}
