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
      abstract: "The history of one file, or of a whole collection of Open Terms Archive.",
      discussion: """
        Each commit that changed a text is a version, dated by its day in UTC. In a collection (Service/Document.md) \
        commits that only follow a change of the archive's own tools are marked as technical upgrades.
        """,
      examples: [
        "codicil import git . --path privacy.md --policy privacy": "one file of this repository, through its renames",
        "codicil import git pga-versions.bundle --content pga": "a whole collection, as a site of its own",
      ], found: found)

    @Argument(help: "A repository, or a bundle of one.")
    var repository: String
    @Option(help: ArgumentHelp("One file, followed through its renames.", valueName: "file"))
    var path: String?
    @Option(help: ArgumentHelp("The policy that the file's history belongs to.", valueName: "name"))
    var policy: String?
    @OptionGroup var target: Target

    func validate() throws {
      guard (path == nil) == (policy == nil) else {
        throw ValidationError("--path and --policy go together: one file is the history of one policy.")
      }
    }

    func run() async throws { try await target.reporting.reporter.carryOut(importHistory) }

    private func importHistory(_ reporter: Reporter) async throws(Diagnostic) -> ExitStatus {
      let scope: GitImport.Scope =
        if let path, let policy { .file(path: path, policy: policy) } else { .collection }
      let summary = try await GitImport(repository, scope).write(
        into: target.content, asOf: Today().date, progress: { reporter.progress($0, of: $1, "versions") })
      return ImportCommand.end(summary, reporter)
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
