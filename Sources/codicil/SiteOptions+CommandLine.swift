import Content
import Foundation
import Policies
import Site

extension SiteOptions {
  /// What a command learns of a site.
  ///
  /// - Parameters:
  ///   - day: `--as-of`, or today.
  ///   - jobs: nil for one for each core.
  init(content: String, themes: String, on day: CalendarDate, jobs: Int? = nil) {
    self.init(
      asOf: day, jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount)
    self.content = content
    self.themes = themes
  }
}
