package import Policies

/// Since when each clause of a text stands, when its words last changed, and which clauses stood before.
///
/// Made of the comparisons of consecutive versions, one after another, so that no more than two texts are needed at a
/// time. A long history is followed in parts, which are then put together.
package struct Lineage: Sendable {
  /// What stays with a clause through edits, moves and renumbering: a hash of the words it was first known with, 40 bits.
  package struct ClauseID: Hashable, Sendable, CustomStringConvertible {
    private let value: UInt64

    init(ofWords words: String) {
      value = Digest(of: words.utf8).bytes.prefix(5).reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// Ten hexadecimal digits.
    package var description: String {
      let digits = String(value, radix: 16)
      return String(repeating: "0", count: 10 - digits.count) + digits
    }
  }

  /// A clause of the newest text. Versions are their places in the policy's history.
  package struct Entry: Sendable {
    fileprivate var ownID: ClauseID?
    fileprivate var ownSince: Int?
    fileprivate var ownChange: Int?
    /// The clause of the text before the first followed version that knows the rest.
    fileprivate var origin: Int?

    /// The words it was first known with.
    package var id: ClauseID? { ownID }
    /// The version it first stood in.
    package var since: Int { ownSince ?? 0 }
    /// The version in which its words last changed, or in which it first stood.
    package var changed: Int { ownChange ?? since }

    /// What an earlier part of the history knows of it.
    fileprivate func completed(by earlier: Lineage) -> Entry {
      guard let origin, earlier.entries.indices.contains(origin) else { return self }
      let before = earlier.entries[origin]
      var entry = self
      entry.ownID = ownID ?? before.ownID
      entry.ownSince = ownSince ?? before.ownSince
      entry.ownChange = ownChange ?? before.ownChange
      entry.origin = before.origin
      return entry
    }
  }

  /// A clause that later versions do not have.
  package struct Departure: Sendable {
    package fileprivate(set) var entry: Entry
    /// The last version that has it.
    package let last: Int
    /// The beginning of its words there.
    package let opening: String
    /// The fragment of the section it stands in there.
    package let anchor: String?
  }

  /// One for each clause of the newest text.
  package private(set) var entries: [Entry]
  /// In the order in which they went.
  package private(set) var departures: [Departure] = []

  /// The lineage of a first version: every clause stands since then.
  package init(of text: PolicyText, version: Int) {
    entries = text.clauses.map { clause in
      Entry(ownID: ClauseID(ofWords: text.words(of: clause)), ownSince: version, ownChange: version, origin: nil)
    }
  }

  /// The start of a later part, whose first comparison is with this text.
  package init(after text: PolicyText) {
    entries = text.clauses.indices.map { Entry(ownID: nil, ownSince: nil, ownChange: nil, origin: $0) }
  }

  /// The whole of a history of which this is the part that follows.
  package func following(_ earlier: Lineage) -> Lineage {
    var whole = self
    whole.entries = entries.map { $0.completed(by: earlier) }
    whole.departures = earlier.departures
    for var departure in departures {
      departure.entry = departure.entry.completed(by: earlier)
      whole.departures.append(departure)
    }
    return whole
  }

  // MARK: One version on

  /// Goes on to the newer of two compared texts.
  ///
  /// - Parameter version: the place of the newer one.
  package mutating func advance(by comparison: Comparison, to version: Int) {
    var step = LineageStep(comparison)
    step.run()
    let text = comparison.new
    let next = step.sources.enumerated().map { index, source -> Entry in
      guard let source else {
        return Entry(
          ownID: ClauseID(ofWords: text.words(of: text.clauses[index])), ownSince: version, ownChange: version,
          origin: nil)
      }
      var entry = entries[source.clause]
      if source.isPart { entry.ownID = ClauseID(ofWords: text.words(of: text.clauses[index])) }
      if source.isChanged { entry.ownChange = version }
      return entry
    }
    for clause in step.departed {
      departures.append(
        Departure(
          entry: entries[clause], last: version - 1, opening: comparison.old.opening(of: clause),
          anchor: comparison.old.clauses[clause].section.map { comparison.old.sections[$0].anchor }))
    }
    entries = next
  }
}

/// Which clause of the older of two texts each clause of the newer one comes from.
private struct LineageStep {
  struct Source {
    let clause: Int
    /// Whether its words changed on the way, not only its number, place or looks.
    let isChanged: Bool
    /// Whether it is a later piece of a clause that was split.
    let isPart: Bool
  }

  private let comparison: Comparison
  /// Nil for a clause that is new.
  private(set) var sources: [Source?]
  private var isKept: [Bool]

  init(_ comparison: Comparison) {
    self.comparison = comparison
    sources = [Source?](repeating: nil, count: comparison.new.clauses.count)
    isKept = [Bool](repeating: false, count: comparison.old.clauses.count)
  }

  var departed: [Int] { isKept.indices.filter { !isKept[$0] } }

  mutating func run() {
    var origins: [Int: Range<Int>] = [:]
    for row in comparison.rows {
      if case .movedFrom = row.shape, let move = row.move { origins[move] = row.old }
    }
    for row in comparison.rows {
      switch row.shape {
      case .unchanged: carry(row.old, row.new) { _ in false }
      case .edited(let words): carry(row, row.old, words)
      case .movedTo(let words): carry(row, row.move.flatMap { origins[$0] } ?? 0..<0, words)
      case .inserted, .deleted, .movedFrom: break
      }
    }
  }

  private mutating func carry(_ row: Comparison.Row, _ old: Range<Int>, _ words: WordComparison?) {
    switch row.changeClass {
    case .edited, .movedAndEdited, .dateOnly:
      let pieces = words.map { Self.changedPieces(row, $0, isOneToOne: old.count == row.new.count) } ?? []
      carry(old, row.new) { pieces.contains($0) }
    default: carry(old, row.new) { _ in false }
    }
  }

  /// The newer clauses of a row, counted from 0, in which words differ: not only their labels, the breaks between lines, or
  /// how they are typeset.
  private static func changedPieces(
    _ row: Comparison.Row, _ comparison: WordComparison, isOneToOne: Bool
  ) -> Set<Int> {
    func words(_ tokens: Range<Int>, in text: ClauseText) -> [Int] {
      tokens.filter {
        text.tokens[$0].kind != .lineBreak && !text.isLabel($0)
          && !ComparisonBuilder.isTypographic($0..<$0 + 1, in: text)
      }
    }
    var pieces: Set<Int> = []
    for run in comparison.runs where run.kind != .equal && !run.isGarbled {
      for index in words(run.new, in: row.newText) { pieces.insert(Int(row.newText.tokens[index].piece)) }
      for index in words(run.old, in: row.oldText) {
        // Where clauses were split or joined, words are missed at the place where they would stand.
        let place =
          row.newText.tokens.indices.contains(run.new.lowerBound) ? run.new.lowerBound : run.new.lowerBound - 1
        let piece = isOneToOne || place < 0 ? row.oldText.tokens[index].piece : row.newText.tokens[place].piece
        pieces.insert(Int(piece))
      }
    }
    return pieces
  }

  /// - Parameter isChanged: asked for each clause of the new range, counted from 0.
  private mutating func carry(_ old: Range<Int>, _ new: Range<Int>, _ isChanged: (Int) -> Bool) {
    guard !old.isEmpty else { return }
    for (offset, clause) in new.enumerated() {
      let source = old.lowerBound + min(offset, old.count - 1)
      sources[clause] = Source(clause: source, isChanged: isChanged(offset), isPart: isKept[source])
      isKept[source] = true
    }
  }
}

extension PolicyText {
  /// The beginning of a clause's words, at most 100 characters, cut at a word.
  package func opening(of clause: Int) -> String {
    let words = words(of: clauses[clause]).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard words.count > 100 else { return words }
    let head = words.prefix(99)
    return (head.lastIndex(of: " ").map { head[..<$0] } ?? head) + "…"
  }
}

// MARK: Addresses

extension Lineage {
  /// The fragment that stays with each clause of the newest text: `c-0123456789`; a number tells those apart that were
  /// first known with the same words.
  package var anchors: [String] {
    var counts: [ClauseID: Int] = [:]
    return entries.map { entry in
      guard let id = entry.id else { return "" }
      let count = counts[id, default: 0] + 1
      counts[id] = count
      return count == 1 ? "c-\(id)" : "c-\(id)-\(count)"
    }
  }

  /// Clauses that are gone, the latest first, each under its fragment. One that came back stands in the text again.
  package var departed: [(anchor: String, departure: Departure)] {
    var seen = Set(entries.compactMap(\.id))
    return departures.reversed().compactMap { departure in
      guard let id = departure.entry.id, seen.insert(id).inserted else { return nil }
      return ("c-\(id)", departure)
    }
  }
}
