import ArgumentParser
import Content
import Diagnostics
import Dispatch
import Foundation
import Policies
import Preview
import Site

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Shows the site in a browser and follows every edit.",
    discussion: """
      Builds the site in memory, drafts included, and serves it on this machine alone. When a file of the content or the \
      theme changes, what depends on it is built anew and open pages reload. While something is wrong the last good \
      pages stay, with what is wrong above them. Nothing is written; Ctrl-C ends it.
      """,
    examples: [
      "codicil serve --open": "the site in your browser, while you write",
      "codicil serve --as-of 2030-01-01 --no-drafts": "as readers will find it on a day to come",
    ], done: "ended by Ctrl-C", found: nil)

  @Option(help: ArgumentHelp("The folder with the sources.", valueName: "folder"))
  var content = "content"
  @Option(help: ArgumentHelp("The folder with the themes.", valueName: "folder"))
  var themes = "themes"
  @Option(help: ArgumentHelp("The port to listen on (default: the first free one from 4000 on).", valueName: "N"))
  var port: UInt16?
  @Option(
    help: ArgumentHelp("The day whose site is shown (default: SOURCE_DATE_EPOCH, or today).", valueName: "YYYY-MM-DD"))
  var asOf: String?
  @Flag(inversion: .prefixedNo, help: "Show the drafts too.")
  var drafts = true
  @Flag(help: "Open the site in the browser.")
  var open = false
  @Flag(name: .shortAndLong, help: "Say only the address and what is wrong.")
  var quiet = false

  func validate() throws { try Today.check(asOf) }

  func run() async throws { try await Reporter(isQuiet: quiet).carryOut(serve) }

  private func serve(_ reporter: Reporter) async throws(Diagnostic) -> ExitStatus {
    let (content, themes, drafts, today) = (content, themes, drafts, try Today(asOf: asOf))
    let preview = Preview(port: port) {
      var options = SiteOptions(content: content, themes: themes, on: today.date)
      options.includesDrafts = drafts
      return options
    }
    let log = PreviewLog(content: content, isQuiet: quiet, opensBrowser: open)
    // Before the address is printed: whoever reads it may end the program at once.
    let (ends, end) = AsyncStream.makeStream(of: Void.self)
    let signals = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number)
      source.setEventHandler { end.yield() }
      source.resume()
      return source
    }
    let serving = Task { () async -> Diagnostic? in
      do throws(Diagnostic) {
        try await preview.run { log.note($0) }
        return nil
      } catch {
        return error
      }
    }
    let ending = Task { for await _ in ends { serving.cancel() } }
    let failure = await serving.value
    for source in signals { source.cancel() }
    ending.cancel()
    if let failure { throw failure }
    return .done
  }
}
