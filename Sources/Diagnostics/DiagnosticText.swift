/// Diagnostics for a terminal, in the form compilers use: `path:line:column: severity: message [rule]`,
/// the line, a caret, and what to do.
package struct DiagnosticText: Sendable {
  /// Whether to use ANSI colours.
  package var colour: Bool

  package init(colour: Bool) { self.colour = colour }

  package func render(_ diagnostic: Diagnostic) -> String {
    var place = diagnostic.path.map(Terminal.harmless) ?? "codicil"
    if let position = diagnostic.position { place += ":\(position.line):\(position.column)" }
    let severity = styled(diagnostic.severity.rawValue + ":", style(of: diagnostic.severity))
    var text = "\(styled(place + ":", .bold)) \(severity) \(Terminal.harmless(diagnostic.message))"
    text += " \(styled("[\(diagnostic.rule)]", .faint))\n"
    if let excerpt = diagnostic.excerpt, let position = diagnostic.position {
      text += caret(under: excerpt, at: position, length: diagnostic.length)
    }
    if let advice = diagnostic.advice { text += "    \(styled("→", .faint)) \(Terminal.harmless(advice))\n" }
    return text
  }

  /// The line and the caret below it, cut to a window of 100 scalars around the place. Tabs are written as blanks up to
  /// the next multiple of 8 columns, so that the caret is right wherever a terminal has its stops.
  private func caret(under excerpt: String, at position: SourcePosition, length: Int) -> String {
    let scalars = Array(Terminal.harmless(excerpt).unicodeScalars)
    let column = min(max(0, position.column - 1), scalars.count)
    let start = column > 80 ? column - 60 : 0
    let end = min(scalars.count, start + 100)
    var window = ""
    /// Where each scalar of the window starts, in columns, and where the last one ends.
    var columns = [0]
    for scalar in scalars[start..<end] {
      let place = columns[columns.count - 1]
      let width = scalar == "\t" ? 8 - place % 8 : Terminal.width(scalar)
      window += scalar == "\t" ? String(repeating: " ", count: width) : String(scalar)
      columns.append(place + width)
    }
    if end < scalars.count { window += "…" }
    let number = String(position.line)
    let margin = String(repeating: " ", count: number.count)
    let lead = columns[column - start]
    let underlined = columns[max(column, min(column + length, end)) - start] - lead
    let marks = "^" + String(repeating: "~", count: max(0, underlined - 1))
    return "  \(styled("\(number) |", .faint)) \(start > 0 ? "…" : "")\(window)\n"
      + "  \(styled("\(margin) |", .faint)) \(start > 0 ? " " : "")\(String(repeating: " ", count: lead))"
      + "\(styled(marks, .green))\n"
  }

  private func style(of severity: Severity) -> Terminal.Style {
    switch severity {
    case .error: .red.bold
    case .warning: .yellow.bold
    case .note: .blue.bold
    }
  }

  private func styled(_ text: String, _ style: Terminal.Style) -> String {
    colour ? Terminal.styled(text, style) : text
  }
}
