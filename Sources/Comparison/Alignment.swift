import Policies

/// Which clauses of two texts belong together.
///
/// Passes, each only over what the ones before left unpaired: equal clauses in place; equal words in place; equal
/// words elsewhere (moves); one clause split into several or the reverse; similar clauses between the same neighbours;
/// similar clauses elsewhere (moved and edited).
struct Alignment {
  /// Clauses that belong together: one to one, or a split or merge (several on one side).
  struct Link {
    var old: Range<Int>
    var new: Range<Int>
    var isMove = false
  }

  private(set) var links: [Link] = []
  private(set) var budget = WorkBudget()
  private let old: ComparableText
  private let new: ComparableText
  private var vocabulary = Vocabulary()
  private(set) var oldTexts: [Int: ClauseText] = [:]
  private(set) var newTexts: [Int: ClauseText] = [:]
  private var oldIsPaired: [Bool]
  private var newIsPaired: [Bool]
  private var bags: (old: [Int: WordBag], new: [Int: WordBag]) = ([:], [:])

  init(_ old: ComparableText, _ new: ComparableText) {
    self.old = old
    self.new = new
    oldIsPaired = [Bool](repeating: false, count: old.signatures.count)
    newIsPaired = [Bool](repeating: false, count: new.signatures.count)
    pairEqualClauses()
    tokenizeUnpaired()
    pairEqualWords()
    pairMoves()
    pairSplitsAndMerges()
    pairSimilarInGaps()
    pairSimilarElsewhere()
    links.sort { ($0.new.lowerBound, $0.old.lowerBound) < ($1.new.lowerBound, $1.old.lowerBound) }
  }

  /// The words of clauses that were paired as equal and are asked for after all.
  mutating func texts(of link: Link) -> (old: [ClauseText], new: [ClauseText]) {
    (link.old.map { oldText($0) }, link.new.map { newText($0) })
  }

  mutating func oldText(_ index: Int) -> ClauseText {
    if let text = oldTexts[index] { return text }
    let text = ClauseTextBuilder.build(old.text.clauses[index], of: old.text, with: &vocabulary)
    oldTexts[index] = text
    return text
  }

  mutating func newText(_ index: Int) -> ClauseText {
    if let text = newTexts[index] { return text }
    let text = ClauseTextBuilder.build(new.text.clauses[index], of: new.text, with: &vocabulary)
    newTexts[index] = text
    return text
  }

  mutating func spendWordSteps(_ steps: Int) -> Bool { budget.spend(steps, from: \.wordSteps) }

  // MARK: Equal clauses

  private mutating func pair(_ old: Range<Int>, _ new: Range<Int>, isMove: Bool = false) {
    links.append(Link(old: old, new: new, isMove: isMove))
    for index in old { oldIsPaired[index] = true }
    for index in new { newIsPaired[index] = true }
  }

  private mutating func pairEqualClauses() {
    let exact = ExactAlignment(
      old.signatures, new.signatures, weights: new.weights, oldRange: old.signatures.indices,
      newRange: new.signatures.indices, budget: &budget)
    for match in exact.matches { pair(match.old..<match.old + 1, match.new..<match.new + 1) }
  }

  private mutating func tokenizeUnpaired() {
    for index in oldIsPaired.indices where !oldIsPaired[index] { _ = oldText(index) }
    for index in newIsPaired.indices where !newIsPaired[index] { _ = newText(index) }
  }

  /// Stretches of unpaired clauses between neighbours that kept their place.
  private func gaps() -> [(old: Range<Int>, new: Range<Int>)] {
    var gaps: [(Range<Int>, Range<Int>)] = []
    var (i, j) = (0, 0)
    let inPlace = links.filter { !$0.isMove }.sorted { $0.new.lowerBound < $1.new.lowerBound }
    for link in inPlace {
      if i < link.old.lowerBound, j < link.new.lowerBound { gaps.append((i..<link.old.lowerBound, j..<link.new.lowerBound)) }
      (i, j) = (max(i, link.old.upperBound), max(j, link.new.upperBound))
    }
    if i < oldIsPaired.count, j < newIsPaired.count { gaps.append((i..<oldIsPaired.count, j..<newIsPaired.count)) }
    return gaps
  }

  // MARK: Equal words

  /// A hash of a clause's words without its label; clauses without words are told apart by their signature.
  private func key(_ text: ClauseText?, _ signature: UInt64) -> UInt64 {
    var hash = SignatureHash(seed: 0)
    var isEmpty = true
    for token in text?.tokens.dropFirst(text?.labelLength ?? 0) ?? [] where token.isCompared {
      hash.mix(UInt64(UInt32(bitPattern: token.id)))
      isEmpty = false
    }
    return isEmpty ? signature : hash.value
  }

