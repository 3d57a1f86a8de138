import Foundation
import PackagePlugin

/// Compiles a folder of files into the target that needs them, so that the program runs without them: `themes/default`
/// into `Themes`, its strings also into `Words`, `Sources/Starting/Files` into `Starting`.
@main
struct EmbedFolder: BuildToolPlugin {
  private static let folders = [
    "Themes": (path: "themes/default", type: "DefaultThemeFiles"),
    "Words": (path: "themes/default/strings", type: "DefaultStringsFiles"),
    "Starting": (path: "Sources/Starting/Files", type: "StarterFiles"),
  ]

  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let (path, type) = Self.folders[target.name] else { return [] }
    let folder = context.package.directoryURL.appending(path: path)
    let output = context.pluginWorkDirectoryURL.appending(path: "\(type).swift")
    let files = (FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects ?? [])
      .compactMap { $0 as? URL }
      .filter { !$0.hasDirectoryPath }
      .sorted { $0.path < $1.path }
    return [
      .buildCommand(
        displayName: "Embedding \(path)",
        executable: try context.tool(named: "embed-folder").url,
        arguments: [folder.path, type, output.path],
        inputFiles: files,
        outputFiles: [output])
    ]
  }
}
