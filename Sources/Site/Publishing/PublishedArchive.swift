import Diagnostics
import Policies

/// What a destination's locks say of the versions that readers could read there, against a site that is to replace them.
struct PublishedArchive {
  /// By the path of their locks.
  private let locks: [(path: String, lock: SnapshotLock)]
  private let host: Rclone
  private let published: PublishedFiles
  private let output: String

  /// Reads the locks at the destination that are not those of the new site.
  init(
    _ host: Rclone, _ published: PublishedFiles, replacedBy site: PublishedFiles, in output: String
  )
    throws(Diagnostic)
  {
    (self.host, self.published, self.output) = (host, published, output)
    var locks: [(String, SnapshotLock)] = []
    for path in published.digests.keys.sorted() where path.hasSuffix("/versions/" + SnapshotLock.fileName) {
      guard site.digests[path] != published.digests[path] else { continue }
      var ignored: [Diagnostic] = []
      let file = SourceFile(path: path, bytes: try host.read(path))
      if let lock = SnapshotLock(file, into: &ignored) { locks.append((path, lock)) }
    }
    self.locks = locks
  }

  /// The published versions that the new site lacks or has with another text.
  func losses() throws(Diagnostic) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for (path, lock) in locks {
      let folder = path.dropLast(SnapshotLock.fileName.count)
      for entry in lock.entries {
        let name = folder + entry.name
        let file = output + "/" + name
        guard Files.exists(file) else {
          found.append(
            Diagnostic(
              .error, "published-version-missing", "was published at \(host.place) and is not in the site",
              path: file,
              advice: "bring the snapshot back into the content folder, or publish with --force"))
          continue
        }
        let digest = Digest(of: try Files.read(file, shownAs: file))
        guard digest != entry.digest else { continue }
        found.append(
          Diagnostic(
            .error, "published-version-changed",
            "was published at \(host.place) with another text: published \(entry.digest), now \(digest)", path: file,
            advice: "bring the published text back, or publish with --force"))
      }
    }
    return found
  }
}
