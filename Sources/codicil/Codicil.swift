import ArgumentParser

struct Codicil: AsyncParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "codicil",
    abstract: "Builds sites of policies: every version archived, every change shown, every link out disclosed.",
    version: version,
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
