import Policies

/// An alignment that does not depend on which of the two texts is the older one: the texts are aligned in an order of
/// their own, so that the reversed comparison is the mirror image.
struct TwoWayAlignment {
  private var alignment: Alignment
  private let isMirrored: Bool
  /// In the order of the new text.
  let links: [Alignment.Link]
  private var oldColumns: [Int: ColumnMap] = [:]
  private var newColumns: [Int: ColumnMap] = [:]
  private let oldText: PolicyText
  private let newText: PolicyText

  init(_ old: ComparableText, _ new: ComparableText, budget: WorkBudget) {
    isMirrored = new.precedes(old)
    alignment = isMirrored ? Alignment(new, old, budget: budget) : Alignment(old, new, budget: budget)
    links =
      isMirrored
      ? alignment.links.map { Alignment.Link(old: $0.new, new: $0.old, isMove: $0.isMove) }
        .sorted { ($0.new.lowerBound, $0.old.lowerBound) < ($1.new.lowerBound, $1.old.lowerBound) }
      : alignment.links
    oldText = old.text
    newText = new.text
    alignColumns(old, new)
  }

  var isExhausted: Bool { alignment.budget.isExhausted }

  mutating func old(_ index: Int) -> ClauseText { isMirrored ? alignment.newText(index) : alignment.oldText(index) }
  mutating func new(_ index: Int) -> ClauseText { isMirrored ? alignment.oldText(index) : alignment.newText(index) }

  /// The words of linked clauses on both sides, and what changed between them.
  mutating func words(_ link: Alignment.Link) -> (old: ClauseText, new: ClauseText, comparison: WordComparison) {
    let (a, b) = (joined(link.old.map { old($0) }), joined(link.new.map { new($0) }))
    let comparison = WordComparison(
      a, b, isMirrored: isMirrored, columns: columns(link, a, b), isPiecewise: link.isMove,
      purse: &alignment.budget.wordSteps)
    return (a, b, comparison)
  }

  private func joined(_ texts: [ClauseText]) -> ClauseText { texts.count == 1 ? texts[0] : ClauseText(joining: texts) }

  // MARK: Columns

  /// How the columns of a clause's table correspond; nil outside tables, and where they correspond by position.
  func columns(ofOld clause: Int) -> ColumnMap? { oldText.clauses[clause].container.flatMap { oldColumns[$0] } }
  func columns(ofNew clause: Int) -> ColumnMap? { newText.clauses[clause].container.flatMap { newColumns[$0] } }

  private func columns(_ link: Alignment.Link, _ a: ClauseText, _ b: ClauseText) -> ColumnMap? {
    guard link.old.count == 1, link.new.count == 1, isRow(link.old.lowerBound, oldText),
      isRow(link.new.lowerBound, newText)
    else { return nil }
    if let map = columns(ofOld: link.old.lowerBound), map == columns(ofNew: link.new.lowerBound) { return map }
    return ColumnMap(old: a.cells(ofPiece: 0), new: b.cells(ofPiece: 0))
  }

  private func isRow(_ index: Int, _ text: PolicyText) -> Bool { text.clauses[index].kind == .tableRow }

  private mutating func alignColumns(_ old: ComparableText, _ new: ComparableText) {
    var tables: [Int: (new: Int, rows: [(Int, Int)])] = [:]
    var unchanged: Set<Int> = []
    for link in links where !link.isMove && link.old.count == 1 && link.new.count == 1 {
      let (i, j) = (link.old.lowerBound, link.new.lowerBound)
      guard isRow(i, oldText), isRow(j, newText), let a = oldText.clauses[i].container,
        let b = newText.clauses[j].container
      else { continue }
      if old.signatures[i] == new.signatures[j] { unchanged.insert(a) }
      if tables[a, default: (b, [])].new == b { tables[a, default: (b, [])].rows.append((i, j)) }
    }
    for (table, entry) in tables.sorted(by: { $0.key < $1.key })
    where newColumns[entry.new] == nil && !unchanged.contains(table) {
      var columns = ColumnAlignment()
      for (i, j) in entry.rows.prefix(200) { columns.add(self.old(i), self.new(j)) }
      guard let map = columns.map(&alignment.budget.clausePairs) else { continue }
      oldColumns[table] = map
      newColumns[entry.new] = map
    }
  }
}
