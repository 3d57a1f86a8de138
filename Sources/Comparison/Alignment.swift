import Policies

/// Which clauses of two texts belong together.
///
/// Passes, each only over what the ones before left unpaired: equal clauses in place; equal words in place; equal
/// words elsewhere (moves); one clause split into several or the reverse; similar clauses between the same neighbours;
/// clauses whose words were regrouped; similar clauses elsewhere (moved and edited).
struct Alignment {
  /// Clauses that belong together: one to one, or a split or merge (several on a side).
  struct Link {
    var old: Range<Int>
    var new: Range<Int>
    var isMove = false
  }

  /// Stretches of both texts between neighbours that kept their place.
  typealias Gap = (old: Range<Int>, new: Range<Int>)

  private(set) var links: [Link] = []
  var budget: WorkBudget
  private(set) var old: AlignmentSide
  private(set) var new: AlignmentSide
  private var vocabulary = Vocabulary()

  init(_ old: ComparableText, _ new: ComparableText, budget: WorkBudget) {
    self.budget = budget
    self.old = AlignmentSide(old)
    self.new = AlignmentSide(new)
    pairEqual(old.signatures, new.signatures, in: (old.signatures.indices, new.signatures.indices))
    self.old.tokenizeUnpaired(&vocabulary)
    self.new.tokenizeUnpaired(&vocabulary)
    let keys = (old: self.old.keys(paired: 0), new: self.new.keys(paired: 1))
    for gap in gaps() { pairEqual(keys.old, keys.new, in: gap) }
    pairMoves(keys.old, keys.new)
    pairExactSplits()
    pairSimilarInGaps()
    pairRegrouped()
    growPairs()
    growMoves()
    pairSimilarElsewhere()
    links.sort { ($0.new.lowerBound, $0.old.lowerBound) < ($1.new.lowerBound, $1.old.lowerBound) }
  }

  mutating func oldText(_ index: Int) -> ClauseText { old.text(index, &vocabulary) }
  mutating func newText(_ index: Int) -> ClauseText { new.text(index, &vocabulary) }

  mutating func pair(_ oldClauses: Range<Int>, _ newClauses: Range<Int>, isMove: Bool = false) {
    links.append(Link(old: oldClauses, new: newClauses, isMove: isMove))
    old.markPaired(oldClauses)
    new.markPaired(newClauses)
  }

  /// Takes another clause into a link.
  mutating func widen(_ link: Int, old oldClauses: Range<Int>, new newClauses: Range<Int>) {
    links[link].old = oldClauses
    links[link].new = newClauses
    old.markPaired(oldClauses)
    new.markPaired(newClauses)
  }

  private mutating func pairEqual(_ oldKeys: [UInt64], _ newKeys: [UInt64], in gap: Gap) {
    let exact = ExactAlignment(
      oldKeys, newKeys, weights: new.comparable.weights, oldRange: gap.old, newRange: gap.new, budget: &budget)
    for match in exact.matches { pair(match.old..<match.old + 1, match.new..<match.new + 1) }
  }

  /// The indices of the links in place, in order.
  var linksInPlace: [Int] {
    links.indices.filter { !links[$0].isMove }.sorted { links[$0].new.lowerBound < links[$1].new.lowerBound }
  }

  func gaps() -> [Gap] {
    var gaps: [Gap] = []
    var (i, j) = (0, 0)
    for index in linksInPlace {
      let link = links[index]
      if i < link.old.lowerBound, j < link.new.lowerBound {
        gaps.append((i..<link.old.lowerBound, j..<link.new.lowerBound))
      }
      (i, j) = (max(i, link.old.upperBound), max(j, link.new.upperBound))
    }
    if i < old.count, j < new.count { gaps.append((i..<old.count, j..<new.count)) }
    return gaps
  }
}