  private func keys() -> (old: [UInt64], new: [UInt64]) {
    (
      oldIsPaired.indices.map { oldIsPaired[$0] ? 0 : key(oldTexts[$0], old.signatures[$0]) },
      newIsPaired.indices.map { newIsPaired[$0] ? 1 : key(newTexts[$0], new.signatures[$0]) }
    )
  }

  private mutating func pairEqualWords() {
    let keys = keys()
    for gap in gaps() {
      let exact = ExactAlignment(
        keys.old, keys.new, weights: new.weights, oldRange: gap.old, newRange: gap.new, budget: &budget)
      for match in exact.matches { pair(match.old..<match.old + 1, match.new..<match.new + 1) }
    }
  }

  /// Equal clauses of four words or more that stand once on each side, and whatever equal stands beside them.
  private mutating func pairMoves() {
    let keys = keys()
    var places: [UInt64: (old: [Int], new: [Int])] = [:]
    for index in keys.old.indices where !oldIsPaired[index] { places[keys.old[index], default: ([], [])].old.append(index) }
    for index in keys.new.indices where !newIsPaired[index] { places[keys.new[index], default: ([], [])].new.append(index) }
    for index in keys.old.indices where !oldIsPaired[index] {
      guard let place = places[keys.old[index]], place.old == [index], place.new.count == 1,
        oldTexts[index].map({ Self.wordCount($0) >= 4 }) ?? false
      else { continue }
      var (from, to) = (index..<index + 1, place.new[0]..<place.new[0] + 1)
      guard !newIsPaired[to.lowerBound] else { continue }
      while from.lowerBound > 0, to.lowerBound > 0, canMove(from.lowerBound - 1, to.lowerBound - 1, keys) {
        from = from.lowerBound - 1..<from.upperBound
        to = to.lowerBound - 1..<to.upperBound
      }
      while from.upperBound < oldIsPaired.count, to.upperBound < newIsPaired.count,
        canMove(from.upperBound, to.upperBound, keys)
      {
        from = from.lowerBound..<from.upperBound + 1
        to = to.lowerBound..<to.upperBound + 1
      }
      for (old, new) in zip(from, to) { pair(old..<old + 1, new..<new + 1, isMove: true) }
    }
  }

  private func canMove(_ i: Int, _ j: Int, _ keys: (old: [UInt64], new: [UInt64])) -> Bool {
    !oldIsPaired[i] && !newIsPaired[j] && keys.old[i] == keys.new[j]
  }

  static func wordCount(_ text: ClauseText) -> Int {
    text.tokens.reduce(0) { $0 + ($1.kind == .word ? 1 : 0) }
  }

  // MARK: Splits and merges

  private mutating func pairSplitsAndMerges() {
    for gap in gaps() {
      for i in gap.old where !oldIsPaired[i] && canJoin(old, i) {
        let whole = ids(oldTexts[i])
        guard whole.count >= 8 else { continue }
        if let run = run(in: gap.new, spelling: whole, texts: newTexts, isPaired: newIsPaired, new) { pair(i..<i + 1, run) }
      }
      for j in gap.new where !newIsPaired[j] && canJoin(new, j) {
        let whole = ids(newTexts[j])
        guard whole.count >= 8 else { continue }
        if let run = run(in: gap.old, spelling: whole, texts: oldTexts, isPaired: oldIsPaired, old) { pair(run, j..<j + 1) }
      }
    }
  }

  private func canJoin(_ side: ComparableText, _ index: Int) -> Bool { side.text.clauses[index].kind == .paragraph }

  private func ids(_ text: ClauseText?) -> [Int32] { text?.tokens.compactMap { $0.isCompared ? $0.id : nil } ?? [] }

  /// Two or more neighbouring clauses whose words, one after another, are exactly those asked for.
  private func run(
    in range: Range<Int>, spelling whole: [Int32], texts: [Int: ClauseText], isPaired: [Bool], _ side: ComparableText
  ) -> Range<Int>? {
    for start in range {
      var length = 0
      var end = start
      while end < range.upperBound, !isPaired[end], canJoin(side, end) {
        let part = ids(texts[end])
        guard !part.isEmpty, length + part.count <= whole.count, whole[length..<length + part.count].elementsEqual(part)
        else { break }
        length += part.count
        end += 1
      }
      if length == whole.count, end - start >= 2 { return start..<end }
    }
    return nil
  }

  // MARK: Similar clauses

