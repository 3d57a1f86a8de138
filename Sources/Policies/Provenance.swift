/// Where a captured text came from.
package struct Provenance: Hashable, Sendable {
  /// The address the text was captured at.
  package var source: String?
  /// When, `YYYY-MM-DD` or `YYYY-MM-DDThh:mm:ssZ` (RFC 3339).
  package var captured: String?
  /// The address of the archive's copy.
  package var archive: String?
  /// The commit of the git history it was taken from.
  package var commit: String?
  /// The program that turned a page into Markdown, with its version.
  package var converter: String?

  package init(source: String? = nil, captured: String? = nil, archive: String? = nil) {
    self.source = source
    self.captured = captured
    self.archive = archive
  }
}
