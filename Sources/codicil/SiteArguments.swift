import ArgumentParser
import Content
import Diagnostics
import Foundation
import Policies
import Site

/// What every command is told that builds a site.
struct SiteArguments: ParsableArguments {
  @Option(help: ArgumentHelp("The folder with the sources.", valueName: "folder"))
  var content = "content"
  @Option(help: ArgumentHelp("The folder with the themes.", valueName: "folder"))
  var themes = "themes"
  @Option(help: ArgumentHelp("The folder to build the site in.", valueName: "folder"))
  var output = "output"
  @Option(
    help: ArgumentHelp("The day whose site is built (default: SOURCE_DATE_EPOCH, or today).", valueName: "YYYY-MM-DD"))
  var asOf: String?
  @Option(
    name: .customLong("base-url"),
    help: ArgumentHelp("The site's address, in place of the one in site.yml.", valueName: "URL"))
  var baseURL: String?
  @Option(
    help: ArgumentHelp("How many policies to build at the same time (default: one for each core).", valueName: "N"))
  var jobs: Int?

  func validate() throws {
    try Today.check(asOf)
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs must be from 1 to 256.") }
  }

  /// - Throws: a diagnostic if the surroundings say no day.
  func options() throws(Diagnostic) -> SiteOptions {
    var options = SiteOptions(content: content, themes: themes, on: try Today(asOf: asOf).date, jobs: jobs)
    options.output = output
    options.baseURL = baseURL
    return options
  }
}
