import Policies

/// A stretch of a comparison as a reader meets it.
package enum RowGroup: Equatable, Sendable {
  /// Rows without a change, shown.
  case unchanged(Range<Int>)
  /// Rows without a change, left out or folded away.
  case folded(Range<Int>)
  /// A row with a change, or the old place of a move.
  case changed(Int)
}

extension Comparison {
  /// All rows in order, cut into rowGroups.
  ///
  /// - Parameters:
  ///   - context: how many unchanged rows beside a change are never folded.
  ///   - least: how many other unchanged rows in a row are folded; nil if none are.
  package func rowGroups(context: Int, foldingFrom least: Int?) -> [RowGroup] {
    var rowGroups: [RowGroup] = []
    var index = 0
    while index < rows.count {
      guard rows[index].isUnchanged else {
        rowGroups.append(.changed(index))
        index += 1
        continue
      }
      let end = rows[index...].firstIndex { !$0.isUnchanged } ?? rows.count
      rowGroups += fold(index..<end, context: context, foldingFrom: least)
      index = end
    }
    return rowGroups
  }

  private func fold(_ range: Range<Int>, context: Int, foldingFrom least: Int?) -> [RowGroup] {
    let before = range.lowerBound == 0 ? 0 : context
    let after = range.upperBound == rows.count ? 0 : context
    guard let least, range.count >= before + max(1, least) + after else { return [.unchanged(range)] }
    var folded = (range.lowerBound + before)..<(range.upperBound - after)
    // The heading of what is folded tells nothing of the change before it.
    while folded.lowerBound > range.lowerBound, isHeading(folded.lowerBound - 1) {
      folded = (folded.lowerBound - 1)..<folded.upperBound
    }
    return Self.shown(range.lowerBound..<folded.lowerBound) + [.folded(folded)]
      + Self.shown(folded.upperBound..<range.upperBound)
  }

  private func isHeading(_ row: Int) -> Bool { rows[row].new.contains { new.opensSection(new.clauses[$0]) } }

  private static func shown(_ range: Range<Int>) -> [RowGroup] { range.isEmpty ? [] : [.unchanged(range)] }

  /// The number of each row's change, counted from 1 in reading order; the old place of a move has the number of its new
  /// place, and a row without a change has 0.
  package var changeNumbers: [Int] {
    var numbers: [Int] = []
    var arrivals: [Int: Int] = [:]
    var count = 0
    for row in rows {
      count += row.changeClass == nil ? 0 : 1
      numbers.append(row.changeClass == nil ? 0 : count)
      if row.changeClass != nil, let move = row.move { arrivals[move] = count }
    }
    for (index, row) in rows.enumerated() where row.changeClass == nil {
      if let move = row.move { numbers[index] = arrivals[move] ?? 0 }
    }
    return numbers
  }
}

extension Comparison.Row {
  fileprivate var isUnchanged: Bool {
    if case .unchanged = shape { return changeClass == nil }
    return false
  }
}
