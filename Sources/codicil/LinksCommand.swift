import ArgumentParser
import Content
import Diagnostics
import Foundation
import Pages
import Site
import Transcripts

struct LinksCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "links",
    abstract: "Lists where the links of the site lead, and what each destination is told.",
    discussion: """
      Reads everything and writes nothing. What is wrong with the links is said on standard error. JSON and CSV are the \
      files that a build publishes at links/ledger.json and links/ledger.csv.
      """,
    examples: [
      "codicil links": "a table: every third party, how often, and what it learns",
      "codicil links --drafts --format csv > third-parties.csv": "for a spreadsheet, with what the drafts would add",
    ], found: "the content has errors: a build would fail")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json, csv
  }

  @Option(help: "How to show it: \(Format.allCases.map(\.rawValue).joined(separator: ", ")).")
  var format = Format.table
  @Option(help: ArgumentHelp("The folder with the sources.", valueName: "folder"))
  var content = "content"
  @Option(help: ArgumentHelp("The folder with the themes.", valueName: "folder"))
  var themes = "themes"
  @Option(help: ArgumentHelp("The day that says which versions are in force.", valueName: "YYYY-MM-DD"))
  var asOf: String?
  @Flag(help: "Include the drafts.")
  var drafts = false

  func validate() throws { try Today.check(asOf) }

  func run() async throws { try await Reporter().carryOut(list) }

  private func list(_ reporter: Reporter) async throws(Diagnostic) -> ExitStatus {
    var options = SiteOptions(content: content, themes: themes, on: try Today(asOf: asOf).date)
    options.includesDrafts = drafts
    let links = try await Site(options).links()
    reporter.report(links.diagnostics)
    switch format {
    case .table:
      let usesColour = Console.usesColour(on: .standardOutput)
      Console.print(LedgerTable(links.ledger, width: Console.width ?? 0, usesColour: usesColour).text)
    case .json: Console.print(bytes: links.data.json() + [UInt8(ascii: "\n")])
    case .csv: Console.print(bytes: links.data.csv())
    }
    return links.diagnostics.hasErrors ? .found : .done
  }
}
