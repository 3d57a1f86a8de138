import Archiving
import ArgumentParser
import Diagnostics
import Policies
import Site

struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Takes archived texts from elsewhere into the content folder.",
    discussion: """
      Every imported snapshot says where it comes from. What is there already stays: an import that was broken off goes \
      on when it is run again, and a second one changes nothing. Older captures slot in by their date.
      """,
    examples: [
      "codicil import git ../our-website --path legal/privacy.md --policy privacy": "what git knows of one file",
      "codicil import captures ~/captures": "every capture of a folder, filed by site and day",
    ], found: found,
    subcommands: [Captures.self, Git.self, Page.self])

  struct Target: ParsableArguments {
    @Option(help: ArgumentHelp("The folder with the sources; made if it is not there.", valueName: "folder"))
    var content = "content"
    @OptionGroup var reporting: ReportArguments
  }

  struct Captures: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "captures",
      abstract: "Markdown files with the header of the Princeton-Leuven corpus, or with 'source' and 'archived'.",
      discussion: """
        Each file becomes a version of a captured policy, named by the day of its capture. What the file says of where \
        it was found stands on the page of the version.
        """,
      examples: [
        "codicil import captures captures/*.md": "files, each to the policy of the site that it names",
        "codicil import captures captures --policy example.com": "all files of a folder, as one policy",
      ], found: found)

    @Argument(help: "Files, and folders of them.")
    var paths: [String]
    @Option(
      help: ArgumentHelp("The policy they are versions of (default: the site that a header names).", valueName: "name"))
    var policy: String?
    @OptionGroup var target: Target

    func run() async throws { try await target.reporting.reporter.carryOut(importFiles) }

    private func importFiles(_ reporter: Reporter) throws(Diagnostic) -> ExitStatus {
      let captures = try CaptureImport(paths, policy: policy)
      reporter.report(captures.diagnostics)
      guard !captures.diagnostics.hasErrors else {
        reporter.report(Diagnostic(.error, "import-refused", "nothing was imported"))
        return .found
      }
      return ImportCommand.end(try captures.write(into: target.content, asOf: Today().date), reporter)
    }
  }

  struct Git: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "git",
      abstract: "The history of your own policy, or a whole collection of Open Terms Archive.",
      discussion: """
        With --path and --policy the history is your own: each state of the file that the branch has had becomes a \
        version, merges included, published on the day of its commit. It takes effect on the day that its front matter \
        or its text states, else as published. The newest text becomes the draft. --captured is for texts of others.

        Without them the repository is a collection (Service/Document.md), and each commit that changed a text is a \
        capture, dated by its day in UTC. Commits that only follow a change of the archive's own tools are marked.

        No program and no setting that the repository names is used.
        """,
      examples: [
        "codicil import git . --path privacy.md --policy privacy --dry-run": "what would be imported, as a table",
        "codicil import git . --path privacy.md --policy privacy": "one file of this repository, through its renames",
        "codicil import git pga-versions.bundle --content pga": "a whole collection, as a site of its own",
      ], found: found)

    @Argument(help: "A repository, or a bundle of one.")
    var repository: String
    @Option(
      help: ArgumentHelp(
        "The file, followed through its renames. Give it again for other paths that it has had, oldest first.",
        valueName: "file"))
    var path: [String] = []
    @Option(help: ArgumentHelp("The policy that the file's history belongs to.", valueName: "name"))
    var policy: String?
    @Flag(help: "The text was captured from others, and is not your own.")
    var captured = false
    @Option(help: ArgumentHelp("The branch, tag or commit whose history it is.", valueName: "name"))
    var branch = "HEAD"
    @Option(help: ArgumentHelp("Only versions published on this day or later.", valueName: "YYYY-MM-DD"))
    var since: CalendarDate?
    @Flag(help: "Of several versions of one day only the last.")
    var lastOfDay = false
    @Option(help: ArgumentHelp("A commit to leave out; give it again for more.", valueName: "commit"))
    var skip: [String] = []
    @Flag(help: "One version for each tag.")
    var tags = false
    @Flag(help: "Use what commits say as the summaries of versions.")
    var summaries = false
    @Flag(help: "Print the plan as a table and write nothing.")
    var dryRun = false
    @OptionGroup var target: Target

    func validate() throws {
      guard path.isEmpty == (policy == nil) else {
        throw ValidationError("--path and --policy go together: one file is the history of one policy.")
      }
      let isPlain = branch == "HEAD" && since == nil && !lastOfDay && skip.isEmpty && !tags && !summaries && !dryRun
      guard !path.isEmpty && !captured || isPlain && path.count < 2 else {
        throw ValidationError(
          "--branch, --since, --last-of-day, --skip, --tags, --summaries, --dry-run and several paths are for your own "
            + "policy: give --path and --policy, without --captured.")
      }
    }

    func run() async throws { try await target.reporting.reporter.carryOut(importHistory) }

    private func importHistory(_ reporter: Reporter) async throws(Diagnostic) -> ExitStatus {
      if let policy, !captured { return try await importOwn(policy, reporter) }
      let scope: GitImport.Scope =
        if let file = path.first, let policy { .file(path: file, policy: policy) } else { .collection }
      let summary = try await GitImport(repository, scope).write(
        into: target.content, asOf: Today().date, progress: { reporter.progress($0, of: $1, "versions") })
      return ImportCommand.end(summary, reporter)
    }

    private func importOwn(_ policy: String, _ reporter: Reporter) async throws(Diagnostic) -> ExitStatus {
      var request = PublisherImport.Request(policy: policy, paths: path)
      (request.branch, request.since, request.lastOfDay) = (branch, since, lastOfDay)
      (request.skipped, request.tags, request.summaries) = (skip, tags, summaries)
      let history = try await PublisherImport(repository, request)
      reporter.report(history.notes)
      if dryRun {
        Console.print(bytes: Array(ImportTable(history.plan).text.utf8))
        return .done
      }
      return ImportCommand.end(try history.write(into: target.content, asOf: Today().date), reporter)
    }
  }

  struct Page: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "page",
      abstract: "A saved HTML page, turned into Markdown by pandoc.",
      discussion: """
        For a version that nobody kept as text. What is kept is the main part of the page, without its menus and its \
        looks; read it before you publish it.
        """,
      examples: [
        "codicil import page saved.html --policy privacy --source https://example.com/privacy --archived 2019-06-01":
          "a page saved on a day, as a version of a policy"
      ], found: found)

    @Argument(help: "The HTML file.")
    var file: String
    @Option(help: ArgumentHelp("The policy it is a version of.", valueName: "name"))
    var policy: String
    @Option(help: ArgumentHelp("Where the page stood.", valueName: "URL"))
    var source: String
    @Option(help: ArgumentHelp("The day it was saved.", valueName: "YYYY-MM-DD"))
    var archived: CalendarDate
    @Option(help: ArgumentHelp("Where an archive keeps a copy.", valueName: "URL"))
    var archive: String?
    @OptionGroup var target: Target

    func run() async throws { try await target.reporting.reporter.carryOut(importPage) }

    private func importPage(_ reporter: Reporter) async throws(Diagnostic) -> ExitStatus {
      let facts = PageImport.Facts(policy: policy, source: source, archived: archived, archive: archive)
      return ImportCommand.end(
        try await PageImport(file, facts).write(into: target.content, asOf: Today().date), reporter)
    }
  }

  private static let found = "what should be imported has errors: nothing was"

  /// Says what came of it.
  private static func end(_ summary: ImportSummary, _ reporter: Reporter) -> ExitStatus {
    reporter.endProgress()
    for policy in summary.rechained {
      reporter.say("\(policy): older captures slotted in by date, and its chain was made anew from there on")
    }
    reporter.summarize(
      "import", sentence(summary),
      figures: [
        "policies": summary.policies.count, "new": summary.added, "known": summary.known,
        "technical-upgrades": summary.technicalUpgrades, "rechained": summary.rechained.count,
      ])
    return .done
  }

  private static func sentence(_ summary: ImportSummary) -> String {
    let policies = summary.policies.count == 1 ? "1 policy" : "\(summary.policies.count) policies"
    let technical = summary.technicalUpgrades == 0 ? "" : ", \(summary.technicalUpgrades) of them technical upgrades"
    let versions = summary.added + summary.known
    return "\(policies), \(versions == 1 ? "1 version" : "\(versions) versions")\(technical): "
      + "\(summary.added) new, \(summary.known) known already"
  }
}

extension CalendarDate: ExpressibleByArgument {
  /// Reads `YYYY-MM-DD`.
  public init?(argument: String) { self.init(argument) }
}
