import ArgumentParser
import Diagnostics
import Policies
import Site

struct PublishCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract: "Builds the site and brings it to a host.",
    discussion: """
      Builds, checks the archive of the built site, and hands what has changed over to rclone: parts before pages, \
      pages before what lists them. The destination is a folder, or whatever rclone can reach:

        codicil publish /var/www/example
        codicil publish :sftp,host=example.com,user=web:public_html
        codicil publish bucket:policies           (a remote of your rclone configuration)

      Keep passwords in rclone's configuration or in its RCLONE_ variables: what stands on a command line can be read \
      by others on the machine.

      Versions of policies that were published and are no longer in the site stay where they are; with --dry-run \
      everything that would be done is listed, and nothing is.
      """)

  @Argument(help: "A folder, or a place as rclone writes it.")
  var destination: String
  @OptionGroup var site: SiteArguments
  @OptionGroup var reporting: ReportArguments
  @Flag(name: .customLong("no-build"), help: "Publish the built site as it is.")
  var skipsBuild = false
  @Flag(help: "List what would be done, and do nothing at the destination.")
  var dryRun = false
  @Flag(help: "Remove versions too that the site no longer has.")
  var deleteOldVersions = false
  @Flag(help: "Publish although versions would be lost or changed that readers could read.")
  var force = false

  func run() async throws {
    let reporter = reporting.reporter
    if !skipsBuild { try await BuildCommand.build(site.options, reporter) }
    try verify(reporter)
    var options = Publication.Options()
    options.removesOldVersions = deleteOldVersions
    options.isForced = force
    let hasLosses: Bool
    do throws(Diagnostic) {
      let publication = try Publication(of: site.output, to: destination, options).planned()
      for loss in publication.losses { reporter.report(loss) }
      if dryRun {
        for step in publication.steps { Self.list(step, reporter) }
      } else {
        defer { reporter.endProgress() }
        try publication.run(progress: { reporter.progress($0, of: $1, "files") })
      }
      reporter.summarize(
        "publish", Self.sentence(publication.summary, isPlan: dryRun, destination),
        Self.figures(of: publication.summary))
      hasLosses = !publication.losses.isEmpty
    } catch {
      reporter.report(error)
      throw ExitCode.failure
    }
    if hasLosses { throw ExitCode.failure }
  }

  /// What is published can be trusted, or is not published.
  private func verify(_ reporter: Reporter) throws {
    let found: [Diagnostic]
    do throws(Diagnostic) {
      found = try ArchiveReport(site.output, key: nil, asOf: site.options.asOf).diagnostics
    } catch {
      // A site without policies has nothing to check.
      if error.rule.id == "archive-missing" { return }
      found = [error]
    }
    for diagnostic in found { reporter.report(diagnostic) }
    if found.hasErrors { throw ExitCode.failure }
  }

  private static func list(_ step: Publication.Step, _ reporter: Reporter) {
    switch step {
    case .copy(let path): reporter.list("copy", path)
    case .remove(let path): reporter.list("remove", path)
    case .keep(let path): reporter.list("keep", path)
    }
  }

  private static func sentence(_ summary: Publication.Summary, isPlan: Bool, _ destination: String) -> String {
    var parts = [
      "\(summary.copied) \(isPlan ? "to copy" : "copied")", "\(summary.unchanged) unchanged",
      "\(summary.removed) \(isPlan ? "to remove" : "removed")",
    ]
    if summary.kept > 0 { parts.append("\(summary.kept) of old versions kept") }
    if summary.foreign > 0 { parts.append("\(summary.foreign) of somebody else left alone") }
    return parts.joined(separator: ", ") + " → \(destination)"
  }

  private static func figures(of summary: Publication.Summary) -> [String: Int] {
    [
      "copied": summary.copied, "unchanged": summary.unchanged, "removed": summary.removed, "kept": summary.kept,
      "foreign": summary.foreign,
    ]
  }
}
