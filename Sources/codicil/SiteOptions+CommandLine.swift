import Content
import Foundation
import Policies
import Site

extension SiteOptions {
  /// What a command is told of a site.
  ///
  /// - Parameters:
  ///   - day: as it stands on the command line; nil for today.
  ///   - jobs: nil for one for each core.
  init(content: String, themes: String, on day: String?, jobs: Int? = nil) {
    self.init(
      asOf: day.flatMap { CalendarDate($0) } ?? Today.date(),
      jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount)
    self.content = content
    self.themes = themes
  }
}
