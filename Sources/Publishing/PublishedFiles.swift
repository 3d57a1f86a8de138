import Diagnostics
import Policies
import Storage

/// The files of a published site with their digests.
///
/// The record of it is at the destination, written last, in the form that `sha256sum --check` reads. It says which
/// files have changed since without reading them again, and which are the site's own.
///
/// Before a publication does anything it writes down, beside the record, what there will be and which files it
/// exchanges. Where that is still there, the publication broke off, and nobody knows of these files how far it came.
struct PublishedFiles: Equatable {
  /// The name of what a publication is about to make of it.
  static let intentName = ".codicil-files-to-be"

  var digests: [String: Digest] = [:]
  /// Files that are the site's own, and either as they were or as these digests say.
  private(set) var unsure: [String: Digest] = [:]

  init() {}

  /// - Parameters:
  ///   - record: empty if there is none.
  ///   - intent: of a publication that broke off; nil if there was none.
  init(record: [UInt8], intent: [UInt8]?) {
    self.init(record: record)
    guard let intent else { return }
    let exchanged = Set(
      SourceFile(path: Self.intentName, bytes: intent).lines.filter { $0.hasPrefix(Self.exchangedMark) }.map {
        String($0.dropFirst(Self.exchangedMark.count))
      })
    unsure = PublishedFiles(record: intent).digests.filter { exchanged.contains($0) || digests[$0] != $1 }
    for path in unsure.keys { digests[path] = nil }
  }

  /// `sha256sum` takes lines that begin with it for remarks.
  private static let exchangedMark = "# exchanged: "

  /// What a publication is about to do, for the one after it if it breaks off.
  func intent(exchanging paths: [String]) -> [UInt8] {
    record + paths.flatMap { Array((Self.exchangedMark + $0 + "\n").utf8) }
  }

  /// The paths of all files that are the site's own.
  var paths: Set<String> { Set(digests.keys).union(unsure.keys) }

  /// Reads a record. Lines that are none are passed over: their files count as not published.
  private init(record: [UInt8]) {
    for line in SourceFile(path: OutputFolder.marker, bytes: record).lines {
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
