/// Which words of two clauses belong together.
struct WordAlignment {
  /// Parts that are aligned by themselves, words never across them: table cells, or clauses that moved side by side.
  struct Segment {
    /// Compared tokens, as indices into the places.
    let oldPlaces: Range<Int>
    let newPlaces: Range<Int>
    /// All tokens.
    let oldTokens: Range<Int>
    let newTokens: Range<Int>
  }

  typealias Match = (old: Int, new: Int)

  let old: ClauseText
  let new: ClauseText
  /// Token indices of the compared tokens.
  let oldPlaces: [Int]
  let newPlaces: [Int]
  let segments: [Segment]
  /// Equal compared tokens of each segment, as indices into the places.
  private(set) var matches: [[Match]] = []
  /// Whether so few words survived that the clause is better read as replaced; then nothing matches.
  private(set) var isReplaced = false

  /// - Parameter purse: pays for the steps of alignment; all segments share it.
  init(
    _ old: ClauseText, _ new: ClauseText, columns: ColumnMap?, isPiecewise: Bool, purse: inout WorkBudget.Purse
  ) {
    self.old = old
    self.new = new
    oldPlaces = old.tokens.indices.filter { old.tokens[$0].isCompared }
    newPlaces = new.tokens.indices.filter { new.tokens[$0].isCompared }
    segments = Self.segments(old, new, oldPlaces, newPlaces, columns, isPiecewise)
    for segment in segments {
      var matches = align(segment, &purse)
      dropIslands(&matches, segment)
      slide(&matches, segment)
      self.matches.append(matches)
    }
    guard !survives else { return }
    isReplaced = true
    matches = matches.map { _ in [] }
  }

  // MARK: Segments

  private static func segments(
    _ old: ClauseText, _ new: ClauseText, _ oldPlaces: [Int], _ newPlaces: [Int], _ columns: ColumnMap?,
    _ isPiecewise: Bool
  ) -> [Segment] {
    let (oldEnds, newEnds): ([Int], [Int])
    if isPiecewise, old.pieces == new.pieces, old.pieces > 1 {
      (oldEnds, newEnds) = (
        ends(old, count: old.pieces) { Int($0.piece) }, ends(new, count: new.pieces) { Int($0.piece) }
      )
    } else if old.pieces == 1, new.pieces == 1, let columns {
      (oldEnds, newEnds) = (
        ends(old, count: columns.count) { columns.place(ofOld: Int($0.cell)) },
        ends(new, count: columns.count) { columns.place(ofNew: Int($0.cell)) }
      )
    } else {
      (oldEnds, newEnds) = ([old.tokens.count], [new.tokens.count])
    }
    var segments: [Segment] = []
    var (i, j, x, y) = (0, 0, 0, 0)
    for (oldEnd, newEnd) in zip(oldEnds, newEnds) {
      var (p, q) = (x, y)
      while p < oldPlaces.count, oldPlaces[p] < oldEnd { p += 1 }
      while q < newPlaces.count, newPlaces[q] < newEnd { q += 1 }
      segments.append(Segment(oldPlaces: x..<p, newPlaces: y..<q, oldTokens: i..<oldEnd, newTokens: j..<newEnd))
      (i, j, x, y) = (oldEnd, newEnd, p, q)
    }
    return segments
  }

  /// Where the tokens of each of several parts end.
  private static func ends(_ text: ClauseText, count: Int, part: (ClauseText.Token) -> Int) -> [Int] {
    var ends: [Int] = []
    var cursor = 0
    for index in 0..<count {
      while cursor < text.tokens.count, index == count - 1 || part(text.tokens[cursor]) <= index { cursor += 1 }
      ends.append(cursor)
    }
    return ends
  }

  private func align(_ segment: Segment, _ purse: inout WorkBudget.Purse) -> [Match] {
    let (a, b) = (segment.oldPlaces, segment.newPlaces)
    guard !a.isEmpty, !b.isEmpty else { return [] }
    let subsequence = CommonSubsequence(
      a.map { old.tokens[oldPlaces[$0]].id }, b.map { new.tokens[newPlaces[$0]].id }, purse: &purse)
    return subsequence.matches.map { (a.lowerBound + $0.old, b.lowerBound + $0.new) }
  }

  // MARK: Clean-up

  func isWord(_ match: Match) -> Bool { new.tokens[newPlaces[match.new]].kind == .word }

