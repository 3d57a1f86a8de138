import Diagnostics
import Policies

/// The files of a published site with their digests.
///
/// The record of it stands at the destination, written last, in the form that `sha256sum --check` reads. It says which
/// files have changed since without reading them again, and which are the site's own.
struct PublishedFiles: Equatable {
  /// The record's name at the destination.
  static let recordName = ".codicil-files"

  var digests: [String: Digest] = [:]

  init() {}

  /// Reads a record. Lines that are none are passed over: their files count as not published.
  init(record: [UInt8]) {
    for line in String(decoding: record, as: UTF8.self).split(separator: "\n") {
      guard let digest = Digest(hexadecimal: line.prefix(64)), line.dropFirst(64).hasPrefix("  ") else { continue }
      digests[String(line.dropFirst(66))] = digest
    }
  }

  var record: [UInt8] {
    let lines = digests.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { "\($1)  \($0)\n" }
    return Array(lines.joined().utf8)
  }

  /// The files of a built site with their sizes. What is the program's own business is left out.
  ///
  /// - Parameter folder: as messages name it too.
  static func built(in folder: String) throws(Diagnostic) -> (files: PublishedFiles, sizes: [String: Int]) {
    var (files, sizes) = (PublishedFiles(), [String: Int]())
    for path in try Files.all(below: folder) where !path.hasPrefix(OutputFolder.marker) && path != ".gitignore" {
      let bytes = try Files.read(folder + "/" + path, shownAs: folder + "/" + path)
      files.digests[path] = Digest(of: bytes)
      sizes[path] = bytes.count
    }
    return (files, sizes)
  }
}
