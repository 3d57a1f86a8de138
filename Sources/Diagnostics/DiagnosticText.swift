/// Diagnostics for a terminal, in the form compilers use: `path:line:column: severity: message [rule]`,
/// the line, a caret, and what to do.
package struct DiagnosticText: Sendable {
  /// Whether to use ANSI colours.
  package var colour: Bool

  package init(colour: Bool) { self.colour = colour }

  package func render(_ diagnostic: Diagnostic) -> String {
    var place = diagnostic.path.map(Self.harmless) ?? "codicil"
    if let position = diagnostic.position { place += ":\(position.line):\(position.column)" }
    let severity = styled(diagnostic.severity.rawValue + ":", style(of: diagnostic.severity))
    var text = "\(styled(place + ":", .bold)) \(severity) \(Self.harmless(diagnostic.message))"
    text += " \(styled("[\(diagnostic.rule)]", .faint))\n"
    if let excerpt = diagnostic.excerpt, let position = diagnostic.position {
      text += caret(under: excerpt, at: position, length: diagnostic.length)
    }
    if let advice = diagnostic.advice { text += "    \(styled("→", .faint)) \(Self.harmless(advice))\n" }
    return text
  }

  /// The line and the caret below it, cut to a window of 100 scalars around the place.
  private func caret(under excerpt: String, at position: SourcePosition, length: Int) -> String {
    let scalars = Array(Self.harmless(excerpt).unicodeScalars)
    let column = min(max(0, position.column - 1), scalars.count)
    let start = column > 80 ? column - 60 : 0
    let end = min(scalars.count, start + 100)
    var window = String(String.UnicodeScalarView(scalars[start..<end]))
    if end < scalars.count { window += "…" }
    let number = String(position.line)
    let margin = String(repeating: " ", count: number.count)
    let lead = scalars[start..<column].map { $0 == "\t" ? "\t" : String(repeating: " ", count: Self.width($0)) }
      .joined()
    let underline = scalars[column..<max(column, min(column + length, end))].reduce(0) { $0 + Self.width($1) }
    let marks = "^" + String(repeating: "~", count: max(0, underline - 1))
    return "  \(styled("\(number) |", .faint)) \(start > 0 ? "…" : "")\(window)\n"
      + "  \(styled("\(margin) |", .faint)) \(start > 0 ? " " : "")\(lead)\(styled(marks, .green))\n"
  }

  /// Control characters of a file must not reach a terminal.
  package static func harmless(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    return text.unicodeScalars.map { isControl($0) ? "\u{FFFD}" : String($0) }.joined()
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09: false
    // What reverses the direction of text, and what some terminals take for a line's end.
    case 0x2028...0x202E, 0x2066...0x2069: true
    default: scalar.properties.generalCategory == .control
    }
  }

  /// Terminal columns: East Asian wide characters take two.
  private static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      2
    case 0x0300...0x036F, 0x200B...0x200F, 0xFE00...0xFE0F, 0xFEFF: 0
    default: 1
    }
  }

  private enum Style: String {
    case bold = "1"
    case faint = "2"
    case red = "1;31"
    case yellow = "1;33"
    case blue = "1;34"
    case green = "32"
  }

  private func style(of severity: Severity) -> Style {
    switch severity {
    case .error: .red
    case .warning: .yellow
    case .note: .blue
    }
  }

  private func styled(_ text: String, _ style: Style) -> String {
    colour ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }
}