  private mutating func bag(old index: Int) -> WordBag {
    if let bag = bags.old[index] { return bag }
    let bag = WordBag(oldText(index))
    bags.old[index] = bag
    return bag
  }

  private mutating func bag(new index: Int) -> WordBag {
    if let bag = bags.new[index] { return bag }
    let bag = WordBag(newText(index))
    bags.new[index] = bag
    return bag
  }

  /// 0 to 1; 0 where clauses of these kinds are not compared.
  private mutating func similarity(_ i: Int, _ j: Int) -> Double {
    guard old.text.clauses[i].kind == new.text.clauses[j].kind else { return 0 }
    return bag(old: i).similarity(to: bag(new: j))
  }

  private func floor(for kind: Clause.Kind) -> Double { kind == .tableRow || kind == .code ? 0.30 : 0.45 }

  /// Order-preserving assignment of the greatest total similarity (Needleman–Wunsch without gap costs).
  private mutating func pairSimilarInGaps() {
    for gap in gaps() {
      let (a, b) = (gap.old.filter { !oldIsPaired[$0] }, gap.new.filter { !newIsPaired[$0] })
      guard !a.isEmpty, !b.isEmpty, budget.spend(a.count * b.count, from: \.clausePairs) else { continue }
      var score = [Double](repeating: 0, count: a.count * b.count)
      for (x, i) in a.enumerated() {
        let kind = old.text.clauses[i].kind
        let isLoneHeading = kind == .heading && isOnlyHeading(i, among: a, in: old)
        for (y, j) in b.enumerated() {
          let similarity = similarity(i, j)
          if similarity >= floor(for: kind) {
            score[x * b.count + y] = similarity * Double(min(old.weights[i], new.weights[j])).squareRoot()
          } else if isLoneHeading, new.text.clauses[j].kind == .heading, isOnlyHeading(j, among: b, in: new) {
            score[x * b.count + y] = 0.01
          }
        }
      }
      for (x, y) in Self.bestPath(score, rows: a.count, columns: b.count) {
        pair(a[x]..<a[x] + 1, b[y]..<b[y] + 1)
      }
    }
  }

  private func isOnlyHeading(_ index: Int, among gap: [Int], in side: ComparableText) -> Bool {
    gap.allSatisfy { $0 == index || side.text.clauses[$0].kind != .heading }
  }

  private static func bestPath(_ score: [Double], rows: Int, columns: Int) -> [(Int, Int)] {
    var best = [Double](repeating: 0, count: (rows + 1) * (columns + 1))
    func at(_ x: Int, _ y: Int) -> Int { x * (columns + 1) + y }
    for x in stride(from: rows - 1, through: 0, by: -1) {
      for y in stride(from: columns - 1, through: 0, by: -1) {
        let own = score[x * columns + y]
        let paired = own > 0 ? own + best[at(x + 1, y + 1)] : 0
        best[at(x, y)] = max(paired, best[at(x + 1, y)], best[at(x, y + 1)])
      }
    }
    var path: [(Int, Int)] = []
    var (x, y) = (0, 0)
    while x < rows, y < columns {
      let own = score[x * columns + y]
      if own > 0, best[at(x, y)] == own + best[at(x + 1, y + 1)] {
        path.append((x, y))
        (x, y) = (x + 1, y + 1)
      } else if best[at(x, y)] == best[at(x + 1, y)] {
        x += 1
      } else {
        y += 1
      }
    }
    return path
  }

  /// Moved and edited: at least eight words, similarity from 0.80, and a clear lead over the next best.
  private mutating func pairSimilarElsewhere() {
    let a = oldIsPaired.indices.filter { !oldIsPaired[$0] && Self.wordCount(oldText($0)) >= 8 }
    let b = newIsPaired.indices.filter { !newIsPaired[$0] && Self.wordCount(newText($0)) >= 8 }
    guard !a.isEmpty, !b.isEmpty, budget.spend(a.count * b.count, from: \.clausePairs) else { return }
    var candidates: [(score: Double, old: Int, new: Int)] = []
    for i in a {
      var (best, next, place) = (0.0, 0.0, -1)
      for j in b {
        let similarity = similarity(i, j)
        if similarity > best { (best, next, place) = (similarity, best, j) } else { next = max(next, similarity) }
      }
      if best >= 0.80, best - next >= 0.10 { candidates.append((best, i, place)) }
    }
    for candidate in candidates.sorted(by: { ($1.score, $0.old) < ($0.score, $1.old) })
    where !oldIsPaired[candidate.old] && !newIsPaired[candidate.new] {
      pair(candidate.old..<candidate.old + 1, candidate.new..<candidate.new + 1, isMove: true)
    }
  }
}
