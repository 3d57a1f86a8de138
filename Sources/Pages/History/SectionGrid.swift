import Comparison
import Markdown
import Policies
import SitePaths
import Words

/// A table of sections by versions, or by years. A cell leads to what changed; where nothing did it has an equals sign,
/// and where the section does not stand it is empty.
struct SectionGrid {
  struct Column {
    let name: String
    /// Where the head of the column leads.
    let target: SitePath
    /// One version, or those of a year.
    let versions: [Int]
    var isYear = false
  }

  let columns: [Column]
  private let policy: Policy
  private let rows: [SectionHistory.Row]
  private let page: SitePath
  private let context: SiteContext
  private let words: Phrases

  init(
    _ policy: Policy, _ rows: [SectionHistory.Row], _ columns: [Column], on page: SitePath, in context: SiteContext
  ) {
    self.policy = policy
    self.rows = rows
    self.columns = columns
    self.page = page
    self.context = context
    words = context.words(in: policy.settings.language)
  }

  /// Those that occur, in the order of their explanation.
  var events: [SectionHistory.Event] {
    let shown = Set(columns.flatMap(\.versions))
    let found = Set(rows.flatMap { $0.cells.filter { shown.contains($0.version) }.map(\.event) })
    return SectionHistory.Event.allCases.filter(found.contains)
  }

  func html() -> [UInt8] {
    var html = HTMLBuffer(capacity: rows.count * (200 + columns.count * 20))
    html.raw("<table><thead><tr><th scope=\"col\">")
    words.write(.section, into: &html)
    html.raw("</th>")
    for column in columns {
      html.raw("<th scope=\"col\"><a href=\"")
      html.address(column.target.href(from: page))
      html.raw("\">")
      // A day is written in two lines: its year, its month and day.
      html.text(String(column.name.prefix(4)))
      if column.name.utf8.count > 5 {
        html.raw("-<br>")
        html.text(String(column.name.dropFirst(5)))
      }
      html.raw("</a></th>")
    }
    html.raw("</tr></thead><tbody>\n")
    for row in rows { write(row, &html) }
    html.raw("</tbody></table>")
    return html.bytes
  }

  private func write(_ row: SectionHistory.Row, _ html: inout HTMLBuffer) {
    html.raw(row.isRemoved ? "<tr class=\"gone\">" : "<tr>")
    html.raw(
      "<th scope=\"row\" data-depth=\"\(min(row.depth, 4))\"><a href=\"")
    html.address(lastPage(of: row).href(from: page))
    if let anchor = row.anchor {
      html.raw("#")
      html.address(anchor)
    }
    html.raw("\">")
    html.text(row.title.map { $0.isEmpty ? words(.withoutWords) : $0 } ?? words(.beforeFirstHeading))
    html.raw("</a></th>")
    var rest = row.cells[...]
    var stands = false
    for column in columns {
      // What happened before this column says whether the section is in it.
      let before = rest.prefix { $0.version < column.versions.first ?? 0 }
      if let last = before.last { stands = last.event != .removed }
      rest = rest.dropFirst(before.count)
      let cells = rest.prefix { $0.version <= column.versions.last ?? 0 }
      rest = rest.dropFirst(cells.count)
      guard let last = cells.last else {
        html.raw(stands ? "<td>=</td>" : "<td></td>")
        continue
      }
      write(cells, in: column, stoodBefore: stands, &html)
      stands = last.event != .removed
    }
    html.raw("</tr>\n")
  }

  /// The page of the last version that has the section.
  private func lastPage(of row: SectionHistory.Row) -> SitePath {
    let removed = row.isRemoved ? row.cells.last.map { $0.version - 1 } : nil
    return PolicyPaths(policy.id).version(policy.versions[removed ?? policy.versions.count - 1].id)
  }

  /// What the versions of a column did to a section, taken together.
  private static func event(_ cells: ArraySlice<SectionHistory.Cell>, stoodBefore: Bool) -> SectionHistory.Event {
    if cells.last?.event == .removed { return .removed }
    if !stoodBefore { return .new }
    let gravest = [SectionHistory.Event.changed, .moved, .cosmetic].first { event in
      cells.contains { $0.event == event }
    }
    // What went and came back in the same year has changed.
    return gravest ?? .changed
  }

  private func write(
    _ cells: ArraySlice<SectionHistory.Cell>, in column: Column, stoodBefore: Bool, _ html: inout HTMLBuffer
  ) {
    guard let cell = cells.first else { return }
    let event = Self.event(cells, stoodBefore: stoodBefore)
    let target = column.isYear ? column.target : redline(of: cell.version)
    html.raw("<td data-event=\"\(event.rawValue)\">")
    if let target {
      html.raw("<a href=\"")
      html.address(target.href(from: page))
      if !column.isYear, let change = cell.firstChange { html.raw("#change-\(change)") }
      html.raw("\">")
    }
    html.text(SectionSign.text(event))
    let spoken: String
    if column.isYear, cells.count > 1 {
      html.text(words.number(cells.count))
      spoken = words(.versionsSpoken, .count(cells.count), .words("event", words(SectionSign.word(event))))
    } else {
      if !column.isYear, event != .new, event != .removed { html.text(words.number(cell.changes)) }
      spoken = words(SectionSign.word(event))
    }
    html.raw("<span class=\"vh\"> ")
    html.text(spoken)
    html.raw("</span>")
    html.raw(target == nil ? "</td>" : "</a></td>")
  }

  private func redline(of version: Int) -> SitePath? {
    guard version > 0 else { return nil }
    let path = PolicyPaths(policy.id).redline(policy.versions[version - 1].id, policy.versions[version].id)
    return context.knownPaths.contains(path) ? path : nil
  }
}