  private static func islands(_ matches: [Match]) -> [Range<Int>] {
    var islands: [Range<Int>] = []
    var start = 0
    for index in matches.indices {
      let isLast = index + 1 == matches.count
      if isLast || matches[index + 1].old != matches[index].old + 1 || matches[index + 1].new != matches[index].new + 1
      {
        islands.append(start..<index + 1)
        start = index + 1
      }
    }
    return islands
  }

  /// Equal stretches that only break up a change are given up: those without a word, and a lone short word between
  /// replacements of two words or more.
  private func dropIslands(_ matches: inout [Match], _ segment: Segment) {
    let islands = Self.islands(matches)
    var kept: [Match] = []
    for (position, island) in islands.enumerated() {
      let (first, last) = (matches[island.lowerBound], matches[island.upperBound - 1])
      let before =
        position > 0
        ? matches[islands[position - 1].upperBound - 1]
        : (old: segment.oldPlaces.lowerBound - 1, new: segment.newPlaces.lowerBound - 1)
      let after =
        position + 1 < islands.count
        ? matches[islands[position + 1].lowerBound]
        : (old: segment.oldPlaces.upperBound, new: segment.newPlaces.upperBound)
      let left = (old: first.old - before.old - 1, new: first.new - before.new - 1)
      let right = (old: after.old - last.old - 1, new: after.new - last.new - 1)
      if left.old + left.new > 0, right.old + right.new > 0, island.count < 8 {
        let words = island.filter { isWord(matches[$0]) }
        if words.isEmpty, left.old > 0 && left.new > 0 || right.old > 0 && right.new > 0 { continue }
        if words.count == 1, min(left.old, left.new) >= 2, min(right.old, right.new) >= 2,
          new.tokens[newPlaces[matches[words[0]].new]].range.count <= 4
        {
          continue
        }
      }
      kept += matches[island]
    }
    matches = kept
  }

  /// A pure insertion or deletion that could stand a little earlier is moved to where a sentence starts.
  private func slide(_ matches: inout [Match], _ segment: Segment) {
    for index in matches.indices.dropFirst() {
      let (previous, next) = (matches[index - 1], matches[index])
      let gap = (old: next.old - previous.old - 1, new: next.new - previous.new - 1)
      guard (gap.old == 0) != (gap.new == 0) else { continue }
      guard let shift = shift(of: gap, before: index, matches, segment) else { continue }
      for step in 0..<shift {
        if gap.new > 0 {
          matches[index - 1 - step].new = next.new - 1 - step
        } else {
          matches[index - 1 - step].old = next.old - 1 - step
        }
      }
    }
  }

  /// How many tokens earlier a gap would follow the end of a sentence, or the start of the segment; nil if it cannot.
  private func shift(of gap: Match, before index: Int, _ matches: [Match], _ segment: Segment) -> Int? {
    let (last, next) = (matches[index - 1], matches[index])
    for shift in 0...index {
      guard shift < index else {
        let isAtStart =
          last.old - shift < segment.oldPlaces.lowerBound && last.new - shift < segment.newPlaces.lowerBound
        return isAtStart ? shift : nil
      }
      let match = matches[index - 1 - shift]
      guard match.old == last.old - shift, match.new == last.new - shift else { return nil }
      if endsSentence(match) { return shift }
      guard gap.new > 0 ? areEqual(match.old, next.new - 1 - shift) : areEqual(next.old - 1 - shift, match.new) else {
        return nil
      }
    }
    return nil
  }

  private func areEqual(_ i: Int, _ j: Int) -> Bool { old.tokens[oldPlaces[i]].id == new.tokens[newPlaces[j]].id }

  private func endsSentence(_ match: Match) -> Bool {
    let token = new.tokens[newPlaces[match.new]]
    return token.kind == .punctuation && token.range.count == 1
      && [0x2E, 0x3A, 0x3B, 0x21, 0x3F].contains(new.bytes[Int(token.range.lowerBound)])
  }

  /// Whether enough words survive to be read as an edit: 35 % of all, numbers left aside if that helps, or nearly all
  /// of the shorter text in long stretches. Clauses of a few words always do.
  private var survives: Bool {
    let (a, b) = (old.wordCount, new.wordCount)
    guard min(a, b) > 0, max(a, b) >= 4 else { return true }
    let kept = matches.reduce(0) { $0 + $1.reduce(0) { $0 + (isWord($1) ? 1 : 0) } }
    if 2 * kept * 100 >= 35 * (a + b) { return true }
    let stretches = matches.reduce(0) { $0 + Self.islands($1).count }
    return kept >= 4 && kept * 10 >= min(a, b) * 8 && kept >= 3 * stretches
  }
}
