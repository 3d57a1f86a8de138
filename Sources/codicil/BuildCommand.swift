import ArgumentParser
import Diagnostics
import Site

struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Builds the site.",
    discussion: """
      Reads the content folder, builds every page beside the published site, and puts the new one in its place in one \
      step. With an error in the content nothing is published and the exit status is 1.
      """)

  @OptionGroup var site: SiteArguments
  @OptionGroup var reporting: ReportArguments
  @Flag(help: "Build the drafts too.")
  var drafts = false

  func run() async throws {
    var options = site.options
    options.includesDrafts = drafts
    try await Self.build(options, reporting.reporter)
  }

  /// Builds and puts the site in its place, and says so; or says why not.
  static func build(_ options: SiteOptions, _ reporter: Reporter) async throws {
    let start = ContinuousClock.now
    do throws(Diagnostic) {
      let build = try await Site(options).build(progress: { reporter.progress($0, of: $1, "versions") })
      reporter.endProgress()
      for diagnostic in build.diagnostics { reporter.report(diagnostic) }
      guard !build.diagnostics.hasErrors else { throw refusal(build.diagnostics, options.output) }
      try build.publish()
      reporter.summarize(
        "build", "\(sentence(build.summary)) in \(seconds(since: start)) s → \(options.output)",
        figures(of: build.summary))
    } catch {
      reporter.endProgress()
      reporter.report(error)
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

  static func sentence(_ summary: BuildSummary) -> String {
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

  private static func figures(of summary: BuildSummary) -> [String: Int] {
    [
      "policies": summary.policies, "versions": summary.versions, "redlines": summary.redlines,
      "pages": summary.pages, "third-parties": summary.thirdParties,
    ]
  }

  private static func seconds(since start: ContinuousClock.Instant) -> String {
    let milliseconds = Int((ContinuousClock.now - start) / .milliseconds(1))
    return "\(milliseconds / 1_000).\(String(milliseconds % 1_000 / 10 + 100).dropFirst())"
  }
}
