package import Policies

/// Which sections of a policy changed in which of its versions.
///
/// Made of the comparisons of consecutive versions, one after another, as `Lineage` is; it keeps titles and figures, no
/// texts. A long history is followed in parts, which are then put together.
package struct SectionHistory: Sendable {
  /// What a version did to a section. What is below the heading of a section inside it belongs to that one.
  package enum Event: String, CaseIterable, Sendable {
    /// It is there for the first time, or again.
    case new
    /// Its wording or its links changed.
    case changed
    /// It is elsewhere, or a clause of it does; no wording changed.
    case moved
    /// Only a number, a date or its looks changed.
    case cosmetic
    /// The version before was the last to have it.
    case removed
  }

  /// A version that did something to a section. What lies between two of them was unchanged, or not there.
  package struct Cell: Sendable {
    /// The version's place in the policy's history.
    package let version: Int
    package let event: Event
    /// How many of the changes of the version's redline touch it.
    package let changes: Int
    /// The number of the first of them; nil in a first version, which has no redline.
    package let firstChange: Int?
  }

  package struct Row: Sendable {
    /// The words of the heading in the last version that has it; nil for what stands before the first heading.
    package fileprivate(set) var title: String?
    /// 1 for a section of the text itself, 2 for one inside it, and so on.
    package fileprivate(set) var depth: Int
    /// The fragment in the last version that has it.
    package fileprivate(set) var anchor: String?
    /// In the order of versions.
    package fileprivate(set) var cells: [Cell] = []
    /// The row it stood below in the last version that had it; nil for the first, and while it is.
    fileprivate var predecessor: Int?

    init(title: String?, depth: Int, anchor: String?) {
      self.title = title
      self.depth = depth
      self.anchor = anchor
    }

    package var isRemoved: Bool { cells.last?.event == .removed }
  }

  /// In the order of their first version.
  private var entries: [Row] = []
  /// The entries of the newest text, in its order.
  private var standing: [Int]
  /// How many entries represent those of the text before the first followed version.
  private let origins: Int

  /// The history of a first version: every section is new.
  package init(of text: PolicyText, version: Int) {
    let places = SectionPlaces(text)
    entries = places.indices.map { place in
      var row = places.row(place)
      row.cells = [Cell(version: version, event: .new, changes: 0, firstChange: nil)]
      return row
    }
    standing = Array(entries.indices)
    origins = 0
  }

  /// The start of a later part, whose first comparison is with this text.
  package init(after text: PolicyText) {
    let places = SectionPlaces(text)
    entries = places.indices.map { places.row($0) }
    standing = Array(entries.indices)
    origins = entries.count
  }

  /// The whole of a history of which this is the part that follows.
  package func following(_ earlier: SectionHistory) -> SectionHistory {
    var whole = earlier
    // The entries that this part began with are those that the earlier one ended with.
    let shift = earlier.entries.count - origins
    func place(_ entry: Int) -> Int { entry < origins ? earlier.standing[entry] : entry + shift }
    for (index, entry) in entries.enumerated() {
      var entry = entry
      entry.predecessor = entry.predecessor.map(place)
      if index < origins {
        entry.cells = whole.entries[place(index)].cells + entry.cells
        whole.entries[place(index)] = entry
      } else {
        whole.entries.append(entry)
      }
    }
    whole.standing = standing.map(place)
    return whole
  }

  // MARK: One version on

  /// Goes on to the newer of two compared texts.
  ///
  /// - Parameter version: the place of the newer one.
  package mutating func advance(by comparison: Comparison, to version: Int) {
    let pairs = SectionPairs(comparison)
    let touches = SectionTouches(comparison, pairs)
    var next: [Int] = []
    for place in pairs.new.indices {
      let touch = touches.new[place]
      guard let old = pairs.source[place] else {
        next.append(entries.count)
        entries.append(pairs.new.row(place))
        entries[entries.count - 1].cells.append(touch.cell(.new, in: version))
        continue
      }
      let entry = standing[old]
      next.append(entry)
      let row = pairs.new.row(place)
      (entries[entry].title, entries[entry].depth, entries[entry].anchor) = (row.title, row.depth, row.anchor)
      if let event = touch.event { entries[entry].cells.append(touch.cell(event, in: version)) }
    }
    let kept = Set(pairs.source.compactMap { $0 })
    for place in pairs.old.indices where !kept.contains(place) {
      entries[standing[place]].predecessor = place > 0 ? standing[place - 1] : nil
      entries[standing[place]].cells.append(touches.old[place].cell(.removed, in: version))
    }
    standing = next
  }

  // MARK: Reading

  /// Every section that any version has: those of the newest text in its order, each followed by those that stood behind
  /// it and are gone. One that came back under its heading is one row.
  package var rows: [Row] {
    let (rows, places) = joined()
    let standing = standing.map { places[$0] }
    var followers: [Int?: [Int]] = [:]
    for index in rows.indices where places[index] == index && rows[index].isRemoved {
      followers[rows[index].predecessor.map { places[$0] }, default: []].append(index)
    }
    var ordered: [Row] = []
    var waiting: [Int] = (followers[nil, default: []] + standing).reversed()
    while let index = waiting.popLast() {
      ordered.append(rows[index])
      waiting += followers[index, default: []].reversed()
    }
    return ordered
  }

  /// The entries with what came back put to what went under the same fragment, and the place that each is found at.
  private func joined() -> (rows: [Row], places: [Int]) {
    var (rows, places) = (entries, Array(entries.indices))
    var known: [String: Int] = [:]
    for (index, entry) in entries.enumerated() {
      guard let anchor = entry.anchor, let first = entry.cells.first?.version else { continue }
      if let earlier = known[anchor], let end = rows[earlier].cells.last, end.event == .removed, end.version < first {
        let cells = rows[earlier].cells + entry.cells
        rows[earlier] = entry
        rows[earlier].cells = cells
        places[index] = earlier
      } else {
        known[anchor] = index
      }
    }
    return (rows, places)
  }
}
