import ArgumentParser
import Content

struct Codicil: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "codicil",
    abstract: "Builds sites of policies: every version archived, every change shown, every link out disclosed.",
    discussion: """
      A site is a folder 'content' with Markdown files; what is built is plain files for any web host. 'codicil new \
      my-site' makes a small one; in it, 'codicil serve' shows every edit in a browser, 'codicil compare privacy' what \
      changed, 'codicil freeze' archives the draft as the next version, and 'codicil publish' brings the site to its \
      host.

      Examples:

        # a new site, and a look at it
        codicil new my-site
        codicil serve --content my-site/content

      Exit status:

      \(ExitStatus.allCases.map { "  \($0.rawValue)  \($0.meaning)" }.joined(separator: "\n"))
      """,
    version: ProgramVersion.current,
    subcommands: [
      BuildCommand.self,
      CheckCommand.self,
      CompareCommand.self, FreezeCommand.self, ImportCommand.self, KeyCommand.self,
      LinksCommand.self,
      LockCommand.self,
      NewCommand.self,
      PublishCommand.self,
      RenderCommand.self,
      ServeCommand.self,
      ThemeCommand.self,
      VerifyCommand.self,
    ])
}
