/// What changed between the words of two clauses.
package struct WordComparison: Sendable {
  /// A stretch of tokens: of both texts where equal, of one where inserted or deleted.
  package struct Run: Equatable, Sendable {
    package enum Kind: Sendable { case equal, deleted, inserted }
    package let kind: Kind
    /// Token indices of the old text; empty where inserted.
    package let old: Range<Int>
    /// Token indices of the new text; empty where deleted.
    package let new: Range<Int>
  }

  /// In reading order; a deletion stands before the insertion that replaces it.
  package private(set) var runs: [Run] = []
  /// Whether so few words survived that the clause is better read as replaced.
  package private(set) var isReplaced = false
  /// Pairs of equal compared tokens, as token indices.
  private(set) var pairs: [(old: Int, new: Int)] = []

  private let old: ClauseText
  private let new: ClauseText
  private let oldPlaces: [Int]
  private let newPlaces: [Int]

  /// - Parameter allowance: steps of alignment; `steps` says how many were taken.
  init(_ old: ClauseText, _ new: ClauseText, allowance: Int, steps: inout Int) {
    self.old = old
    self.new = new
    oldPlaces = old.tokens.indices.filter { old.tokens[$0].isCompared }
    newPlaces = new.tokens.indices.filter { new.tokens[$0].isCompared }
    var matches: [(old: Int, new: Int)] = []
    if old.cells == new.cells, old.cells > 1 {
      for cell in 0..<old.cells { matches += align(cell: Int16(cell), allowance, &steps) }
    } else {
      matches = align(0..<oldPlaces.count, 0..<newPlaces.count, allowance, &steps)
    }
    dropIslands(&matches)
    slide(&matches)
    if survives(matches) < 0.35 {
      isReplaced = true
      matches = []
    }
    pairs = matches.map { (oldPlaces[$0.old], newPlaces[$0.new]) }
    makeRuns(matches)
  }

  /// Two texts of the same words.
  init(equal old: ClauseText, _ new: ClauseText) {
    var steps = 0
    self.init(old, new, allowance: 1 << 20, steps: &steps)
  }

  private func align(cell: Int16, _ allowance: Int, _ steps: inout Int) -> [(old: Int, new: Int)] {
    func range(_ places: [Int], _ text: ClauseText) -> Range<Int> {
      let start = places.firstIndex { text.tokens[$0].cell >= cell } ?? places.count
      let end = places[start...].firstIndex { text.tokens[$0].cell > cell } ?? places.count
      return start..<end
    }
    return align(range(oldPlaces, old), range(newPlaces, new), allowance, &steps)
  }

  private func align(
    _ a: Range<Int>, _ b: Range<Int>, _ allowance: Int, _ steps: inout Int
  ) -> [(old: Int, new: Int)] {
    let subsequence = CommonSubsequence(
      a.map { old.tokens[oldPlaces[$0]].id }, b.map { new.tokens[newPlaces[$0]].id }, allowance: allowance)
    steps += subsequence.steps
    return subsequence.matches.map { (a.lowerBound + $0.old, b.lowerBound + $0.new) }
  }

  // MARK: Clean-up

  private func isWord(_ place: Int) -> Bool { new.tokens[newPlaces[place]].kind == .word }

  /// Equal stretches that only break up a change are given up: those without a word, and a lone short word between
  /// replacements of two words or more.
  private func dropIslands(_ matches: inout [(old: Int, new: Int)]) {
    var islands: [Range<Int>] = []
    var start = 0
    for index in matches.indices {
      let isLast = index + 1 == matches.count
      if isLast || matches[index + 1].old != matches[index].old + 1 || matches[index + 1].new != matches[index].new + 1 {
        islands.append(start..<index + 1)
        start = index + 1
      }
    }
    var kept: [(old: Int, new: Int)] = []
    for (position, island) in islands.enumerated() {
      let (first, last) = (matches[island.lowerBound], matches[island.upperBound - 1])
      let before = position > 0 ? matches[islands[position - 1].upperBound - 1] : (old: -1, new: -1)
      let after =
        position + 1 < islands.count
        ? matches[islands[position + 1].lowerBound] : (old: oldPlaces.count, new: newPlaces.count)
      let left = (old: first.old - before.old - 1, new: first.new - before.new - 1)
      let right = (old: after.old - last.old - 1, new: after.new - last.new - 1)
      let words = island.filter { isWord(matches[$0].new) }
      let isBetweenEdits = left.old + left.new > 0 && right.old + right.new > 0
      if isBetweenEdits, words.isEmpty, left.old > 0 && left.new > 0 || right.old > 0 && right.new > 0 { continue }
      if isBetweenEdits, words.count == 1, min(left.old, left.new) >= 2, min(right.old, right.new) >= 2,
        new.tokens[newPlaces[matches[words[0]].new]].range.count <= 4
      {
        continue
      }
      kept += matches[island]
    }
    matches = kept
  }

  /// A pure insertion or deletion that could stand a little earlier is moved to where a sentence ends.
  private func slide(_ matches: inout [(old: Int, new: Int)]) {
    for index in matches.indices.dropFirst() {
      let gap = (old: matches[index].old - matches[index - 1].old - 1, new: matches[index].new - matches[index - 1].new - 1)
      guard (gap.old == 0) != (gap.new == 0) else { continue }
      var shift = 0
      var best = 0
      while shift < index {
        let previous = matches[index - 1 - shift]
        if endsSentence(previous.new), gap.new > 0 || endsSentence(old: previous.old) {
          best = shift
          break
        }
        guard shift + 1 < index,
          matches[index - 1 - shift].old == matches[index - 1].old - shift,
          matches[index - 1 - shift].new == matches[index - 1].new - shift
        else { break }
        let (lastOld, lastNew) = (matches[index].old - 1 - shift, matches[index].new - 1 - shift)
        guard old.tokens[oldPlaces[previous.old]].id == new.tokens[newPlaces[previous.new]].id,
          gap.new > 0
            ? new.tokens[newPlaces[lastNew]].id == old.tokens[oldPlaces[previous.old]].id
            : old.tokens[oldPlaces[lastOld]].id == new.tokens[newPlaces[previous.new]].id
        else { break }
        shift += 1
      }
      for step in 0..<best {
        if gap.new > 0 {
          matches[index - 1 - step].new = matches[index].new - 1 - step
        } else {
          matches[index - 1 - step].old = matches[index].old - 1 - step
        }
      }
    }
  }

  private func endsSentence(_ place: Int) -> Bool { Self.endsSentence(new, newPlaces[place]) }
  private func endsSentence(old place: Int) -> Bool { Self.endsSentence(old, oldPlaces[place]) }

  private static func endsSentence(_ text: ClauseText, _ index: Int) -> Bool {
    let token = text.tokens[index]
    return token.kind == .punctuation && token.range.count == 1
      && [0x2E, 0x3A, 0x3B, 0x21, 0x3F].contains(text.bytes[Int(token.range.lowerBound)])
  }

  /// The share of words that survive, 0 to 1; clauses of a few words are never called replaced.
  private func survives(_ matches: [(old: Int, new: Int)]) -> Double {
    let (a, b) = (Alignment.wordCount(old), Alignment.wordCount(new))
    guard min(a, b) > 0 else { return 1 }
    let kept = matches.reduce(0) { $0 + (isWord($1.new) ? 1 : 0) }
    return max(a, b) < 4 ? 1 : 2 * Double(kept) / Double(a + b)
  }

  // MARK: Runs

  /// A compared token takes the blanks behind it along; blanks at the start go with the first token.
  private mutating func makeRuns(_ matches: [(old: Int, new: Int)]) {
    func start(_ place: Int, _ places: [Int], _ count: Int) -> Int {
      place == 0 ? 0 : place < places.count ? places[place] : count
    }
    func add(_ kind: Run.Kind, _ old: Range<Int>, _ new: Range<Int>) {
      guard !old.isEmpty || !new.isEmpty else { return }
      if let last = runs.last, last.kind == kind, last.old.upperBound == old.lowerBound, last.new.upperBound == new.lowerBound {
        runs[runs.count - 1] = Run(
          kind: kind, old: last.old.lowerBound..<old.upperBound, new: last.new.lowerBound..<new.upperBound)
      } else {
        runs.append(Run(kind: kind, old: old, new: new))
      }
    }
    var (i, j) = (0, 0)
    for match in matches + [(oldPlaces.count, newPlaces.count)] {
      let (oldStart, newStart) = (start(i, oldPlaces, old.tokens.count), start(j, newPlaces, new.tokens.count))
      let (oldEnd, newEnd) = (
        i == match.old ? oldStart : start(match.old, oldPlaces, old.tokens.count),
        j == match.new ? newStart : start(match.new, newPlaces, new.tokens.count)
      )
      if match.old > i { add(.deleted, oldStart..<oldEnd, newStart..<newStart) }
      if match.new > j { add(.inserted, oldEnd..<oldEnd, newStart..<newEnd) }
      guard match.old < oldPlaces.count, match.new < newPlaces.count else { break }
      add(
        .equal, oldEnd..<start(match.old + 1, oldPlaces, old.tokens.count),
        newEnd..<start(match.new + 1, newPlaces, new.tokens.count))
      (i, j) = (match.old + 1, match.new + 1)
    }
    if oldPlaces.isEmpty, newPlaces.isEmpty { add(.equal, old.tokens.indices, new.tokens.indices) }
  }
}
