import ArgumentParser
import Content
import Diagnostics
import Site

struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Builds the site.",
    discussion: """
      Reads the content folder, builds every page beside the published site, and puts the new one in its place in one \
      step. With an error in the content nothing is published, and the site stays as it was.
      """,
    examples: [
      "codicil build": "the site as it stands today, in the folder output/",
      "codicil build --drafts --output draft-site": "with the drafts, elsewhere, for reviewers",
      "codicil build --as-of 2030-01-01 --output later": "the site as it will be on a day to come",
    ], found: "the content has errors: nothing was published")

  @OptionGroup var site: SiteArguments
  @OptionGroup var reporting: ReportArguments
  @Flag(help: "Build the drafts too.")
  var drafts = false

  package func run() async throws { try await reporting.reporter.carryOut(build) }

  private func build(_ reporter: Reporter) async throws(Diagnostic) -> ExitStatus {
    var options = try site.options()
    options.includesDrafts = drafts
    return try await Self.build(options, reporter)
  }

  /// Builds and puts the site in its place, and says so; or says why not.
  static func build(_ options: SiteOptions, _ reporter: Reporter) async throws(Diagnostic) -> ExitStatus {
    let start = ContinuousClock.now
    let build = try await Site(options).build(
      progress: { reporter.progress($0, of: $1, "versions") },
      waiting: { reporter.say("\($0) is writing \(options.output): this one waits") })
    reporter.endProgress()
    reporter.report(build.diagnostics)
    guard !build.diagnostics.hasErrors else {
      reporter.report(refusal(build.diagnostics, options.output))
      return .found
    }
    try await build.publish()
    reporter.summarize(
      "build", "\(sentence(build.summary)) in \(seconds(since: start)) s → \(options.output)",
      figures: figures(of: build.summary))
    return .done
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
      count(summary.policies, "policy", "policies"),
      summary.translations > 0 ? count(summary.translations, "translation", "translations") : nil,
      count(summary.versions, "version", "versions"), count(summary.redlines, "redline", "redlines"),
      count(summary.pages, "page", "pages"), count(summary.thirdParties, "third party", "third parties"),
    ].compactMap { $0 }.joined(separator: ", ")
    let absent = [
      summary.drafts > 0 ? count(summary.drafts, "draft", "drafts") : nil,
      summary.scheduled > 0 ? "\(summary.scheduled) scheduled" : nil,
      summary.expired > 0 ? "\(summary.expired) expired" : nil,
    ].compactMap { $0 }
    return absent.isEmpty ? built : "\(built) (not built: \(absent.joined(separator: ", ")))"
  }

  private static func figures(of summary: BuildSummary) -> [String: Int] {
    [
      "policies": summary.policies, "translations": summary.translations, "versions": summary.versions,
      "redlines": summary.redlines, "pages": summary.pages, "third-parties": summary.thirdParties,
    ]
  }

  private static func seconds(since start: ContinuousClock.Instant) -> String {
    let milliseconds = Int((ContinuousClock.now - start) / .milliseconds(1))
    return "\(milliseconds / 1_000).\(String(milliseconds % 1_000 / 10 + 100).dropFirst())"
  }
}
