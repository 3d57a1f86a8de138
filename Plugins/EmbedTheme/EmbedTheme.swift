import Foundation
import PackagePlugin

/// Compiles `themes/default` into the program, so that a site without a theme folder has one.
@main
struct EmbedTheme: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let theme = context.package.directoryURL.appending(path: "themes/default")
    let output = context.pluginWorkDirectoryURL.appending(path: "DefaultThemeFiles.swift")
    let files = (FileManager.default.enumerator(at: theme, includingPropertiesForKeys: nil)?.allObjects ?? [])
      .compactMap { $0 as? URL }
      .filter { !$0.hasDirectoryPath }
      .sorted { $0.path < $1.path }
    return [
      .buildCommand(
        displayName: "Embedding themes/default",
        executable: try context.tool(named: "embed-theme").url,
        arguments: [theme.path, output.path],
        inputFiles: files,
        outputFiles: [output])
    ]
  }
}
