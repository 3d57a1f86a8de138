/// Findings that are known and left as they are, so that an old site hears only of new ones.
///
/// A text file, one finding to a line: fingerprint, rule, path, and the start of its line for readers, with tabs between
/// them. Lines that start with `#` are comments.
package struct Baseline: Sendable {
  private let entries: [String: (rule: String, path: String, line: Int)]
  private let file: SourceFile

  /// A baseline of all given findings.
  package static func text(for diagnostics: [Diagnostic]) -> String {
    let lines = Fingerprint.all(of: diagnostics).sorted().map { fingerprint in
      let start = fingerprint.text.prefix(60).map {
        $0.unicodeScalars.allSatisfy { $0.value >= 0x20 } ? String($0) : " "
      }
      return "\(fingerprint)\t\(fingerprint.rule)\t\(fingerprint.path)\t\(start.joined())\n"
    }
    return "# Findings that 'codicil check --baseline' does not repeat; written by --write-baseline.\n" + lines.joined()
  }

  /// - Throws: `baseline-malformed` at the first line that is no entry.
  package init(_ file: SourceFile) throws(Diagnostic) {
    var entries: [String: (rule: String, path: String, line: Int)] = [:]
    for (index, line) in file.lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count >= 3, fields[0].count == 16, fields[0].allSatisfy(\.isHexDigit) else {
        throw Diagnostic(
          .error, "baseline-malformed", "this is no finding", in: file,
          at: SourcePosition(line: index + 1, column: 1), marking: line,
          advice: "write the file anew with --write-baseline")
      }
      entries[String(fields[0])] = (String(fields[1]), String(fields[2]), index + 1)
    }
    self.entries = entries
    self.file = file
  }

  /// The findings that are not known yet, and a note for each known one that is gone.
  ///
  /// - Parameter isChecked: whether findings about a path were looked for at all.
  package func new(in diagnostics: [Diagnostic], isChecked: (_ path: String) -> Bool = { _ in true }) -> [Diagnostic] {
    var gone = entries
    let new = zip(diagnostics, Fingerprint.all(of: diagnostics)).filter { _, fingerprint in
      gone.removeValue(forKey: fingerprint.description) == nil
    }.map(\.0)
    let stale = gone.values.filter { isChecked($0.path) }.sorted { $0.line < $1.line }.map { entry in
      Diagnostic(
        .note, "baseline-stale", "\(entry.rule) is not found any more in \(entry.path)", in: file,
        at: SourcePosition(line: entry.line, column: 1), marking: String((file.line(entry.line) ?? "").prefix(16)),
        advice: "write the file anew with --write-baseline")
    }
    return new + stale
  }
}

extension Rule {
  package static let reports: [Rule] = [
    .fixed(
      "baseline-malformed", .commands, "A line of a baseline is not a finding",
      why: "The program cannot know which finding to hide.", wrong: "a line written by hand",
      right: "codicil check --baseline FILE --write-baseline"),
    .fixed(
      "baseline-stale", .commands, "A finding of the baseline no longer exists", .note,
      why: "If it stays in the file, it will hide the same mistake when it returns.",
      wrong: "an old baseline after the mistake was mended", right: "codicil check --baseline FILE --write-baseline"),
  ]
}
