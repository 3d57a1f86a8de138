import ArgumentParser
import Content
import Diagnostics
import Site

struct ThemeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "theme",
    abstract: "Lists, copies and describes the files that pages are made with.",
    discussion: """
      A file in themes/NAME/ takes the place of the built-in one of the same path; NAME is what 'theme:' in site.yml says, \
      or 'default'.
      """,
    examples: [
      "codicil theme": "the files, and which of them the site has changed",
      "codicil theme eject layouts/policy.html": "a built-in file, written there to be changed",
      "codicil theme strings fi": "what a language lacks, to be translated",
      "codicil theme reference": "all that templates can use",
    ], found: "the theme has errors",
    subcommands: [ListCommand.self, EjectCommand.self, StringsCommand.self, ReferenceCommand.self],
    defaultSubcommand: ListCommand.self)
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
  struct ListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Lists the files of the theme, and which of them the site has changed.",
      discussion: "A file is built-in, overridden by one of the site, or the site's own.",
      examples: ["codicil theme list --theme dark": "the files of another theme than the one of site.yml"], found: nil)

    @OptionGroup fileprivate var options: ThemeOptions

    func run() async throws { try await Reporter().carryOut(list) }

    private func list(_ reporter: Reporter) throws(Diagnostic) -> ExitStatus {
      let entries = try options.folder().entries
      let width = entries.map(\.standing.rawValue.count).max() ?? 0
      for entry in entries {
        let standing = entry.standing.rawValue
        Console.print("\(standing)\(String(repeating: " ", count: width - standing.count))  \(entry.path)\n")
      }
      return .done
    }
  }

  struct EjectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "eject", abstract: "Writes built-in files into the theme's folder, to be changed there.",
      discussion:
        "Nothing is overwritten. Without a file, all are written; a folder such as blocks stands for its files.",
      examples: [
        "codicil theme eject layouts/policy.html": "one file",
        "codicil theme eject blocks --theme dark": "the files of a folder, into another theme",
      ], found: nil)

    @Argument(help: ArgumentHelp("The files, as 'codicil theme list' names them.", valueName: "file"))
    var files: [String] = []
    @OptionGroup fileprivate var options: ThemeOptions

    @OptionGroup var reporting: ReportArguments

    func run() async throws { try await reporting.reporter.carryOut(eject) }

    private func eject(_ reporter: Reporter) throws(Diagnostic) -> ExitStatus {
      let folder = try options.folder()
      let written = try folder.eject(files)
      for path in written { reporter.list("write", "\(folder.path)/\(path)") }
      let kept = folder.entries.filter { $0.standing == .overridden }.map(\.path)
      if !kept.isEmpty { reporter.say("Changed before, and left as they are: \(kept.joined(separator: ", "))") }
      if written.isEmpty { reporter.say("Nothing to write: \(folder.path) has them all.") }
      reporter.summarize("theme eject", figures: ["files": written.count])
      return .done
    }
  }

  struct StringsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "strings", abstract: "Prints the phrases that a language lacks, to be translated.",
      discussion: """
        The answer is a file strings/LANGUAGE.yml in English, with each form that the language counts by. What is taken out of \
        it stays English.
        """,
      examples: ["codicil theme strings fi > fi.yml": "all phrases, for Finnish"], found: "the theme has errors")

    @Argument(help: ArgumentHelp("The language's tag, as in fi or de-AT.", valueName: "language"))
    var language: String
    @OptionGroup fileprivate var options: ThemeOptions

    func run() async throws { try await Reporter().carryOut(printStrings) }

    private func printStrings(_ reporter: Reporter) throws(Diagnostic) -> ExitStatus {
      let (text, diagnostics) = try options.folder().untranslated(in: language)
      reporter.report(diagnostics)
      Console.print(text)
      return diagnostics.hasErrors ? .found : .done
    }
  }

  struct ReferenceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "reference", abstract: "Prints all that templates of the theme can use, as Markdown.",
      discussion: "Every layout and every type of block, with the names that it has, what they hold and what for.",
      examples: ["codicil theme reference > theme-reference.md": "to be read beside the templates"],
      found: "the theme has errors")

    @OptionGroup fileprivate var options: ThemeOptions

    func run() async throws { try await Reporter().carryOut(printReference) }

    private func printReference(_ reporter: Reporter) throws(Diagnostic) -> ExitStatus {
      let (text, diagnostics) = try options.folder().reference()
      reporter.report(diagnostics)
      Console.print(text)
      return diagnostics.hasErrors ? .found : .done
    }
  }
}
