import Diagnostics
import Policies

/// The versions that readers could read at a destination, against a site that is to replace them.
struct PublishedArchive {
  /// The digests of their Markdown, by path; more than one where a publication broke off.
  private var versions: [String: Set<Digest>] = [:]
  private let place: String
  private let site: PublishedFiles
  private let output: String

  /// Takes them from the record, and from the locks at the destination that may not be those of the new site. Either says
  /// what the other does not where a publication broke off.
  ///
  /// - Parameter found: the files at the destination.
  init(
    _ host: Rclone, _ published: PublishedFiles, _ found: some Sequence<String>, replacedBy site: PublishedFiles,
    in output: String
  ) async throws(Diagnostic) {
    (place, self.site, self.output) = (host.place, site, output)
    for (path, digest) in published.digests where Self.isVersion(path) { versions[path, default: []].insert(digest) }
    for path in found.sorted() where path.hasSuffix(Self.lockEnding) {
      guard published.digests[path] == nil || site.digests[path] != published.digests[path] else { continue }
      var ignored: [Diagnostic] = []
      let file = SourceFile(path: path, bytes: try await host.read(path))
      for entry in SnapshotLock(file, into: &ignored)?.entries ?? [] {
        versions[path.dropLast(SnapshotLock.fileName.count) + entry.name, default: []].insert(entry.digest)
      }
    }
  }

  private static let lockEnding = "/versions/" + SnapshotLock.fileName

  /// `privacy/versions/2025-01-15.md`.
  private static func isVersion(_ path: String) -> Bool {
    path.hasSuffix(".md") && PublicationStage.isArchive(path)
  }

  /// The published versions that the new site lacks or has with another text.
  func losses() -> [Diagnostic] {
    var found: [Diagnostic] = []
    for (name, digests) in versions.sorted(by: { $0.key < $1.key }) {
      let file = output + "/" + name
      guard let digest = site.digests[name] else {
        found.append(
          Diagnostic(
            .error, "published-version-missing", "was published at \(place) and is not in the site", path: file,
            advice: "bring the snapshot back into the content folder, or publish with --force"))
        continue
      }
      guard let published = digests.subtracting([digest]).min(by: { $0.description < $1.description }) else {
        continue
      }
      found.append(
        Diagnostic(
          .error, "published-version-changed",
          "was published at \(place) with another text: published \(published), now \(digest)", path: file,
          advice: "bring the published text back, or publish with --force"))
    }
    return found
  }
}
