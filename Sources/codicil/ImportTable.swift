import Archiving
import Diagnostics
import Policies

/// The plan of an import for a terminal: a line for each version.
struct ImportTable {
  private let rows: [[String]]
  private static let headings = ["VERSION", "PUBLISHED", "EFFECTIVE", "STATED BY", "COMMIT", "SUBJECT"]

  init(_ plan: [PublisherImport.Planned]) {
    rows = plan.map { version in
      [
        version.name, version.published.description, version.effective.description, version.effectiveSource,
        String(version.commit.prefix(12)), Terminal.harmless(version.subject),
      ]
    }
  }

  var text: String {
    let all = [Self.headings] + rows
    let widths = Self.headings.indices.map { column in all.map { Terminal.width($0[column]) }.max() ?? 0 }
    return all.map { row in
      let cells = row.enumerated().map { column, cell in
        column + 1 == row.count ? cell : cell + String(repeating: " ", count: widths[column] - Terminal.width(cell))
      }
      return cells.joined(separator: "  ") + "\n"
    }.joined()
  }
}
