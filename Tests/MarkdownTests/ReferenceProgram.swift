import Foundation
import Markdown
import TestSupport

/// Debian's `cmark-gfm`, whose answer is the right one.
enum ReferenceProgram {
  private static let extensions = ["footnotes", "table", "strikethrough", "autolink", "tagfilter", "tasklist"]

  /// What it answers; a test that asks requires `.cmark`.
  static func render(_ source: [UInt8]) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try Requirement.cmark.path)
    process.arguments = ["--unsafe"] + extensions.flatMap { ["-e", $0] }
    let (input, output) = (try TemporaryFile(holding: source), Pipe())
    process.standardInput = try FileHandle(forReadingFrom: input.url)
    process.standardOutput = output
    try process.run()
    let html = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try input.remove()
    return Array(html)
  }

  private struct TemporaryFile {
    let url = FileManager.default.temporaryDirectory.appending(path: "codicil-\(UUID().uuidString).md")
    init(holding bytes: [UInt8]) throws { try Data(bytes).write(to: url) }
    func remove() throws { try FileManager.default.removeItem(at: url) }
  }
}

/// What the own renderer answers.
func ownHTML(_ source: [UInt8]) throws -> [UInt8] {
  let document = try Document.parse(source)
  var html = HTMLBuffer(capacity: source.count * 2)
  var renderer = HTMLRenderer(document, dialect: GFMDialect())
  renderer.render(into: &html)
  return html.bytes
}

func ownHTML(_ source: String) throws -> String { String(decoding: try ownHTML(Array(source.utf8)), as: UTF8.self) }
