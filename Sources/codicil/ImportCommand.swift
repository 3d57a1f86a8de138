import ArgumentParser
import Diagnostics
import Policies
import Site

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Takes archived texts from elsewhere into the content folder.",
    discussion: """
      Every imported snapshot says where it comes from. What is there already stays: an import that was broken off goes \
      on when it is run again, and a second one changes nothing. Older captures slot in by their date.
      """,
    subcommands: [Captures.self, Git.self, Page.self])

  struct Target: ParsableArguments {
    @Option(help: ArgumentHelp("The folder with the sources; made if it is not there.", valueName: "folder"))
    var content = "content"
  }

  struct Captures: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "captures",
      abstract: "Markdown files with the header of the Princeton-Leuven corpus, or with 'source' and 'archived'.")

    @Argument(help: "Files, and folders of them.")
    var paths: [String]
    @Option(
      help: ArgumentHelp("The policy they are versions of (default: the site that a header names).", valueName: "name"))
    var policy: String?
    @OptionGroup var target: Target

    func run() throws {
      try ImportCommand.run { () throws(Diagnostic) in
        let captures = try CaptureImport(paths, policy: policy)
        for diagnostic in captures.diagnostics { Console.printError(diagnostic) }
        guard !captures.diagnostics.hasErrors else {
          throw Diagnostic(.error, "import-refused", "nothing was imported")
        }
        return try captures.write(into: target.content, asOf: Today.date())
      }
    }
  }

  struct Git: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "git",
      abstract: "The history of one file, or of a whole collection of Open Terms Archive.",
      discussion: """
        Each commit that changed a text is a version, dated by its day in UTC. In a collection (Service/Document.md) \
        commits that only follow a change of the archive's own tools are marked as technical upgrades.
        """)

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

    func run() throws {
      let scope: GitImport.Scope =
        if let path, let policy { .file(path: path, policy: policy) } else { .collection }
      try ImportCommand.run { () throws(Diagnostic) in
        try GitImport(repository, scope).write(
          into: target.content, asOf: Today.date(), progress: { Console.progress($0, of: $1, "versions") })
      }
    }
  }

  struct Page: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "page",
      abstract: "A saved HTML page, turned into Markdown by pandoc.")

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

    func run() throws {
      let facts = PageImport.Facts(policy: policy, source: source, archived: archived, archive: archive)
      try ImportCommand.run { () throws(Diagnostic) in
        try PageImport(file, facts).write(into: target.content, asOf: Today.date())
      }
    }
  }

  private static func run(_ work: () throws(Diagnostic) -> ImportSummary) throws {
    do throws(Diagnostic) {
      let summary = try work()
      Console.clearProgress()
      Console.print(sentence(summary) + "\n")
      for policy in summary.rechained {
        Console.print("\(policy): older captures slotted in by date, and its chain was made anew from there on\n")
      }
    } catch {
      Console.clearProgress()
      Console.printError(error)
      throw ExitCode.failure
    }
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
