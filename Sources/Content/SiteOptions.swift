import Diagnostics
package import Policies

/// How a site is to be built: what the command line says.
package struct SiteOptions: Sendable {
  package var content = "content"
  package var themes = "themes"
  package var output = "output"
  /// The day whose site is built.
  package var asOf: CalendarDate
  /// In place of the one in `site.yml`.
  package var baseURL: String?
  package var includesDrafts = false
  /// Policies built at the same time.
  package var jobs: Int
  /// Bytes of texts that stay in memory between reading and building: by default 32 MiB, more than most sites have.
  package var keptTexts = 32 << 20
  /// What pages name as the program that made them.
  package var generator: String

  package init(asOf: CalendarDate, jobs: Int, generator: String = "Codicil \(ProgramVersion.current)") {
    self.asOf = asOf
    self.jobs = max(1, jobs)
    self.generator = generator
  }
}
