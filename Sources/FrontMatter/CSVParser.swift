package import Diagnostics

/// Reads a table of comma-separated values (RFC 4180) whose first row names its columns into mappings with positions,
/// one for each further row. Columns of one name make a list; an empty cell is nothing.
package struct CSVParser {
  private struct Cell {
    var text = ""
    let position: SourcePosition
    var isQuoted = false
  }

  private let file: SourceFile
  private var rows: [[Cell]] = []

  /// The rows below the first, or what is wrong with the first row that is none.
  package static func parse(_ file: SourceFile) -> Result<[YAMLNode], Diagnostic> {
    var parser = CSVParser(file: file)
    do throws(Diagnostic) {
      try parser.read()
      return .success(try parser.mappings())
    } catch {
      return .failure(error)
    }
  }

  private init(file: SourceFile) { self.file = file }

  private func fault(_ message: String, at cell: Cell, _ advice: String) -> Diagnostic {
    Diagnostic(
      .error, "csv-invalid", message, in: file, at: cell.position, marking: cell.text,
      advice: advice)
  }

  // MARK: Cells

  private mutating func read() throws(Diagnostic) {
    var (line, column) = (1, 1)
    var row: [Cell] = []
    var cell = Cell(position: .start)
    var isOpen = false
    var wasQuote = false
    for character in String(decoding: file.bytes, as: UTF8.self).unicodeScalars where character != "\u{FEFF}" {
      let next = character == "\n" ? (line + 1, 1) : (line, column + 1)
      defer { (line, column) = next }
      if isOpen {
        if wasQuote {
          wasQuote = false
          if character == "\"" {
            cell.text.unicodeScalars.append("\"")
            continue
          }
          isOpen = false
        } else if character == "\"" {
          wasQuote = true
          continue
        } else {
          cell.text.unicodeScalars.append(character)
          continue
        }
      }
      switch character {
      case "\"" where cell.text.isEmpty && !cell.isQuoted: (cell.isQuoted, isOpen) = (true, true)
      case ",", "\n":
        row.append(cell)
        cell = Cell(position: SourcePosition(line: next.0, column: next.1))
        if character == "\n" { add(&row) }
      case "\r": break
      default: cell.text.unicodeScalars.append(character)
      }
    }
    if isOpen, !wasQuote { throw fault("this quotation mark is never closed", at: cell, "close it with another") }
    row.append(cell)
    add(&row)
  }

  /// Blank lines are no rows.
  private mutating func add(_ row: inout [Cell]) {
    if row.count > 1 || row.first.map({ !$0.text.isEmpty || $0.isQuoted }) ?? false { rows.append(row) }
    row = []
  }

  // MARK: Rows

  private func mappings() throws(Diagnostic) -> [YAMLNode] {
    guard let head = rows.first else { return [] }
    let names = head.map { $0.text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    var nodes: [YAMLNode] = []
    for row in rows.dropFirst() {
      if row.count > names.count {
        throw fault(
          "there are \(row.count) values here and \(names.count) columns", at: row[names.count],
          "put a value that holds a comma into quotation marks")
      }
      nodes.append(mapping(of: row, names, head))
    }
    return nodes
  }

  private func mapping(of row: [Cell], _ names: [String], _ head: [Cell]) -> YAMLNode {
    var entries: [YAMLNode.Entry] = []
    for (index, name) in names.enumerated() where names.firstIndex(of: name) == index {
      let cells = zip(names, row).filter { $0.0 == name && !$0.1.text.isEmpty }.map(\.1)
      guard let first = cells.first else { continue }
      let values = cells.map { YAMLNode(.scalar($0.text), at: $0.position) }
      let isList = names.count { $0 == name } > 1
      entries.append(
        YAMLNode.Entry(
          key: name, keyPosition: head[index].position,
          value: isList ? YAMLNode(.list(values), at: first.position) : values[0]))
    }
    return YAMLNode(.mapping(entries), at: row.first?.position ?? .start)
  }
}
