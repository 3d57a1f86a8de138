import Diagnostics
import Policies

/// The files of a published site with their digests.
///
/// The record of it stands at the destination, written last, in the form that `sha256sum --check` reads. It says which
/// files have changed since without reading them again, and which are the site's own.
///
/// Before a publication puts anything in place it writes down, beside the record, what there will be. Where that is still
/// there, the publication broke off, and of each file in which the two differ nobody knows which of both it is.
struct PublishedFiles: Equatable {
  /// The record's name at the destination.
  static let recordName = ".codicil-files"
  /// The name of what a publication is about to make of it.
  static let intentName = ".codicil-files-to-be"

  var digests: [String: Digest] = [:]
  /// Files that are the site's own, and either as they were or as these digests say.
  private(set) var unsure: [String: Digest] = [:]

  init() {}

  /// - Parameters:
  ///   - record: empty where there is none.
  ///   - intent: of a publication that broke off; nil where there was none.
  init(record: [UInt8], intent: [UInt8]?) {
    self.init(record: record)
    guard let intent = intent.map({ PublishedFiles(record: $0) }) else { return }
    unsure = intent.digests.filter { digests[$0] != $1 }
    for path in unsure.keys { digests[path] = nil }
  }

  /// The paths of all files that are the site's own.
  var paths: Set<String> { Set(digests.keys).union(unsure.keys) }

  /// Reads a record. Lines that are none are passed over: their files count as not published.
  private init(record: [UInt8]) {
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
