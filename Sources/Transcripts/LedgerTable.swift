import Diagnostics
package import Disclosure
import Policies

/// The ledger for a terminal: a line for each third party, its last column wrapped.
package struct LedgerTable {
  private let entries: [DestinationEntry]
  private let width: Int
  private let usesColour: Bool
  private static let headings = ["DESTINATION", "LINKS", "TOLD OF THE PAGE", "STANDING", "NOTES"]
  /// Fewer columns for notes would be letters in a row.
  private static let narrowest = 24

  /// - Parameters:
  ///   - width: columns of the terminal; 0 for lines of any length.
  ///   - usesColour: whether to use ANSI colours.
  package init(_ ledger: LedgerEntries, width: Int, usesColour: Bool) {
    entries = ledger.destinations
    self.width = width
    self.usesColour = usesColour
  }

  package var text: String {
    guard !entries.isEmpty else { return "No link on this site leads to a third party.\n" }
    let rows = entries.map(Self.cells)
    let widths = (0..<4).map { column in
      ([Self.headings] + rows).map { Terminal.width($0[column]) }.max() ?? 0
    }
    let indent = widths.reduce(0) { $0 + $1 + 2 }
    let room = width == 0 ? Int.max : max(Self.narrowest, width - indent)
    var text = styled(line(Self.headings, Self.headings[4], widths), .bold)
    for (entry, row) in zip(entries, rows) {
      let notes = Self.wrapped(row[4], to: room)
      var lines = line(row, notes.first ?? "", widths)
      for note in notes.dropFirst() { lines += String(repeating: " ", count: indent) + note + "\n" }
      text += entry.standing == .archived ? styled(lines, .faint) : lines
    }
    return text
  }

  private static func cells(_ entry: DestinationEntry) -> [String] {
    let links = entry.occurrences.map(\.link)
    let known = entry.entry
    var notes = [known?.name, known?.relationship].compactMap { $0 }
    if links.contains(where: \.isEmbed) { notes.append("loaded by pages themselves") }
    if entry.isAffiliate { notes.append("affiliate links") }
    let carried = Set(links.flatMap(\.carries)).sorted()
    if !carried.isEmpty { notes.append("addresses carry \(carried.joined(separator: ", "))") }
    if links.contains(where: \.isPlainHTTP) { notes.append("plain HTTP") }
    notes += Set(entry.misleading.compactMap(\.link.misleading)).sorted().map { "words name \($0)" }
    let told =
      switch links.map(\.referrer).max() ?? .nothing {
      case .nothing: "nothing"
      case .origin: "this site’s address"
      case .fullAddress: "the full address"
      }
    return [entry.domain, "\(links.count)", told, entry.standing.rawValue, notes.joined(separator: "; ")].map {
      Terminal.harmless($0)
    }
  }

  private func line(_ cells: [String], _ last: String, _ widths: [Int]) -> String {
    var line = ""
    for (cell, width) in zip(cells, widths) {
      line += cell + String(repeating: " ", count: width - Terminal.width(cell) + 2)
    }
    line += last
    while line.last == " " { line.removeLast() }
    return line + "\n"
  }

  private static func wrapped(_ text: String, to width: Int) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, Terminal.width(last) + 1 + Terminal.width(word) <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }

  private func styled(_ lines: String, _ style: Terminal.Style) -> String {
    usesColour ? Terminal.styled(String(lines.dropLast()), style) + "\n" : lines
  }
}
