import Policies
import Storage

/// When a file is put in place: nothing is seen before the parts that it is made of.
enum PublicationStage: Int, CaseIterable {
  /// Style sheets, scripts, pictures, snapshots.
  case parts
  /// Pages that no other page has to be read for.
  case pages
  /// What lists pages: histories, feeds, locks, the ledger, the site map, the home page.
  case indexes

  init(_ path: String) {
    let parts = path.split(separator: "/")
    let name = Self.withoutCompression(parts.last ?? "")
    let isList = ["changes", "clauses", "compare", "links", "policies", "search", "versions"].contains(
      String(parts.dropLast().last ?? ""))
    switch name.split(separator: ".").last ?? "" {
    case "html", "htm": self = parts.count == 1 || isList && name == "index.html" ? .indexes : .pages
    case "xml", "json", "csv", "link", "lock", "sig", "txt": self = .indexes
    default: self = .parts
    }
  }

  /// Whether a file belongs to one version of a policy, or to a redline: what must never be lost.
  static func isArchive(_ path: String) -> Bool {
    let parts = path.split(separator: "/")
    return zip(parts, parts.dropFirst()).contains { folder, name in
      guard folder == "versions" || folder == "changes" else { return false }
      return CalendarDate(String(name.prefix(10))) != nil || name.hasPrefix(SnapshotLock.fileName)
    }
  }

  private static func withoutCompression(_ name: Substring) -> Substring {
    for ending in Compression.allCases.map(\.ending) where name.hasSuffix(ending) { return name.dropLast(ending.count) }
    return name
  }
}
