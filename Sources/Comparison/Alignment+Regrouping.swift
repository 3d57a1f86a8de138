import Policies

/// Words that were cut into clauses in another way: split, merged, both, or turned from table rows into paragraphs.
extension Alignment {
  // MARK: Without a change of words

  mutating func pairExactSplits() {
    for gap in gaps() {
      let oldIDs = ids(in: gap.old, old)
      let newIDs = ids(in: gap.new, new)
      for (whole, run) in splits(of: oldIDs, among: newIDs) { pair(whole..<whole + 1, run) }
      for (whole, run) in splits(of: newIDs, among: oldIDs) where !new.isPaired[whole] {
        guard run.allSatisfy({ !old.isPaired[$0] }) else { continue }
        pair(run, whole..<whole + 1)
      }
    }
  }

  /// Words of the unpaired paragraphs of a range, by clause.
  private func ids(in range: Range<Int>, _ side: AlignmentSide) -> [Int: [Int32]] {
    var ids: [Int: [Int32]] = [:]
    for index in range where !side.isPaired[index] && side.kind(index) == .paragraph {
      let own = side.words(index).tokens.compactMap { $0.isCompared ? $0.id : nil }
      if !own.isEmpty { ids[index] = own }
    }
    return ids
  }

  /// Clauses whose words are exactly those of two or more neighbouring clauses of the other side.
  private mutating func splits(of wholes: [Int: [Int32]], among parts: [Int: [Int32]]) -> [(Int, Range<Int>)] {
    guard !wholes.isEmpty, parts.count >= 2 else { return [] }
    var starts: [Int32: [Int]] = [:]
    for index in parts.keys.sorted() { if let first = parts[index]?.first { starts[first, default: []].append(index) } }
    var found: [(Int, Range<Int>)] = []
    var taken: Set<Int> = []
    for (index, whole) in wholes.sorted(by: { $0.key < $1.key }) where whole.count >= 8 {
      for start in starts[whole[0]] ?? [] where !taken.contains(start) {
        guard let end = end(from: start, spelling: whole, parts, taken) else { continue }
        found.append((index, start..<end))
        taken.formUnion(start..<end)
        break
      }
    }
    return found
  }

  private mutating func end(
    from start: Int, spelling whole: [Int32], _ parts: [Int: [Int32]], _ taken: Set<Int>
  ) -> Int? {
    var length = 0
    var end = start
    while length < whole.count, let part = parts[end], !taken.contains(end) {
      guard length + part.count <= whole.count, budget.wordSteps.spend(part.count),
        whole[length..<length + part.count].elementsEqual(part)
      else {
        return nil
      }
      length += part.count
      end += 1
    }
    return length == whole.count && end - start >= 2 ? end : nil
  }

  // MARK: With changes

  /// Clauses of a gap that share long stretches of words, however these are cut.
  mutating func pairRegrouped() {
    for gap in gaps() {
      let (a, b) = (gap.old.filter(isOpen(old)), gap.new.filter(isOpen(new)))
      guard !a.isEmpty, !b.isEmpty else { continue }
      let shared = SharedPhrases(a.map { old.words($0) }, b.map { new.words($0) })
      for group in shared.groups() {
        let (from, to) = (
          a[group.old.lowerBound]..<a[group.old.upperBound - 1] + 1,
          b[group.new.lowerBound]..<b[group.new.upperBound - 1] + 1
        )
        guard from.allSatisfy(mayStandInside(old)), to.allSatisfy(mayStandInside(new)) else { continue }
        let (x, y) = (old.bag(from), new.bag(to))
        guard Double(x.shared(with: y)) >= 0.6 * Double(min(x.count, y.count)) else { continue }
        pair(from, to)
      }
    }
  }

  private func isOpen(_ side: AlignmentSide) -> (Int) -> Bool {
    { index in
      guard !side.isPaired[index] else { return false }
      switch side.kind(index) {
      case .paragraph, .tableRow: return true
      case .heading, .code, .html, .rule: return false
      }
    }
  }

  /// Headings and dividing lines may be among the paragraphs that a clause was split into.
  private func mayStandInside(_ side: AlignmentSide) -> (Int) -> Bool {
    { !side.isPaired[$0] && side.kind($0) != .code && side.kind($0) != .html }
  }

  /// An unpaired clause right beside an edited pair joins it where its words are what the pair lacked.
  mutating func growPairs() {
    for index in linksInPlace {
      let link = links[index]
      guard old.comparable.signatures[link.old.lowerBound] != new.comparable.signatures[link.new.lowerBound] else {
        continue
      }
      var (from, to) = (link.old, link.new)
      while true {
        if let wider = grown(from, old, towards: new.bag(to)) {
          from = wider
        } else if let wider = grown(to, new, towards: old.bag(from)) {
          to = wider
        } else {
          break
        }
      }
      if from != link.old || to != link.new { widen(index, old: from, new: to) }
    }
  }

  private mutating func grown(_ clauses: Range<Int>, _ side: AlignmentSide, towards other: WordBag) -> Range<Int>? {
    guard side.kind(clauses.lowerBound) == .paragraph else { return nil }
    let neighbours = [clauses.upperBound, clauses.lowerBound - 1].filter {
      $0 >= 0 && $0 < side.count && !side.isPaired[$0] && side.kind($0) == .paragraph
    }
    guard !neighbours.isEmpty else { return nil }
    let own = side.bag(clauses)
    guard budget.wordSteps.spend(own.count + other.count) else { return nil }
    let shared = own.shared(with: other)
    for neighbour in neighbours {
      let bag = side.bag(neighbour)
      let gain = WordBag(joining: [own, bag]).shared(with: other) - shared
      guard bag.count >= 2, Double(gain) >= Double(bag.count) * (bag.count < 6 ? 1 : 0.7) else { continue }
      return min(neighbour, clauses.lowerBound)..<max(neighbour + 1, clauses.upperBound)
    }
    return nil
  }
}
