import ArgumentParser
import Diagnostics
import Site

struct ThemeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "theme",
    abstract: "Lists, copies and describes the files that pages are made with.",
    discussion: """
      A file in themes/NAME/ takes the place of the built-in one of the same path. 'codicil theme list' says which do, \
      'codicil theme eject layouts/policy.html' writes the built-in one there to be changed, and 'codicil theme reference' \
      prints all names that templates can use.
      """,
    subcommands: [ListCommand.self, EjectCommand.self, ReferenceCommand.self],
    defaultSubcommand: ListCommand.self)

  /// Says what is wrong in the form of every command.
  fileprivate static func reporting(_ body: () throws(Diagnostic) -> Void) throws {
    do throws(Diagnostic) {
      try body()
    } catch {
      Console.printError(error)
      throw ExitCode.failure
    }
  }
}

/// Which theme is meant.
private struct ThemeOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The theme (default: the one of site.yml).", valueName: "name"))
  var theme: String?
  @Option(help: ArgumentHelp("The folder with the themes.", valueName: "folder"))
  var themes = "themes"
  @Option(help: ArgumentHelp("The folder with the sources.", valueName: "folder"))
  var content = "content"

  func folder() throws(Diagnostic) -> ThemeFolder { try ThemeFolder(named: theme, in: themes, content: content) }
}

extension ThemeCommand {
  struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Lists the files of the theme, and which of them the site has changed.")

    @OptionGroup fileprivate var options: ThemeOptions

    func run() throws {
      try ThemeCommand.reporting { () throws(Diagnostic) in
        let folder = try options.folder()
        let width = folder.entries.map(\.standing.rawValue.count).max() ?? 0
        for entry in folder.entries {
          let standing = entry.standing.rawValue
          Console.print("\(standing)\(String(repeating: " ", count: width - standing.count))  \(entry.path)\n")
        }
      }
    }
  }

  struct EjectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "eject", abstract: "Writes built-in files into the theme's folder, to be changed there.",
      discussion:
        "Nothing is overwritten. Without a file, all are written; a folder such as blocks stands for its files.")

    @Argument(help: ArgumentHelp("The files, as 'codicil theme list' names them.", valueName: "file"))
    var files: [String] = []
    @OptionGroup fileprivate var options: ThemeOptions

    func run() throws {
      try ThemeCommand.reporting { () throws(Diagnostic) in
        let folder = try options.folder()
        let written = try folder.eject(files)
        for path in written { Console.print("\(folder.path)/\(path)\n") }
        let kept = folder.entries.filter { $0.standing == .overridden }.map(\.path)
        if !kept.isEmpty { Console.print("Changed before, and left as they are: \(kept.joined(separator: ", "))\n") }
        if written.isEmpty { Console.print("Nothing to write: \(folder.path) has them all.\n") }
      }
    }
  }

  struct ReferenceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "reference", abstract: "Prints all that templates of the theme can use, as Markdown.")

    @OptionGroup fileprivate var options: ThemeOptions

    func run() throws {
      try ThemeCommand.reporting { () throws(Diagnostic) in
        let (text, diagnostics) = try options.folder().reference()
        for diagnostic in diagnostics { Console.printError(diagnostic) }
        Console.print(text)
      }
    }
  }
}
