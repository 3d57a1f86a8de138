/// Diagnostics as workflow commands of GitHub Actions, which shows them beside the lines they are about.
package enum GitHubAnnotations {
  package static func text(_ diagnostics: [Diagnostic]) -> String { diagnostics.map(line).joined() }

  private static func line(_ diagnostic: Diagnostic) -> String {
    let command =
      switch diagnostic.severity {
      case .error: "error"
      case .warning: "warning"
      case .note: "notice"
      }
    var properties: [String] = []
    if let path = diagnostic.path { properties.append("file=\(property(path))") }
    if let position = diagnostic.position {
      properties += ["line=\(position.line)", "col=\(position.column)"]
      if diagnostic.length > 1 { properties.append("endColumn=\(position.column + diagnostic.length)") }
    }
    properties.append("title=\(property(diagnostic.rule.id))")
    let message = diagnostic.message + (diagnostic.advice.map { "\n→ \($0)" } ?? "")
    return "::\(command) \(properties.joined(separator: ","))::\(data(message))\n"
  }

  /// What stands behind `::` ends with the line.
  private static func data(_ text: String) -> String {
    text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
  }

  /// A property also ends at a colon or a comma.
  private static func property(_ text: String) -> String {
    data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}
