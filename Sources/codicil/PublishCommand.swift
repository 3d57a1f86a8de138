import Archiving
import ArgumentParser
import Content
import Diagnostics
import Policies
import Publishing
import Site

struct PublishCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract: "Builds the site and brings it to a host.",
    discussion: """
      Builds, checks the archive of the built site, and hands what has changed over to rclone: parts before pages, \
      pages before what lists them. The destination is a folder, or whatever rclone can reach.

      Keep passwords in rclone's configuration or in its RCLONE_ variables: what stands on a command line can be read \
      by others on the machine.

      Versions of policies that were published and are no longer in the site stay where they are.
      """,
    examples: [
      "codicil publish /var/www/example": "a folder of this machine",
      "codicil publish :sftp,host=example.com,user=web:public_html": "an SFTP server",
      "codicil publish bucket:policies": "a remote of your rclone configuration: S3 and many others",
      "codicil publish bucket:policies --dry-run": "lists what would be done, and does nothing there",
    ],
    found: """
      the content or the archive has errors, or versions that readers could read would be lost: nothing was published
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

  func run() async throws { try await reporting.reporter.carryOut(publish) }

  private func publish(_ reporter: Reporter) async throws(Diagnostic) -> ExitStatus {
    if !skipsBuild, try await BuildCommand.build(site.options(), reporter) != .done { return .found }
    var options = Publication.Options()
    options.removesOldVersions = deleteOldVersions
    options.isForced = force
    let intended = try Publication(of: site.output, to: destination, options)
    let faults = try archiveFaults()
    reporter.report(faults)
    guard !faults.hasErrors else { return .found }
    let publication = try await intended.planned()
    reporter.report(publication.losses)
    if dryRun {
      for step in publication.steps { Self.list(step, reporter) }
    } else if let refusal = publication.refusal {
      reporter.report(refusal)
      return .found
    } else {
      try await publication.run(progress: { reporter.progress($0, of: $1, "files") })
      reporter.endProgress()
    }
    reporter.summarize(
      "publish", Self.sentence(publication.summary, isPlan: dryRun, destination),
      figures: Self.figures(of: publication.summary))
    return publication.losses.isEmpty ? .done : .found
  }

  /// What is published can be trusted, or is not published.
  private func archiveFaults() throws(Diagnostic) -> [Diagnostic] {
    do throws(Diagnostic) {
      return try ArchiveReport(site.output, key: nil, asOf: site.options().asOf).diagnostics
    } catch {
      // A site without policies has nothing to check.
      guard error.rule.id == "archive-missing" else { throw error }
      return []
    }
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
