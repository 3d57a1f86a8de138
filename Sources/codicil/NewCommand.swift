import ArgumentParser
import Diagnostics
import Policies
import Site
import Starting

struct NewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Makes a site, a policy, a page or a type of block to go on with.",
    discussion: """
      A new site builds at once and shows how things are done. In the folder of a site the other commands make a policy, \
      whose draft says [fill in: …] where it is open, a page, or a type of block for pages. Nothing is ever overwritten.
      """,
    examples: [
      "codicil new my-site": "a site in a folder of its own",
      "codicil new policy terms --kind terms": "in the folder of a site: a policy",
      "codicil new page company/contact": "a page, at /company/contact/",
    ], found: nil,
    subcommands: [SiteCommand.self, PolicyCommand.self, PageCommand.self, BlockCommand.self],
    defaultSubcommand: SiteCommand.self)

  /// Writes the files and names them, or says what is in the way.
  fileprivate static func write(_ starter: Starter, next: String, _ reporter: Reporter) throws(Diagnostic) -> ExitStatus
  {
    let obstacles = starter.write()
    reporter.report(obstacles)
    guard obstacles.isEmpty else { throw Diagnostic(.error, "new-refused", "nothing was written") }
    for path in starter.paths { reporter.list("write", path) }
    reporter.say("Next: \(next)")
    reporter.summarize("new", figures: ["files": starter.paths.count])
    return .done
  }
}

/// Where the sources of a site stand.
private struct ContentOption: ParsableArguments {
  @Option(help: ArgumentHelp("The folder with the sources.", valueName: "folder"))
  var content = "content"
  @OptionGroup var reporting: ReportArguments
}

extension PolicyKind: ExpressibleByArgument {}

extension NewCommand {
  struct SiteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "site", abstract: "Makes a small site with a privacy policy, its draft and its first version.",
      discussion: """
        The folder gets content/ with a home page, settings and a policy, whose version in force and draft differ, so \
        that there is a redline to see. All of it is there to be rewritten.
        """,
      examples: [
        "codicil new my-site": "the title follows from the folder's name",
        #"codicil new larkspur --title "Larkspur Post" --base-url https://larkspur.example/"#: "what is known already",
      ], found: nil)

    @Argument(help: ArgumentHelp("The folder for the site.", valueName: "folder"))
    var folder: String
    @Option(help: ArgumentHelp("The site's title (default: from the folder's name).", valueName: "text"))
    var title: String?
    @Option(help: ArgumentHelp("Who publishes it (default: the title).", valueName: "name"))
    var publisher: String?
    @Option(
      name: .customLong("base-url"), help: ArgumentHelp("The address it will be published at.", valueName: "URL"))
    var baseURL: String?

    @OptionGroup var reporting: ReportArguments

    func run() async throws { try await reporting.reporter.carryOut(makeSite) }

    private func makeSite(_ reporter: Reporter) throws(Diagnostic) -> ExitStatus {
      try NewCommand.write(
        .site(in: folder, title: title, publisher: publisher, baseURL: baseURL, today: Today().date),
        next: "cd \(folder) && codicil serve", reporter)
    }
  }

  struct PolicyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "policy", abstract: "Makes a policy with a draft to fill in.",
      discussion: """
        The draft has the sections that such a policy mostly has, and [fill in: …] where only you know what is so. The \
        policy is published once 'codicil freeze' has archived its first version.
        """,
      examples: [
        "codicil new policy terms --kind terms": "terms of service, at /terms/",
        #"codicil new policy minors --title "For parents""#: "a policy of another kind",
      ], found: nil)

    @Argument(help: "The policy's name, which becomes its address.")
    var name: String
    @Option(help: "What kind of policy it is.")
    var kind = PolicyKind.other
    @Option(help: ArgumentHelp("Its title (default: from its kind or name).", valueName: "text"))
    var title: String?
    @OptionGroup fileprivate var sources: ContentOption

    func run() async throws { try await sources.reporting.reporter.carryOut(makePolicy) }

    private func makePolicy(_ reporter: Reporter) throws(Diagnostic) -> ExitStatus {
      try NewCommand.write(
        .policy(name, kind: kind, title: title, in: sources.content),
        next: "fill in \(sources.content)/policies/\(name)/draft.md; 'codicil serve' shows it", reporter)
    }
  }

  struct PageCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "page", abstract: "Makes a page of Markdown.",
      discussion: """
        A page is one file; its place in the content folder is its address. 'menu:' in site.yml, or 'menu: true' in its \
        front matter, leads to it.
        """,
      examples: [
        "codicil new page contact": "at /contact/",
        #"codicil new page company/jobs --title "Work with us""#: "in a folder, under a title of its own",
      ], found: nil)

    @Argument(help: "Its address below the site's root, as in company/contact.")
    var path: String
    @Option(help: ArgumentHelp("Its title (default: from its address).", valueName: "text"))
    var title: String?
    @OptionGroup fileprivate var sources: ContentOption

    func run() async throws { try await sources.reporting.reporter.carryOut(makePage) }

    private func makePage(_ reporter: Reporter) throws(Diagnostic) -> ExitStatus {
      try NewCommand.write(
        .page(path, title: title, in: sources.content),
        next: "write it, and lead to it from 'menu:' in \(sources.content)/site.yml", reporter)
    }
  }

  struct BlockCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "block", abstract: "Makes a type of block: a template and its fields, in the site's theme.",
      discussion: """
        Two files: blocks/NAME.html is the template, blocks/NAME.yml says which fields a page gives it. 'codicil theme \
        reference' prints all that templates can use.
        """,
      examples: ["codicil new block banner": "then, in a page: blocks: [{type: banner, heading: Hello}]"], found: nil)

    @Argument(help: "The type's name.")
    var name: String
    @Option(help: ArgumentHelp("The folder with the themes.", valueName: "folder"))
    var themes = "themes"
    @OptionGroup fileprivate var sources: ContentOption

    func run() async throws { try await sources.reporting.reporter.carryOut(makeBlock) }

    private func makeBlock(_ reporter: Reporter) throws(Diagnostic) -> ExitStatus {
      try NewCommand.write(
        .block(name, themes: themes, in: sources.content),
        next: "use it in the front matter of a page, in 'blocks:', as '- {type: \(name), heading: Hello}'", reporter)
    }
  }
}
