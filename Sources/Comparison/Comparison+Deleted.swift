/// Where the deleted words of an edited row stand among the words of the new text.
extension Comparison.Row {
  /// The clause in which deleted words are shown, counted from the row's first: their own where clauses were compared
  /// one by one, else the one whose words follow.
  package func piece(ofDeleted run: WordComparison.Run, in words: WordComparison) -> Int {
    if words.isPiecewise { return Int(oldText.tokens[run.old.lowerBound].piece) }
    let next = run.new.lowerBound
    return Int((next < newText.tokens.count ? newText.tokens[next] : newText.tokens.last)?.piece ?? 0)
  }

  /// The blank or break that deleted words stood behind, where the new text no longer has it.
  package func lostBlank(before run: WordComparison.Run) -> ClauseText.Token? {
    guard run.old.lowerBound > 0, run.new.lowerBound > 0 else { return nil }
    let (before, first) = (oldText.tokens[run.old.lowerBound - 1], oldText.tokens[run.old.lowerBound])
    guard before.cell == first.cell, before.piece == first.piece else { return nil }
    switch (before.kind, newText.tokens[run.new.lowerBound - 1].kind) {
    case (.space, .space), (_, .lineBreak): return nil
    case (.space, _), (.lineBreak, _): return before
    default: return nil
    }
  }
}
