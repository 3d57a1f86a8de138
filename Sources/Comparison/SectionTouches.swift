import Policies

/// What the changes of a comparison did to each section of its two texts.
struct SectionTouches {
  struct Touch {
    private(set) var changes = 0
    private(set) var firstChange: Int?
    private(set) var event: SectionHistory.Event?

    fileprivate mutating func add(_ number: Int, _ event: SectionHistory.Event) {
      changes += 1
      firstChange = firstChange ?? number
      if rank(event) < self.event.map(rank) ?? .max { self.event = event }
    }

    /// The event of a section that is in both texts is the gravest of its changes.
    private func rank(_ event: SectionHistory.Event) -> Int {
      switch event {
      case .new, .removed, .changed: 0
      case .moved: 1
      case .cosmetic: 2
      }
    }

    func cell(_ event: SectionHistory.Event, in version: Int) -> SectionHistory.Cell {
      SectionHistory.Cell(version: version, event: event, changes: changes, firstChange: firstChange)
    }
  }

  /// By the place of the newer section.
  private(set) var new: [Touch]
  /// By the place of the older section; of those alone that the newer text does not have.
  private(set) var old: [Touch]
  private let pairs: SectionPairs

  init(_ comparison: Comparison, _ pairs: SectionPairs) {
    self.pairs = pairs
    new = [Touch](repeating: Touch(), count: pairs.new.indices.count)
    old = [Touch](repeating: Touch(), count: pairs.old.indices.count)
    guard comparison.verdict != .none else { return }
    var arrivals: [Int: Range<Int>] = [:]
    for row in comparison.rows {
      if case .movedTo = row.shape, let move = row.move { arrivals[move] = row.new }
    }
    for (row, number) in zip(comparison.rows, comparison.changeNumbers) where number > 0 {
      switch row.shape {
      case .deleted: leave(row.old, number, Self.event(of: row))
      case .movedFrom: leave(row.old, number, .moved, besides: row.move.flatMap { arrivals[$0] } ?? 0..<0)
      case .unchanged, .inserted, .edited, .movedTo: arrive(row.new, number, Self.event(of: row))
      }
    }
  }

  private static func event(of row: Comparison.Row) -> SectionHistory.Event {
    if row.isSubstantive { return .changed }
    return row.changeClass == .moved ? .moved : .cosmetic
  }

  private mutating func arrive(_ clauses: Range<Int>, _ number: Int, _ event: SectionHistory.Event) {
    for place in Set(clauses.compactMap(pairs.new.place(ofClause:))) { new[place].add(number, event) }
  }

  /// - Parameter others: clauses of the newer text by which the change is counted already where they are.
  private mutating func leave(
    _ clauses: Range<Int>, _ number: Int, _ event: SectionHistory.Event, besides others: Range<Int> = 0..<0
  ) {
    let counted = Set(others.compactMap(pairs.new.place(ofClause:)))
    for place in Set(clauses.compactMap(pairs.old.place(ofClause:))) {
      guard let target = pairs.target[place] else {
        old[place].add(number, event)
        continue
      }
      if !counted.contains(target) { new[target].add(number, event) }
    }
  }
}
