import ArgumentParser
import Diagnostics
import Foundation
import Markdown

struct RenderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Turns Markdown on standard input into an HTML fragment on standard output.",
    discussion: "GitHub Flavored Markdown with footnotes, as libcmark-gfm renders it.",
    examples: [
      "codicil render < text.md > text.html": "a text of your own",
      "codicil render --untrusted < captured.md": "a text from elsewhere, made harmless",
    ], found: "the text would take too long to read, and is refused")

  @Flag(help: "Treat the text as captured elsewhere: no raw HTML, no dangerous addresses, no remote images.")
  var untrusted = false

  func run() async throws { try await Reporter().carryOut(render) }

  private func render(_ reporter: Reporter) -> ExitStatus {
    let source: Data
    do {
      source = try FileHandle.standardInput.readToEnd() ?? Data()
    } catch {
      reporter.report(
        Diagnostic(.error, "file-unreadable", "cannot be read: \(Console.reason(for: error))", path: "standard input"))
      return .failed
    }
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
      Console.print(bytes: html.bytes)
      return .done
    } catch {
      reporter.report(Diagnostic(.error, "input-limit", error.reason, path: "standard input"))
      return .found
    }
  }
}
