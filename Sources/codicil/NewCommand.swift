import ArgumentParser
import Diagnostics
import Policies
import Site

struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Makes a site, a policy, a page or a type of block to go on with.",
    discussion: """
      'codicil new my-site' makes a small site that builds at once. In the folder of a site, 'codicil new policy terms \
      --kind terms' makes a policy with a draft whose open places say [fill in: …], 'codicil new page contact' a page, \
      and 'codicil new block banner' a type of block for pages. Nothing is ever overwritten.
      """,
    subcommands: [SiteCommand.self, PolicyCommand.self, PageCommand.self, BlockCommand.self],
    defaultSubcommand: SiteCommand.self)

  /// Writes the files and names them, or says what stands in the way.
  fileprivate static func write(_ make: () throws(Diagnostic) -> Starter, next: String) throws {
    do throws(Diagnostic) {
      let starter = try make()
      let obstacles = starter.write()
      for obstacle in obstacles { Console.printError(obstacle) }
      guard obstacles.isEmpty else { throw Diagnostic(.error, "new-refused", "nothing was written") }
      Console.print(starter.paths.map { "  \($0)\n" }.joined() + "Next: \(next)\n")
    } catch {
      Console.printError(error)
      throw ExitCode.failure
    }
  }
}

/// Where the sources of a site stand.
private struct ContentOption: ParsableArguments {
  @Option(help: ArgumentHelp("The folder with the sources.", valueName: "folder"))
  var content = "content"
}

extension PolicyKind: ExpressibleByArgument {}

extension NewCommand {
  struct SiteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "site", abstract: "Makes a small site with a privacy policy, its draft and its first version.")

    @Argument(help: ArgumentHelp("The folder for the site.", valueName: "folder"))
    var folder: String
    @Option(help: ArgumentHelp("The site's title (default: from the folder's name).", valueName: "text"))
    var title: String?
    @Option(help: ArgumentHelp("Who publishes it (default: the title).", valueName: "name"))
    var publisher: String?
    @Option(
      name: .customLong("base-url"), help: ArgumentHelp("The address it will be published at.", valueName: "URL"))
    var baseURL: String?

    func run() throws {
      try NewCommand.write(
        { () throws(Diagnostic) in
          try .site(in: folder, title: title, publisher: publisher, baseURL: baseURL, today: Today.date())
        }, next: "cd \(folder) && codicil serve")
    }
  }

  struct PolicyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "policy", abstract: "Makes a policy with a draft to fill in.")

    @Argument(help: "The policy's name, which becomes its address.")
    var name: String
    @Option(help: "What kind of policy it is.")
    var kind = PolicyKind.other
    @Option(help: ArgumentHelp("Its title (default: from its kind or name).", valueName: "text"))
    var title: String?
    @OptionGroup fileprivate var sources: ContentOption

    func run() throws {
      let content = sources.content
      try NewCommand.write(
        { () throws(Diagnostic) in try .policy(name, kind: kind, title: title, in: content) },
        next: "fill in \(content)/policies/\(name)/draft.md; 'codicil serve' shows it")
    }
  }

  struct PageCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "page", abstract: "Makes a page of Markdown.")

    @Argument(help: "Its address below the site's root, as in company/contact.")
    var path: String
    @Option(help: ArgumentHelp("Its title (default: from its address).", valueName: "text"))
    var title: String?
    @OptionGroup fileprivate var sources: ContentOption

    func run() throws {
      try NewCommand.write(
        { () throws(Diagnostic) in try .page(path, title: title, in: sources.content) },
        next: "write it, and lead to it from 'menu:' in \(sources.content)/site.yml")
    }
  }

  struct BlockCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "block", abstract: "Makes a type of block: a template and its fields, in the site's theme.")

    @Argument(help: "The type's name.")
    var name: String
    @Option(help: ArgumentHelp("The folder with the themes.", valueName: "folder"))
    var themes = "themes"
    @OptionGroup fileprivate var sources: ContentOption

    func run() throws {
      try NewCommand.write(
        { () throws(Diagnostic) in try .block(name, themes: themes, in: sources.content) },
        next: "use it in the front matter of a page, in 'blocks:', as '- {type: \(name), heading: Hello}'")
    }
  }
}
