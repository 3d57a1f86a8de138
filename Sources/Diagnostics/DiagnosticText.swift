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

  /// The line and the caret below it, cut to a window of 100 scalars around the place.
  private func caret(under excerpt: String, at position: SourcePosition, length: Int) -> String {
    let scalars = Array(Terminal.harmless(excerpt).unicodeScalars)
    let column = min(max(0, position.column - 1), scalars.count)
    let start = column > 80 ? column - 60 : 0
    let end = min(scalars.count, start + 100)
    var window = String(String.UnicodeScalarView(scalars[start..<end]))
    if end < scalars.count { window += "…" }
    let number = String(position.line)
    let margin = String(repeating: " ", count: number.count)
    let lead = scalars[start..<column].map { $0 == "\t" ? "\t" : String(repeating: " ", count: Terminal.width($0)) }
      .joined()
    let underline = scalars[column..<max(column, min(column + length, end))].reduce(0) { $0 + Terminal.width($1) }
    let marks = "^" + String(repeating: "~", count: max(0, underline - 1))
    return "  \(styled("\(number) |", .faint)) \(start > 0 ? "…" : "")\(window)\n"
      + "  \(styled("\(margin) |", .faint)) \(start > 0 ? " " : "")\(lead)\(styled(marks, .green))\n"
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
