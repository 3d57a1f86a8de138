/// The words of a clause without their order.
struct WordBag {
  static let empty = WordBag(ids: [], constants: [])

  private let ids: [Int32]
  /// The words that are not numbers or months: what a line such as "Last updated: 3 May 2024" is known by.
  private let constants: [Int32]

  var count: Int { ids.count }

  private init(ids: [Int32], constants: [Int32]) {
    self.ids = ids
    self.constants = constants
  }

  init(_ text: ClauseText, _ vocabulary: Vocabulary) {
    let words = text.tokens.filter { $0.kind == .word && $0.isCompared }
    ids = words.map(\.id).sorted()
    let constants = words.filter { !Self.isVariable($0, text, vocabulary) }
    self.constants = constants.count == words.count ? ids : constants.map(\.id).sorted()
  }

  /// The words of some cells of a table row.
  init(_ ids: some Sequence<Int32>) {
    self.init(ids: ids.sorted(), constants: [])
  }

  init(joining bags: [WordBag]) {
    self.init(ids: bags.flatMap(\.ids).sorted(), constants: bags.flatMap(\.constants).sorted())
  }

  /// Whether a word is a number or the name of a month.
  static func isVariable(_ token: ClauseText.Token, _ text: ClauseText, _ vocabulary: Vocabulary) -> Bool {
    if vocabulary.isMonth(token.id) { return true }
    let first = text.bytes[Int(token.range.lowerBound)]
    return (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first)
  }

  /// How many words both have, repetitions counted.
  func shared(with other: WordBag) -> Int { Self.shared(ids, other.ids) }

  /// Dice's coefficient on multisets: twice the shared words over all words; 0 to 1. Where two words or more are left
  /// without numbers and months, that of the rest if it is greater. 0 where the lengths alone keep it below the floor.
  func similarity(to other: WordBag, from floor: Double) -> Double {
    let all = Self.dice(ids, other.ids, floor)
    guard min(constants.count, other.constants.count) >= 2,
      constants.count < ids.count, other.constants.count < other.ids.count
    else { return all }
    return max(all, Self.dice(constants, other.constants, floor))
  }

  private static func dice(_ a: [Int32], _ b: [Int32], _ floor: Double) -> Double {
    let total = a.count + b.count
    guard total > 0, Double(2 * min(a.count, b.count)) >= floor * Double(total) else { return 0 }
    return Double(2 * shared(a, b)) / Double(total)
  }

  private static func shared(_ a: [Int32], _ b: [Int32]) -> Int {
    a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { b in
        var (i, j, shared) = (0, 0, 0)
        while i < a.count, j < b.count {
          let (x, y) = (a[i], b[j])
          shared += x == y ? 1 : 0
          i += x <= y ? 1 : 0
          j += y <= x ? 1 : 0
        }
        return shared
      }
    }
  }
}
