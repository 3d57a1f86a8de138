import ArgumentParser
import Diagnostics
import Foundation
import Policies
import Site

struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Builds the site.",
    discussion: """
      Reads the content folder, builds every page beside the published site, and puts the new one in its place in one \
      step. With an error in the content nothing is published and the exit status is 1.
      """)

  @Option(help: ArgumentHelp("The folder with the sources.", valueName: "folder"))
  var content = "content"
  @Option(help: ArgumentHelp("The folder with the themes.", valueName: "folder"))
  var themes = "themes"
  @Option(help: ArgumentHelp("The folder to publish to.", valueName: "folder"))
  var output = "output"
  @Option(
    help: ArgumentHelp("The day whose site is built (default: SOURCE_DATE_EPOCH, or today).", valueName: "YYYY-MM-DD"))
  var asOf: String?
  @Option(
    name: .customLong("base-url"),
    help: ArgumentHelp("The site's address, in place of the one in site.yml.", valueName: "URL"))
  var baseURL: String?
  @Flag(help: "Build the drafts too.")
  var drafts = false
  @Option(
    help: ArgumentHelp("How many policies to build at the same time (default: one for each core).", valueName: "N"))
  var jobs: Int?

  func validate() throws {
    try Today.check(asOf)
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs must be from 1 to 256.") }
  }

  func run() async throws {
    let start = ContinuousClock.now
    var options = SiteOptions(
      asOf: asOf.flatMap { CalendarDate($0) } ?? Today.date(),
      jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount,
      generator: "Codicil \(Codicil.version)")
    options.content = content
    options.themes = themes
    options.output = output
    options.baseURL = baseURL
    options.includesDrafts = drafts
    do throws(Diagnostic) {
      let build = try await Site(options).build(progress: { Console.progress($0, of: $1) })
      Console.clearProgress()
      for diagnostic in build.diagnostics { Console.printError(diagnostic) }
      guard !build.diagnostics.hasErrors else { throw Self.refusal(build.diagnostics, output) }
      try build.publish()
      Console.print("\(Self.sentence(build.summary)) in \(Self.seconds(since: start)) s → \(output)\n")
    } catch {
      Console.printError(error)
      throw ExitCode.failure
    }
  }

  /// The last line of a failed build.
  private static func refusal(_ diagnostics: [Diagnostic], _ output: String) -> Diagnostic {
    let errors = diagnostics.count { $0.severity == .error }
    return Diagnostic(
      .error, "build-failed",
      "\(errors) \(errors == 1 ? "error" : "errors"): nothing was published, \(output) is as it was")
  }

  private static func sentence(_ summary: BuildSummary) -> String {
    func count(_ number: Int, _ one: String, _ many: String) -> String { "\(number) \(number == 1 ? one : many)" }
    let built = [
      count(summary.policies, "policy", "policies"), count(summary.versions, "version", "versions"),
      count(summary.redlines, "redline", "redlines"), count(summary.pages, "page", "pages"),
      count(summary.thirdParties, "third party", "third parties"),
    ].joined(separator: ", ")
    let absent = [
      summary.drafts > 0 ? count(summary.drafts, "draft", "drafts") : nil,
      summary.scheduled > 0 ? "\(summary.scheduled) scheduled" : nil,
      summary.expired > 0 ? "\(summary.expired) expired" : nil,
    ].compactMap { $0 }
    return absent.isEmpty ? built : "\(built) (not built: \(absent.joined(separator: ", ")))"
  }

  private static func seconds(since start: ContinuousClock.Instant) -> String {
    let milliseconds = Int((ContinuousClock.now - start) / .milliseconds(1))
    return "\(milliseconds / 1_000).\(String(milliseconds % 1_000 / 10 + 100).dropFirst())"
  }
}

/// The day on which the program runs: the only place that asks a clock for it.
enum Today {
  /// `SOURCE_DATE_EPOCH` (reproducible-builds.org) where it is set, else the day in UTC.
  static func date() -> CalendarDate {
    let epoch = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap(Int.init)
    let seconds = epoch ?? Int(Date().timeIntervalSince1970)
    return CalendarDate(daysSince1970: Int((Double(seconds) / 86_400).rounded(.down))) ?? .earliest
  }

  /// Refuses what `--as-of` cannot be.
  static func check(_ day: String?) throws {
    guard let day, CalendarDate(day) == nil else { return }
    throw ValidationError("--as-of is not a date: \"\(day)\". Write year, month and day as in 2025-01-15.")
  }
}
