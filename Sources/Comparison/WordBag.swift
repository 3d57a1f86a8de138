/// The words of a clause without their order.
struct WordBag {
  private let ids: [Int32]

  init(_ text: ClauseText) {
    ids = text.tokens.compactMap { $0.kind == .word && $0.isCompared ? $0.id : nil }.sorted()
  }

  /// Dice's coefficient on multisets: twice the shared words over all words; 0 to 1.
  func similarity(to other: WordBag) -> Double {
    let total = ids.count + other.ids.count
    // Too unequal in length to reach any floor that is asked for.
    guard total > 0, min(ids.count, other.ids.count) * 20 >= total * 3 else { return 0 }
    var (i, j, shared) = (0, 0, 0)
    while i < ids.count, j < other.ids.count {
      if ids[i] == other.ids[j] {
        (i, j, shared) = (i + 1, j + 1, shared + 1)
      } else if ids[i] < other.ids[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return Double(2 * shared) / Double(total)
  }
}
