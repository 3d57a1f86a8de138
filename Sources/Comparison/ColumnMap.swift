/// How the columns of two versions of a table correspond when both are shown as one table.
package struct ColumnMap: Equatable, Sendable {
  /// How many columns the common table has.
  package let count: Int
  private let oldPlaces: [Int]
  private let newPlaces: [Int]

  private init(count: Int, oldPlaces: [Int], newPlaces: [Int]) {
    self.count = count
    self.oldPlaces = oldPlaces
    self.newPlaces = newPlaces
  }

  /// Columns that correspond by their position.
  init(old: Int, new: Int) {
    self.init(count: max(old, new), oldPlaces: Array(0..<old), newPlaces: Array(0..<new))
  }

  /// - Parameter pairs: columns that correspond, rising on both sides. Columns between two pairs correspond too, in
  ///   order, as long as both sides have some.
  init(old: Int, new: Int, pairs: [(old: Int, new: Int)]) {
    var (oldPlaces, newPlaces): ([Int], [Int]) = ([], [])
    var count = 0
    for pair in pairs + [(old, new)] {
      while oldPlaces.count < pair.old || newPlaces.count < pair.new {
        if oldPlaces.count < pair.old { oldPlaces.append(count) }
        if newPlaces.count < pair.new { newPlaces.append(count) }
        count += 1
      }
      guard pair.old < old, pair.new < new else { break }
      oldPlaces.append(count)
      newPlaces.append(count)
      count += 1
    }
    self.init(count: count, oldPlaces: oldPlaces, newPlaces: newPlaces)
  }

  var mirrored: ColumnMap { ColumnMap(count: count, oldPlaces: newPlaces, newPlaces: oldPlaces) }

  /// The place of a column of the old table in the common one.
  package func place(ofOld column: Int) -> Int { column < oldPlaces.count ? oldPlaces[column] : max(0, count - 1) }
  package func place(ofNew column: Int) -> Int { column < newPlaces.count ? newPlaces[column] : max(0, count - 1) }
}
