import ArgumentParser
import Diagnostics
import Foundation
import Markdown

struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Turns Markdown on standard input into an HTML fragment on standard output.",
    discussion: "GitHub Flavored Markdown with footnotes, as libcmark-gfm renders it.")

  @Flag(help: "Treat the text as captured elsewhere: no raw HTML, no dangerous addresses, no remote images.")
  var untrusted = false

  func run() throws {
    let source = FileHandle.standardInput.readDataToEndOfFile()
    do throws(InputLimits.Excess) {
      let document = try Document.parse(source)
      var html = HTMLBuffer(capacity: source.count * 2)
      if untrusted {
        var renderer = HTMLRenderer(document, dialect: UntrustedDialect())
        renderer.render(into: &html)
      } else {
        var renderer = HTMLRenderer(document, dialect: GFMDialect())
        renderer.render(into: &html)
      }
      FileHandle.standardOutput.write(Data(html.bytes))
    } catch {
      let diagnostic = Diagnostic(.error, "input-limit", error.reason, path: "standard input")
      FileHandle.standardError.write(Data(DiagnosticText(colour: false).render(diagnostic).utf8))
      throw ExitCode.failure
    }
  }
}
