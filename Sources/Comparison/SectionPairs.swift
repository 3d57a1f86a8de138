import Policies

/// The sections of a text with what stands before its first heading: place 0 where there is more than the text's title, then
/// one for each heading.
struct SectionPlaces {
  private let text: PolicyText
  private let hasOpening: Bool

  init(_ text: PolicyText) {
    self.text = text
    hasOpening = text.clauses.prefix(2).contains { $0.section == nil && $0.node != text.titleNode }
  }

  var indices: Range<Int> { 0..<text.sections.count + (hasOpening ? 1 : 0) }

  /// Nil for the title of a text that starts with a section.
  func place(ofClause clause: Int) -> Int? {
    let place = (text.clauses[clause].section ?? -1) + (hasOpening ? 1 : 0)
    return place < 0 ? nil : place
  }

  /// Whether the clause is the heading of its section.
  func opens(_ clause: Int) -> Bool { text.opensSection(text.clauses[clause]) }

  private func section(_ place: Int) -> Section? {
    hasOpening && place == 0 ? nil : text.sections[place - (hasOpening ? 1 : 0)]
  }

  func anchor(_ place: Int) -> String? { section(place)?.anchor }

  func row(_ place: Int) -> SectionHistory.Row {
    let section = section(place)
    return SectionHistory.Row(title: section?.title, depth: section?.depth ?? 1, anchor: section?.anchor)
  }
}

/// Which section of the older of two texts each section of the newer one comes from.
struct SectionPairs {
  let old: SectionPlaces
  let new: SectionPlaces
  /// By the place of the newer section; nil for a new one.
  private(set) var source: [Int?]
  /// By the place of the older section; nil for a removed one.
  private(set) var target: [Int?]

  init(_ comparison: Comparison) {
    old = SectionPlaces(comparison.old)
    new = SectionPlaces(comparison.new)
    source = [Int?](repeating: nil, count: new.indices.count)
    target = [Int?](repeating: nil, count: old.indices.count)
    let rows = comparison.pairedClauses
    pairHeadings(rows)
    pairAnchors()
    pairContents(rows)
  }

  private mutating func pair(_ older: Int?, _ newer: Int?) {
    guard let older, let newer, source[newer] == nil, target[older] == nil else { return }
    source[newer] = older
    target[older] = newer
  }

  /// A section is where its heading went; what stands before the first heading stays that.
  private mutating func pairHeadings(_ rows: [(old: Range<Int>, new: Range<Int>)]) {
    if let a = old.indices.first, let b = new.indices.first, old.anchor(a) == nil, new.anchor(b) == nil { pair(a, b) }
    for row in rows {
      for (a, b) in zip(row.old, row.new) where old.opens(a) && new.opens(b) {
        pair(old.place(ofClause: a), new.place(ofClause: b))
      }
    }
  }

  /// A heading that is deleted here and inserted there with the same words heads the same section.
  private mutating func pairAnchors() {
    let gone = target.indices.filter { target[$0] == nil }.compactMap { place in old.anchor(place).map { ($0, place) } }
    guard !gone.isEmpty else { return }
    let places = Dictionary(gone, uniquingKeysWith: { first, _ in first })
    for place in new.indices where source[place] == nil {
      if let anchor = new.anchor(place), let older = places[anchor] { pair(older, place) }
    }
  }

  /// A section whose heading was written again is the one that most of its clauses come from.
  private mutating func pairContents(_ rows: [(old: Range<Int>, new: Range<Int>)]) {
    guard source.contains(where: { $0 == nil }), target.contains(where: { $0 == nil }) else { return }
    var votes: [[Int]: Int] = [:]
    for row in rows {
      for (a, b) in zip(row.old, row.new) {
        guard let older = old.place(ofClause: a), let newer = new.place(ofClause: b) else { continue }
        if target[older] == nil, source[newer] == nil { votes[[older, newer], default: 0] += 1 }
      }
    }
    let ranked = votes.sorted { ($1.value, $0.key[1], $0.key[0]) < ($0.value, $1.key[1], $1.key[0]) }
    for (places, _) in ranked { pair(places[0], places[1]) }
  }
}

extension Comparison {
  /// The clauses of rows that are in both texts, also of those that moved.
  var pairedClauses: [(old: Range<Int>, new: Range<Int>)] {
    var origins: [Int: Range<Int>] = [:]
    for row in rows {
      if case .movedFrom = row.shape, let move = row.move { origins[move] = row.old }
    }
    return rows.compactMap { row in
      switch row.shape {
      case .unchanged, .edited: (row.old, row.new)
      case .movedTo: row.move.flatMap { origins[$0] }.map { ($0, row.new) }
      case .inserted, .deleted, .movedFrom: nil
      }
    }
  }
}
