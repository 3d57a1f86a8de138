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
    /// The words it was first known with; nil while only an earlier part of the history knows.
    package fileprivate(set) var id: ClauseID?
    /// The clause of the text before the first followed version that it goes on.
    fileprivate var origin: Int?
    fileprivate var age: Age
    /// Of each of its lines, where they are not all as old as the clause.
    fileprivate var lines: [Age] = []

    /// The version it first stood in.
    package var since: Int { age.since ?? lines.compactMap(\.since).min() ?? 0 }
    /// The version in which its words last changed, or in which it first stood.
    package var changed: Int { age.changed ?? lines.compactMap { $0.changed ?? $0.since }.max() ?? since }

    fileprivate func age(ofLine line: Int) -> Age {
      if lines.indices.contains(line) { return lines[line] }
      var age = age
      age.origin = age.origin.map { Place(clause: $0.clause, line: $0.line ?? line) }
      return age
    }

    /// With what an earlier part of the history knows of it.
    fileprivate func completed(by earlier: Lineage) -> Entry {
      var entry = self
      entry.age = age.completed(by: earlier)
      entry.lines = lines.map { $0.completed(by: earlier) }
      if let origin, earlier.entries.indices.contains(origin) {
        let before = earlier.entries[origin]
        entry.id = id ?? before.id
        entry.origin = before.origin
        if lines.isEmpty, age.origin?.line == nil, age.origin != nil { entry.lines = before.lines }
      }
      return entry
    }
  }

  /// Since when words stand and when they last changed; nil if they are as old as what they are part of, and while only
  /// an earlier part of the history knows.
  fileprivate struct Age: Sendable {
    var since: Int?
    var changed: Int?
    var origin: Place?

    func completed(by earlier: Lineage) -> Age {
      guard let origin, earlier.entries.indices.contains(origin.clause) else { return self }
      let entry = earlier.entries[origin.clause]
      let before = origin.line.map { entry.age(ofLine: $0) } ?? entry.age
      return Age(since: since ?? before.since, changed: changed ?? before.changed, origin: before.origin)
    }
  }

  /// A clause of the text before the first followed version, or one of its lines.
  fileprivate struct Place: Sendable {
    let clause: Int
    var line: Int?
  }

  /// A clause that later versions do not have.
  package struct Departure: Sendable {
    package fileprivate(set) var entry: Entry
    /// The last version that has it.
    package let last: Int
    /// The beginning of its words there.
    package let opening: String
    /// The fragment of the section it is in there.
    package let anchor: String?
  }

  /// One for each clause of the newest text.
  package private(set) var entries: [Entry]
  /// In the order in which they went.
  package private(set) var departures: [Departure] = []

  /// The lineage of a first version: every clause exists since then.
  package init(of text: PolicyText, version: Int) {
    entries = text.clauses.map { Entry(new: $0, of: text, in: version) }
  }

  /// The start of a later part, whose first comparison is with this text.
  package init(after text: PolicyText) {
    entries = text.clauses.indices.map { Entry(id: nil, origin: $0, age: Age(origin: Place(clause: $0))) }
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
    let step = LineageStep(comparison)
    let text = comparison.new
    let next = zip(text.clauses, step.sources).map { entry(of: $0, in: text, from: $1, version) }
    for clause in step.departed {
      departures.append(
        Departure(
          entry: entries[clause], last: version - 1, opening: comparison.old.opening(of: clause),
          anchor: comparison.old.clauses[clause].section.map { comparison.old.sections[$0].anchor }))
    }
    entries = next
  }

  private func entry(
    of clause: Clause, in text: PolicyText, from source: LineageStep.Source, _ version: Int
  ) -> Entry {
    var entry = source.clause.map { entries[$0] } ?? Entry(new: clause, of: text, in: version)
    if !source.lines.isEmpty { entry.lines = source.lines.map { age(of: $0, version) } }
    if source.isRegrouped { entry.age = Age() }
    if source.isChanged { entry.age.changed = version }
    return entry
  }

  private func age(of line: LineageStep.Line, _ version: Int) -> Age {
    guard let source = line.source else { return Age(since: version, changed: version) }
    var age = entries[source.clause].age(ofLine: source.line)
    if line.isChanged { age.changed = version }
    return age
  }
}

extension Lineage.Entry {
  fileprivate init(new clause: Clause, of text: PolicyText, in version: Int) {
    self.init(
      id: Lineage.ClauseID(ofWords: text.words(of: clause)), origin: nil,
      age: Lineage.Age(since: version, changed: version))
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

  /// Clauses that are gone, the latest first, each under its fragment. One that came back is in the text again.
  package var departed: [(anchor: String, departure: Departure)] {
    var seen = Set(entries.compactMap(\.id))
    return departures.reversed().compactMap { departure in
      guard let id = departure.entry.id, seen.insert(id).inserted else { return nil }
      return ("c-\(id)", departure)
    }
  }
}
