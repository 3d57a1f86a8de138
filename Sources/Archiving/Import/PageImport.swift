import Content
package import Diagnostics
import FrontMatter
package import Policies
import Storage

/// A saved HTML page as a captured version, turned into Markdown by pandoc, which its provenance names.
package struct PageImport {
  /// What the page does not say itself.
  package struct Facts: Sendable {
    package var policy: String
    /// Where the page stood.
    package var source: String
    package var archived: CalendarDate
    /// The address of an archive's copy.
    package var archive: String?

    package init(policy: String, source: String, archived: CalendarDate, archive: String?) {
      self.policy = policy
      self.source = source
      self.archived = archived
      self.archive = archive
    }
  }

  private static let limits = {
    var limits = Program.Limits()
    limits.time = .seconds(600)
    return limits
  }()

  private let facts: Facts
  private let bytes: [UInt8]

  /// - Throws: `program-missing` if pandoc is not installed.
  package init(_ path: String, _ facts: Facts) async throws(Diagnostic) {
    try PolicyName.check(facts.policy)
    self.facts = facts
    let page = try Files.read(path, shownAs: path)
    let pandoc = Program("pandoc", package: "pandoc", limits: Self.limits)
    let version = try await pandoc.output(["--version"]).prefix { $0 != UInt8(ascii: "\n") }
    // The sandbox keeps pandoc from fetching what the page names.
    let text = try await pandoc.output(
      ["--sandbox", "--from=html", "--to=gfm-raw_html", "--wrap=none"], input: page)
    bytes =
      YAMLText.frontMatter([
        "archived": facts.archived.description, "source": YAMLText.quoted(facts.source),
        "archive": facts.archive.map(YAMLText.quoted),
        "converter": YAMLText.quoted(
          "\(String(decoding: version, as: UTF8.self)), from HTML with SHA-256 \(Digest(of: page))"),
      ]) + text
  }

  package func write(into content: String, asOf day: CalendarDate) throws(Diagnostic) -> ImportSummary {
    var store = try SnapshotStore(content)
    try store.add(bytes, to: facts.policy, on: facts.archived)
    try store.lock(asOf: day)
    return store.summary
  }
}
