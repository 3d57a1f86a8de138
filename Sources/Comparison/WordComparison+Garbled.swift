import Policies

/// Words that are the same, but whose characters are garbled in one of the texts. Neither spelling can be told from the
/// other, so both are shown.
extension WordComparison {
  /// Cuts such words out of the equal runs, whole from blank to blank.
  mutating func partGarbled(_ old: ClauseText, _ new: ClauseText) {
    guard old.isGarbled || new.isGarbled else { return }
    var group = 0..<0
    for (index, pair) in pairs.enumerated() where index >= group.upperBound && isGarbled(pair, old, new) {
      group = index..<index + 1
      while group.lowerBound > 0, touch(pairs[group.lowerBound - 1], pairs[group.lowerBound]) {
        group = group.lowerBound - 1..<group.upperBound
      }
      while group.upperBound < pairs.count, touch(pairs[group.upperBound - 1], pairs[group.upperBound]) {
        group = group.lowerBound..<group.upperBound + 1
      }
      let (first, last) = (pairs[group.lowerBound], pairs[group.upperBound - 1])
      part(first.old..<old.endOfBlanks(after: last.old), first.new..<new.endOfBlanks(after: last.new))
    }
  }

  private func isGarbled(_ pair: (old: Int, new: Int), _ old: ClauseText, _ new: ClauseText) -> Bool {
    let (before, after) = (old.slice(old.tokens[pair.old]), new.slice(new.tokens[pair.new]))
    return !before.elementsEqual(after)
      && !(Mojibake.repairs(in: before).isEmpty && Mojibake.repairs(in: after).isEmpty)
  }

  private func touch(_ a: (old: Int, new: Int), _ b: (old: Int, new: Int)) -> Bool {
    a.old + 1 == b.old && a.new + 1 == b.new
  }

  private mutating func part(_ old: Range<Int>, _ new: Range<Int>) {
    guard
      let index = runs.firstIndex(where: { $0.kind == .equal && $0.old.contains(old.lowerBound) })
    else { return }
    let run = runs[index]
    let (oldEnd, newEnd) = (min(old.upperBound, run.old.upperBound), min(new.upperBound, run.new.upperBound))
    let parts = [
      Run(
        kind: .equal, old: run.old.lowerBound..<old.lowerBound, new: run.new.lowerBound..<new.lowerBound),
      Run(kind: .deleted, old: old.lowerBound..<oldEnd, new: new.lowerBound..<new.lowerBound, isGarbled: true),
      Run(kind: .inserted, old: oldEnd..<oldEnd, new: new.lowerBound..<newEnd, isGarbled: true),
      Run(kind: .equal, old: oldEnd..<run.old.upperBound, new: newEnd..<run.new.upperBound),
    ]
    replaceRun(at: index, by: parts.filter { !$0.old.isEmpty || !$0.new.isEmpty })
  }
}

extension ClauseText {
  fileprivate var isGarbled: Bool { !Mojibake.repairs(in: bytes[...]).isEmpty }

  /// Where the blanks behind a token end.
  fileprivate func endOfBlanks(after token: Int) -> Int {
    tokens[(token + 1)...].firstIndex { $0.kind != .space || $0.cell != tokens[token].cell } ?? tokens.count
  }
}
