import Content
import Diagnostics
import Foundation
import Policies
import Site
import TestSupport
import Testing

/// A site in a temporary folder.
struct SiteFixture {
  let folder: TemporaryFolder
  var asOf: String
  var jobs = 2
  var includesDrafts = false
  var output: String?

  init(asOf: String = "2026-01-01", _ files: KeyValuePairs<String, String> = [:]) throws {
    folder = try TemporaryFolder()
    self.asOf = asOf
    try folder.write(files)
  }

  func options() throws -> SiteOptions {
    var options = SiteOptions(asOf: try #require(CalendarDate(asOf)), jobs: jobs, generator: "Codicil")
    options.content = folder.path + "/content"
    options.themes = folder.path + "/themes"
    options.output = output ?? folder.path + "/output"
    options.includesDrafts = includesDrafts
    return options
  }

  func site() async throws -> Site { try await Site(options()) }

  /// Builds and, unless there are errors, publishes.
  @discardableResult
  func build() async throws -> SiteBuild {
    let build = try await site().build()
    if !build.diagnostics.hasErrors { try await build.publish() }
    return build
  }

  /// What the rules say, drafts included.
  func check() async throws -> [Diagnostic] {
    var fixture = self
    fixture.includesDrafts = true
    return try await fixture.site().check()
  }

  /// The diagnostics as a terminal shows them, with the folder's path taken out.
  func report(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map { DiagnosticText(colour: false).render($0) }.joined()
      .replacing(folder.path + "/", with: "")
  }
}
