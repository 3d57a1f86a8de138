import Foundation

// embed-theme FOLDER OUTPUT: writes every file below FOLDER, base64, into one Swift dictionary.

let folder = URL(fileURLWithPath: CommandLine.arguments[1]).standardizedFileURL
let output = URL(fileURLWithPath: CommandLine.arguments[2])
let paths = (FileManager.default.enumerator(atPath: folder.path)?.allObjects ?? [])
  .compactMap { $0 as? String }
  .filter { path in
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: folder.appending(path: path).path, isDirectory: &isFolder)
      && !isFolder.boolValue
  }
  .sorted()

var source =
  "/// The files of themes/default, base64 by path.\nenum DefaultThemeFiles {\n  static let base64: [String: String] = [\n"
for path in paths {
  let bytes = try Data(contentsOf: folder.appending(path: path))
  source += "    \"\(path)\": \"\(bytes.base64EncodedString())\",\n"
}
source += paths.isEmpty ? "    :\n" : ""
source += "  ]\n}\n"
try Data(source.utf8).write(to: output)
