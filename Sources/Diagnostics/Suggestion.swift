/// Finds the name a writer probably meant.
package enum Suggestion {
  /// The closest of the known names by edit distance (Damerau–Levenshtein, adjacent swaps), if it is close enough:
  /// at most a third of the name's length. Nothing is near a name of more than 64 characters.
  package static func nearest(to name: String, among known: [String]) -> String? {
    guard name.unicodeScalars.count <= 64 else { return nil }
    let scored = known.map { (name: $0, distance: distance(name.lowercased(), $0.lowercased())) }
    guard let best = scored.min(by: { ($0.distance, $0.name) < ($1.distance, $1.name) }) else { return nil }
    return best.distance <= max(1, max(name.count, best.name.count) / 3) ? best.name : nil
  }

  private static func distance(_ a: String, _ b: String) -> Int {
    let (x, y) = (Array(a.unicodeScalars), Array(b.unicodeScalars))
    var rows = [Array(0...y.count)]
    for i in 1..<max(1, x.count + 1) {
      var row = [i]
      for j in 1..<max(1, y.count + 1) {
        var best = min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (x[i - 1] == y[j - 1] ? 0 : 1))
        if i > 1, j > 1, x[i - 1] == y[j - 2], x[i - 2] == y[j - 1] { best = min(best, rows[i - 2][j - 2] + 1) }
        row.append(best)
      }
      rows.append(row)
    }
    return rows[x.count][y.count]
  }
}
