import Markdown
import Policies

/// One of the two texts of an alignment, and what is known about its clauses so far.
struct AlignmentSide {
  let comparable: ComparableText
  private(set) var isPaired: [Bool]
  private var texts: [ClauseText?]
  private var bags: [WordBag?]

  init(_ comparable: ComparableText) {
    self.comparable = comparable
    let count = comparable.signatures.count
    isPaired = [Bool](repeating: false, count: count)
    texts = [ClauseText?](repeating: nil, count: count)
    bags = [WordBag?](repeating: nil, count: count)
  }

  var count: Int { isPaired.count }

  var unpaired: [Int] { isPaired.indices.filter { !isPaired[$0] } }

  func kind(_ index: Int) -> Clause.Kind { comparable.text.clauses[index].kind }

  mutating func markPaired(_ clauses: Range<Int>) {
    for index in clauses { isPaired[index] = true }
  }

  // MARK: Words

  /// The words of a clause, cut now if they were not needed before.
  mutating func text(_ index: Int, _ vocabulary: inout Vocabulary) -> ClauseText {
    if let text = texts[index] { return text }
    let text = ClauseTextBuilder.build(comparable.text.clauses[index], of: comparable.text, with: &vocabulary)
    texts[index] = text
    return text
  }

  mutating func tokenizeUnpaired(_ vocabulary: inout Vocabulary) {
    for index in isPaired.indices where !isPaired[index] {
      let text = text(index, &vocabulary)
      bags[index] = WordBag(text, vocabulary)
    }
  }

  /// The words of a clause that was unpaired after equal clauses were paired; of any other, nothing.
  func words(_ index: Int) -> ClauseText { texts[index] ?? ClauseText() }

  /// The words without their order, of the same clauses.
  func bag(_ index: Int) -> WordBag { bags[index] ?? .empty }

  func bag(_ clauses: Range<Int>) -> WordBag {
    clauses.count == 1 ? bag(clauses.lowerBound) : WordBag(joining: clauses.map { bag($0) })
  }

  func wordCount(_ index: Int) -> Int { bag(index).count }

  // MARK: Keys

  /// Hashes of the words of unpaired clauses without their labels; clauses without words are told apart by their
  /// signature. Paired clauses have the number given, which no key has by more than chance.
  func keys(paired filler: UInt64) -> [UInt64] {
    isPaired.indices.map { isPaired[$0] ? filler : key(words($0), comparable.signatures[$0]) }
  }

  private func key(_ text: ClauseText, _ signature: UInt64) -> UInt64 {
    var hash = SignatureHash(seed: 0)
    var isEmpty = true
    for token in text.tokens.dropFirst(text.labels.first?.upperBound ?? 0) where token.isCompared {
      hash.mix(UInt64(UInt32(bitPattern: token.id)))
      isEmpty = false
    }
    return isEmpty ? signature : hash.value
  }

  // MARK: Structure

  /// The list or table that a clause is a member of.
  func group(_ index: Int) -> Int? {
    let text = comparable.text
    guard let container = text.clauses[index].container else { return nil }
    switch text.containers[container].kind {
    case .table: return container
    case .item: return text.containers[container].parent
    default: return nil
    }
  }
}
