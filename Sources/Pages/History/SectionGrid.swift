import Comparison
import Markdown
import Policies

/// A table of sections by versions, or by years. A cell leads to what changed; where nothing did it has an equals sign,
/// and where the section does not stand it is empty.
struct SectionGrid {
  struct Column {
    let name: String
    /// Where the head of the column leads.
    let target: SitePath
    /// One version, or those of a year.
    let versions: [Int]
  }

  let columns: [Column]
  private let policy: Policy
  private let rows: [SectionHistory.Row]
  private let page: SitePath
  private let context: SiteContext

  init(
    _ policy: Policy, _ rows: [SectionHistory.Row], _ columns: [Column], on page: SitePath, in context: SiteContext
  ) {
    self.policy = policy
    self.rows = rows
    self.columns = columns
    self.page = page
    self.context = context
  }

  /// Those that occur, in the order of their explanation.
  var events: [SectionHistory.Event] {
    let shown = Set(columns.flatMap(\.versions))
    let found = Set(rows.flatMap { $0.cells.filter { shown.contains($0.version) }.map(\.event) })
    return SectionHistory.Event.allCases.filter(found.contains)
  }

  func html() -> [UInt8] {
    var html = HTMLBuffer(capacity: rows.count * (200 + columns.count * 20))
    html.raw("<table><thead><tr><th scope=\"col\">Section</th>")
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
    html.raw(
      "<tr\(row.isRemoved ? " class=\"gone\"" : "")><th scope=\"row\" data-depth=\"\(min(row.depth, 4))\"><a href=\"")
    html.address(lastPage(of: row).href(from: page))
    if let anchor = row.anchor {
      html.raw("#")
      html.address(anchor)
    }
    html.raw("\">")
    html.text(row.title.map { $0.isEmpty ? "Without words" : $0 } ?? "Before the first heading")
    html.raw("</a></th>")
    var (cursor, stands) = (0, false)
    for column in columns {
      // What happened before this column says whether the section stands in it.
      let first = column.versions.first ?? 0
      while cursor < row.cells.count, row.cells[cursor].version < first {
        stands = row.cells[cursor].event != .removed
        cursor += 1
      }
      let start = cursor
      while cursor < row.cells.count, row.cells[cursor].version <= column.versions.last ?? first {
        stands = row.cells[cursor].event != .removed
        cursor += 1
      }
      if start < cursor {
        write(row.cells[start..<cursor], in: column, &html)
      } else {
        html.raw(stands ? "<td>=</td>" : "<td></td>")
      }
    }
    html.raw("</tr>\n")
  }

  /// The page of the last version that has the section.
  private func lastPage(of row: SectionHistory.Row) -> SitePath {
    let removed = row.isRemoved ? row.cells.last.map { $0.version - 1 } : nil
    return PolicyPaths(policy.id).version(policy.versions[removed ?? policy.versions.count - 1].id)
  }

  private func write(_ cells: ArraySlice<SectionHistory.Cell>, in column: Column, _ html: inout HTMLBuffer) {
    let isYear = column.target == page || column.versions.count > 1 || column.name.utf8.count <= 5
    // The sign of a year is that of the gravest event in it.
    let order: [SectionHistory.Event] = [.removed, .new, .changed, .moved, .cosmetic]
    guard let cell = cells.min(by: { order.firstIndex(of: $0.event) ?? 0 < order.firstIndex(of: $1.event) ?? 0 })
    else { return html.raw("<td></td>") }
    html.raw("<td data-event=\"\(cell.event.rawValue)\">")
    let target = isYear ? column.target : redline(of: cell.version)
    if let target {
      html.raw("<a href=\"")
      html.address(target.href(from: page))
      if !isYear, let change = cell.firstChange { html.raw("#change-\(change)") }
      html.raw("\">")
    }
    html.raw("\(SectionSign.text(cell.event))")
    let isCounted = cell.event != .new && cell.event != .removed
    if isYear, cells.count > 1 {
      html.raw("\(cells.count)<span class=\"vh\"> versions, \(Self.word(cell.event))</span>")
    } else if !isYear, isCounted, cell.changes > 0 {
      html.raw("\(cell.changes)<span class=\"vh\"> \(Self.word(cell.event))</span>")
    } else {
      html.raw("<span class=\"vh\"> \(Self.word(cell.event))</span>")
    }
    html.raw(target == nil ? "</td>" : "</a></td>")
  }

  private func redline(of version: Int) -> SitePath? {
    guard version > 0 else { return nil }
    let path = PolicyPaths(policy.id).redline(policy.versions[version - 1].id, policy.versions[version].id)
    return context.knownPaths.contains(path) ? path : nil
  }

  /// One word for those who hear the sign.
  private static func word(_ event: SectionHistory.Event) -> String {
    switch event {
    case .new: "new"
    case .changed: "changed"
    case .moved: "moved"
    case .cosmetic: "cosmetic"
    case .removed: "removed"
    }
  }
}
