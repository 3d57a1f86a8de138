/// Finds which clauses of two sequences share long stretches of words, by phrases of three words that stand once on
/// each side and keep their order.
struct SharedPhrases {
  private struct Place {
    let clause: Int
    let position: Int
  }

  private static let length = 3
  private var votes: [Votes] = []
  private var oldCounts: [Int]
  private var newCounts: [Int]

  private struct Votes {
    let old: Int
    let new: Int
    var count: Int
  }

  init(_ old: [ClauseText], _ new: [ClauseText]) {
    oldCounts = [Int](repeating: 0, count: old.count)
    newCounts = [Int](repeating: 0, count: new.count)
    let (a, b) = (Self.uniquePhrases(old), Self.uniquePhrases(new))
    var pairs: [(old: Place, new: Place)] = []
    for (phrase, place) in a {
      oldCounts[place.clause] += 1
      if let other = b[phrase] { pairs.append((place, other)) }
    }
    for place in b.values { newCounts[place.clause] += 1 }
    pairs.sort { $0.old.position < $1.old.position }
    let run = IncreasingRun.heaviest(
      pairs.indices.map { IncreasingRun.Pair(old: $0, new: pairs[$0].new.position, weight: 1) })
    for pair in run {
      let (i, j) = (pairs[pair.old].old.clause, pairs[pair.old].new.clause)
      if let last = votes.last, last.old == i, last.new == j {
        votes[votes.count - 1].count += 1
      } else {
        votes.append(Votes(old: i, new: j, count: 1))
      }
    }
  }

  /// Neighbouring clauses on both sides that belong together, in order.
  func groups() -> [(old: Range<Int>, new: Range<Int>)] {
    var groups: [(old: Range<Int>, new: Range<Int>)] = []
    for vote in votes where vote.count >= 3 && vote.count * 2 >= min(oldCounts[vote.old], newCounts[vote.new]) {
      if let last = groups.last, last.old.upperBound > vote.old || last.new.upperBound > vote.new {
        groups[groups.count - 1] = (last.old.lowerBound..<vote.old + 1, last.new.lowerBound..<vote.new + 1)
      } else {
        groups.append((vote.old..<vote.old + 1, vote.new..<vote.new + 1))
      }
    }
    return groups
  }

  /// Phrases that stand once, with their places.
  private static func uniquePhrases(_ clauses: [ClauseText]) -> [UInt64: Place] {
    var phrases: [UInt64: Place] = [:]
    var repeated: Set<UInt64> = []
    var position = 0
    for (clause, text) in clauses.enumerated() {
      let words = text.tokens.compactMap { $0.kind == .word && $0.isCompared ? $0.id : nil }
      for start in words.indices.dropLast(length - 1) {
        position += 1
        var hash = SignatureHash(seed: 0)
        for word in words[start..<start + length] { hash.mix(UInt64(UInt32(bitPattern: word))) }
        if phrases.updateValue(Place(clause: clause, position: position), forKey: hash.value) != nil {
          repeated.insert(hash.value)
        }
      }
    }
    for phrase in repeated { phrases[phrase] = nil }
    return phrases
  }
}
