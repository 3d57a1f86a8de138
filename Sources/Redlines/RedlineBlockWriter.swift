import Comparison
import Links
import Markdown
import Policies
import Words

/// Opens and closes the lists, quotes, tables and footnotes around the clauses of two texts shown as one.
///
/// A container of the old text is the same element as the container of the new text that it corresponds to: where
/// clauses in both were paired.
struct RedlineBlockWriter {
  private struct Place: Hashable {
    let side: ComparedSide
    let container: Int
  }

  private let comparison: Comparison
  private let words: Phrases
  /// Containers of the old text by the container of the new text that took their place.
  private var successors: [Int: Int] = [:]
  private var open: [Place] = []
  /// Open containers that stand around the group now being written.
  private var groupFloor = 0
  private var tables = 0
  private var seen: Set<Place> = []

  init(_ comparison: Comparison, _ words: Phrases) {
    self.comparison = comparison
    self.words = words
    for row in comparison.rows where !row.old.isEmpty && !row.new.isEmpty {
      pair(comparison.old.clauses[row.old.lowerBound], comparison.new.clauses[row.new.lowerBound])
    }
  }

  private mutating func pair(_ old: Clause, _ new: Clause) {
    guard old.container != nil, new.container != nil else { return }
    for (a, b) in zip(comparison.old.containers(of: old), comparison.new.containers(of: new)) {
      guard comparison.old.containers[a].kind == comparison.new.containers[b].kind else { return }
      if successors[a] == nil { successors[a] = b } else if successors[a] != b { return }
    }
  }

  // MARK: Opening

  /// Makes the open containers those of a clause.
  mutating func open(_ side: ComparedSide, _ clause: Clause, _ html: inout HTMLBuffer) {
    moveTo(places(side, clause), &html)
  }

  /// Makes the open containers those that several clauses share and that may contain a group of blocks.
  mutating func openShared(_ side: ComparedSide, _ clauses: Range<Int>, _ html: inout HTMLBuffer) {
    let text = side == .new ? comparison.new : comparison.old
    var shared = places(side, text.clauses[clauses.lowerBound])
    for index in clauses.dropFirst() {
      let next = places(side, text.clauses[index])
      shared = Array(zip(shared, next).prefix { $0 == $1 }.map(\.0))
    }
    // An item that begins with the group moves with it.
    while let last = shared.last {
      let isFlow = [.item, .blockQuote, .footnoteDefinition].contains(kind(of: last))
      if isFlow, open.starts(with: shared) { break }
      shared.removeLast()
    }
    moveTo(shared, &html)
  }

  /// Containers opened from here on are closed by `leaveGroup`.
  mutating func enterGroup() { groupFloor = open.count }

  mutating func leaveGroup(_ html: inout HTMLBuffer) {
    while open.count > groupFloor { close(&html) }
    groupFloor = 0
  }

  mutating func closeAll(_ html: inout HTMLBuffer) {
    while !open.isEmpty { close(&html) }
  }

  private func places(_ side: ComparedSide, _ clause: Clause) -> [Place] {
    guard clause.container != nil else { return [] }
    let text = side == .new ? comparison.new : comparison.old
    return text.containers(of: clause).map { container in
      if side == .old, let successor = successors[container] { return Place(side: .new, container: successor) }
      return Place(side: side, container: container)
    }
  }

  private mutating func moveTo(_ places: [Place], _ html: inout HTMLBuffer) {
    var common = 0
    while common < min(open.count, places.count), open[common] == places[common] { common += 1 }
    common = max(common, groupFloor)
    while open.count > common { close(&html) }
    for place in places.dropFirst(common) {
      openTag(place, &html)
      open.append(place)
    }
  }

  private func container(_ place: Place) -> Container {
    (place.side == .new ? comparison.new : comparison.old).containers[place.container]
  }

  private func kind(of place: Place) -> Node.Kind { container(place).kind }

  private func node(of place: Place) -> Node {
    (place.side == .new ? comparison.new : comparison.old).document.nodes[container(place).node]
  }

  // MARK: Tags

  private mutating func openTag(_ place: Place, _ html: inout HTMLBuffer) {
    let node = node(of: place)
    let isContinued = !seen.insert(place).inserted
    switch node.kind {
    case .blockQuote: html.raw("<blockquote>\n")
    case .list:
      html.raw(node.flags.contains(.ordered) ? "<ol" : "<ul")
      html.raw(node.flags.contains(.tight) ? " class=\"tight\">\n" : ">\n")
    case .item:
      html.raw("<li")
      if isContinued { html.raw(" class=\"continued\"") }
      if node.flags.contains(.ordered) {
        html.raw(" value=\"")
        html.raw(Int(node.number))
        html.raw("\"")
      }
      html.raw(">")
    case .footnoteDefinition:
      html.raw("<ol class=\"footnotes\"><li value=\"")
      html.raw(Int(node.number))
      html.raw("\">\n")
    case .table:
      tables += 1
      words.openTable(tables, into: &html)
      html.raw("\n")
    default: break
    }
  }

  private mutating func close(_ html: inout HTMLBuffer) {
    guard let place = open.popLast() else { return }
    let node = node(of: place)
    switch node.kind {
    case .blockQuote: html.raw("</blockquote>\n")
    case .list: html.raw(node.flags.contains(.ordered) ? "</ol>\n" : "</ul>\n")
    case .item: html.raw("</li>\n")
    case .footnoteDefinition: html.raw("</li></ol>\n")
    case .table: html.raw("</table></div>\n")
    default: break
    }
  }
}
