import ArgumentParser

@main
struct Codicil: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "codicil",
    abstract: "Builds sites of policies: every version archived, every change shown, every link out disclosed.",
    version: "0.1.0",
    subcommands: [CompareCommand.self, RenderCommand.self])
}
