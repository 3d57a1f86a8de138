import Diagnostics

/// The file that says which changes a transaction is about to make. While it is there, whoever comes next makes them.
///
/// Fields end with a zero byte: a first one that names the form, a kind and a path for each change, and a last one.
struct TransactionJournal: Equatable {
  static let name = ".codicil-changes"
  private static let form = "codicil-changes-1"
  private static let end = "end"

  /// The real path of the folder.
  let folder: String
  let placements: [Placement]

  init(_ placements: [Placement], in folder: String) { (self.placements, self.folder) = (placements, folder) }

  var path: String { folder + "/" + Self.name }

  /// Paths below the folder are written from there, so the folder can be moved meanwhile.
  var bytes: [UInt8] {
    let changes = placements.flatMap { placement in
      let isInside = placement.target.hasPrefix(folder + "/")
      return [
        placement.kind.rawValue, isInside ? String(placement.target.dropFirst(folder.count + 1)) : placement.target,
      ]
    }
    return ([Self.form] + changes + [Self.end]).flatMap { Array($0.utf8) + [0] }
  }

  /// - Returns: nil for bytes that are no journal.
  init?(_ bytes: [UInt8], in folder: String) {
    var fields = bytes.split(separator: 0, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
    guard fields.popLast() == "", fields.popLast() == Self.end, fields.first == Self.form, fields.count % 2 == 1 else {
      return nil
    }
    var placements: [Placement] = []
    for index in stride(from: 1, to: fields.count, by: 2) {
      guard let kind = Placement.Kind(rawValue: fields[index]) else { return nil }
      let path = fields[index + 1]
      placements.append(Placement(kind: kind, target: path.hasPrefix("/") ? path : folder + "/" + path))
    }
    self.init(placements, in: folder)
  }
}
