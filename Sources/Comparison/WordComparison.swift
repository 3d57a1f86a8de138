/// What changed between the words of two clauses.
package struct WordComparison: Sendable {
  /// A stretch of tokens: of both texts where equal, of one where inserted or deleted.
  package struct Run: Equatable, Sendable {
    package enum Kind: Sendable { case equal, deleted, inserted }
    package let kind: Kind
    /// Token indices of the old text; empty if inserted.
    package let old: Range<Int>
    /// Token indices of the new text; empty if deleted.
    package let new: Range<Int>
    /// Whether the same word is beside it with its characters garbled, or repaired: no change of wording.
    package var isGarbled = false

    /// The words of a clause that only one of the texts has.
    package static func whole(_ kind: Kind, _ tokens: Range<Int>) -> Run {
      Run(kind: kind, old: kind == .deleted ? tokens : 0..<0, new: kind == .inserted ? tokens : 0..<0)
    }

    /// Whether the wording changed here.
    package var isChange: Bool { kind != .equal && !isGarbled }
  }

  /// In reading order; a deletion stands before the insertion that replaces it.
  package private(set) var runs: [Run] = []
  /// Whether so few words survived that the clause is better read as replaced.
  package let isReplaced: Bool
  /// Whether several clauses were compared one by one.
  package let isPiecewise: Bool
  /// Pairs of equal compared tokens, as token indices.
  private(set) var pairs: [(old: Int, new: Int)] = []
  /// Equal runs of other tokens that read the same: `9-12` and `9–12`.
  private(set) var respellings: [(old: Range<Int>, new: Range<Int>)] = []

  /// - Parameters:
  ///   - isMirrored: whether the words are aligned the other way round; the answer is the same in mirror image.
  ///   - columns: how the cells of two table rows correspond.
  ///   - purse: pays for the steps of alignment.
  init(
    _ old: ClauseText, _ new: ClauseText, isMirrored: Bool, columns: ColumnMap?, isPiecewise: Bool,
    purse: inout WorkBudget.Purse
  ) {
    let alignment =
      isMirrored
      ? WordAlignment(new, old, columns: columns?.mirrored, isPiecewise: isPiecewise, purse: &purse)
      : WordAlignment(old, new, columns: columns, isPiecewise: isPiecewise, purse: &purse)
    isReplaced = alignment.isReplaced
    self.isPiecewise = isPiecewise && alignment.segments.count > 1
    let oldPlaces = isMirrored ? alignment.newPlaces : alignment.oldPlaces
    let newPlaces = isMirrored ? alignment.oldPlaces : alignment.newPlaces
    for (segment, matches) in zip(alignment.segments, alignment.matches) {
      let segment = isMirrored ? segment.mirrored : segment
      let matches = isMirrored ? matches.map { (old: $0.new, new: $0.old) } : matches
      pairs += matches.map { (oldPlaces[$0.old], newPlaces[$0.new]) }
      addRuns(segment, matches, oldPlaces, newPlaces, old, new)
    }
    partGarbled(old, new)
  }

  // MARK: Runs

  /// A compared token takes the blanks after it along; blanks at the start go with the first token.
  private mutating func addRuns(
    _ segment: WordAlignment.Segment, _ matches: [WordAlignment.Match], _ oldPlaces: [Int], _ newPlaces: [Int],
    _ old: ClauseText, _ new: ClauseText
  ) {
    func start(_ place: Int, _ places: Range<Int>, _ tokens: Range<Int>, _ all: [Int]) -> Int {
      place == places.lowerBound ? tokens.lowerBound : place < places.upperBound ? all[place] : tokens.upperBound
    }
    func oldStart(_ place: Int) -> Int { start(place, segment.oldPlaces, segment.oldTokens, oldPlaces) }
    func newStart(_ place: Int) -> Int { start(place, segment.newPlaces, segment.newTokens, newPlaces) }
    guard !segment.oldPlaces.isEmpty || !segment.newPlaces.isEmpty else {
      return add(.equal, segment.oldTokens, segment.newTokens)
    }
    var (i, j) = (segment.oldPlaces.lowerBound, segment.newPlaces.lowerBound)
    for match in matches + [(segment.oldPlaces.upperBound, segment.newPlaces.upperBound)] {
      let oldEnd = i == match.old ? oldStart(i) : oldStart(match.old)
      let newEnd = j == match.new ? newStart(j) : newStart(match.new)
      let (removed, added) = (oldStart(i)..<max(oldStart(i), oldEnd), newStart(j)..<max(newStart(j), newEnd))
      if match.old > i, match.new > j, Respelling.readsTheSame(old, removed, new, added) {
        respellings.append((removed, added))
        add(.equal, removed, added)
      } else {
        if match.old > i { add(.deleted, removed, added.lowerBound..<added.lowerBound) }
        if match.new > j { add(.inserted, removed.upperBound..<removed.upperBound, added) }
      }
      guard match.old < segment.oldPlaces.upperBound, match.new < segment.newPlaces.upperBound else { break }
      add(.equal, removed.upperBound..<oldStart(match.old + 1), added.upperBound..<newStart(match.new + 1))
      (i, j) = (match.old + 1, match.new + 1)
    }
  }

  mutating func replaceRun(at index: Int, by parts: [Run]) { runs.replaceSubrange(index...index, with: parts) }

  private mutating func add(_ kind: Run.Kind, _ old: Range<Int>, _ new: Range<Int>) {
    guard !old.isEmpty || !new.isEmpty else { return }
    if let last = runs.last, last.kind == kind, kind == .equal, last.old.upperBound == old.lowerBound,
      last.new.upperBound == new.lowerBound
    {
      runs[runs.count - 1] = Run(
        kind: kind, old: last.old.lowerBound..<old.upperBound, new: last.new.lowerBound..<new.upperBound)
    } else {
      runs.append(Run(kind: kind, old: old, new: new))
    }
  }
}

extension WordAlignment.Segment {
  fileprivate var mirrored: Self {
    Self(oldPlaces: newPlaces, newPlaces: oldPlaces, oldTokens: newTokens, newTokens: oldTokens)
  }
}
