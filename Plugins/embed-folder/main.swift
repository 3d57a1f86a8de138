import Foundation

// embed-folder FOLDER TYPE OUTPUT: writes every file below FOLDER, base64, into one Swift dictionary.

let folder = URL(fileURLWithPath: CommandLine.arguments[1]).standardizedFileURL
let type = CommandLine.arguments[2]
let output = URL(fileURLWithPath: CommandLine.arguments[3])
let paths = (FileManager.default.enumerator(atPath: folder.path)?.allObjects ?? [])
  .compactMap { $0 as? String }
  .filter { path in
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: folder.appending(path: path).path, isDirectory: &isFolder)
      && !isFolder.boolValue
  }
  .sorted()

var source =
  "/// Files by path, base64.\nenum \(type) {\n  static let base64: [String: String] = [\n"
for path in paths {
  let bytes = try Data(contentsOf: folder.appending(path: path))
  source += "    \"\(path)\": \"\(bytes.base64EncodedString())\",\n"
}
source += paths.isEmpty ? "    :\n" : ""
source += "  ]\n}\n"
try Data(source.utf8).write(to: output)
