import Content
import Diagnostics
import Policies

/// The texts of versions, read again when their pages are built.
struct VersionTexts: Sendable {
  let content: ContentFiles
  /// Whether pages are kept for later builds: then a text must be byte for byte the one that the site was read with.
  let isExact: Bool

  func read(_ path: String, of version: Version) throws(Diagnostic) -> [UInt8] {
    let bytes = try content.read(path)
    if isExact, Digest(of: bytes) != version.digest { throw PolicyLoader.changed(version) }
    return bytes
  }
}
