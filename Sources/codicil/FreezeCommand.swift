import Archiving
import ArgumentParser
import Comparison
import Diagnostics
import Foundation
import Pages
import Policies
import Site
import Transcripts

struct FreezeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "freeze",
    abstract: "Archives a policy's draft as its next version.",
    discussion: """
      Shows what changed since the version before, asks, and writes the snapshot and its link in the hash chain. Nothing \
      is ever overwritten. The draft stays as it is: it is the working text of the version after this one. A policy that \
      is one file becomes a folder with its draft and its first snapshot.
      """,
    examples: [
      "codicil freeze privacy --effective 2030-03-01": "shows what changes, and asks",
      #"codicil freeze privacy --effective 2030-03-01 --summary "We keep records for 30 days." --yes"#:
        "with what readers are told, and without a question",
    ], found: "the draft, or its dates, have errors: nothing was archived")

  @Argument(
    help: "The policy, or its translation as in privacy/de.", completion: PolicyNames.completion)
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
  @OptionGroup var reporting: ReportArguments

  func validate() throws {
    if reporting.json, !yes { throw ValidationError("--json cannot ask: say --yes too.") }
  }

  func run() async throws { try await reporting.reporter.carryOut(freeze) }

  private func freeze(_ reporter: Reporter) throws(Diagnostic) -> ExitStatus {
    let today = try Today().date
    let archive = try Archive(content, asOf: today)
    let terms = Freezing.Terms(effective: effective, published: published ?? today, summary: summary)
    let freezing = try Freezing(Policy.ID(policy), as: terms, in: archive, on: today)
    reporter.report(freezing.diagnostics)
    guard !freezing.diagnostics.hasErrors else {
      reporter.report(Self.refusal)
      return .found
    }
    let secret =
      freezing.needsKey
      ? try KeyFile(key, environment: LockCommand.environment).read(for: archive.publisherKey) : nil
    reporter.say(freezing.comparison.map { Self.redline($0, freezing) } ?? "The first version.")
    guard yes || Console.asks("Archive it as \(freezing.shownAs)?") else { throw Self.refusal }
    try freezing.write(signingWith: secret)
    reporter.summarize("freeze", "\(freezing.shownAs) takes effect on \(effective)", figures: ["versions": 1])
    return .done
  }

  private static let refusal = Diagnostic(.error, "freeze-refused", "nothing was archived")

  private static func redline(_ comparison: Comparison, _ freezing: Freezing) -> String {
    TerminalRedline(
      Transcript(comparison, context: 1), old: freezing.previous ?? "", new: freezing.shownAs,
      width: Console.width.map { min($0, 100) } ?? 80, usesColour: Console.usesColour(on: .standardOutput)
    ).text()
  }
}
