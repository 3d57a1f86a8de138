import Content
package import Diagnostics
package import Policies
import Storage

/// Texts that third parties captured, in files that say so: the header of the Princeton-Leuven corpus, or `source` and
/// `archived` in the front matter.
package struct CaptureImport {
  private var captures: [(policy: String, day: CalendarDate, bytes: [UInt8])] = []
  package private(set) var diagnostics: [Diagnostic] = []

  /// - Parameters:
  ///   - paths: Markdown files, and folders of them.
  ///   - policy: in place of the site that a header names.
  package init(_ paths: [String], policy: String?) throws(Diagnostic) {
    if let policy { try PolicyName.check(policy) }
    for path in paths {
      let names =
        Files.isFolder(path)
        ? try Files.list(path, shownAs: path).filter { $0.kind == .file && $0.name.hasSuffix(".md") }.map {
          path + "/" + $0.name
        }
        : [path]
      for name in names { try add(SourceFile(path: name, bytes: try Files.read(name, shownAs: name)), policy) }
    }
  }

  private mutating func add(_ file: SourceFile, _ policy: String?) throws(Diagnostic) {
    let name = file.path.split(separator: "/").last.map { String($0.dropLast(3)) } ?? ""
    let version = Version(named: name, file: file, isDraft: false, into: &diagnostics)
    let site = CapturedHeader(file.bytes[version.bodyStart...])?.site
    guard let day = version.dates.archived, let target = policy ?? site.map(Self.identifier), !target.isEmpty else {
      diagnostics.append(
        Diagnostic(
          .error, "capture-unknown",
          "does not say \(version.dates.archived == nil ? "when" : "of which policy") it was captured",
          path: file.path,
          advice:
            "write 'archived: 2025-01-15' and 'source: https://…' into its front matter, and name the policy with --policy"
        ))
      return
    }
    captures.append((target, day, file.bytes))
  }

  /// A site's name as the name of a policy: `webix.com`.
  private static func identifier(_ site: String) -> String {
    String(
      site.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber || ".-_".contains($0)) }.drop {
        ".-".contains($0)
      })
  }

  package func write(into content: String, asOf day: CalendarDate) throws(Diagnostic) -> ImportSummary {
    var store = try SnapshotStore(content)
    for capture in captures { try store.add(capture.bytes, to: capture.policy, on: capture.day) }
    try store.lock(asOf: day)
    return store.summary
  }
}
