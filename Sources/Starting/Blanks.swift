import FrontMatter

/// The places in a starter that are filled in: `%{title}`, `%{title|yaml}`, `%{title|markdown}`.
struct Blanks {
  private let values: [String: String]

  init(_ values: [String: String]) { self.values = values }

  func filled(in text: String) -> String {
    text.replacing(#/%\{(?<name>[a-z-]+)(?:\|(?<form>yaml|markdown))?\}/#) { blank in
      let value = values[String(blank.output.name)] ?? ""
      switch blank.output.form {
      case "yaml": return String(YAMLText.quoted(value).dropFirst().dropLast())
      case "markdown": return Self.markdown(value)
      default: return value
      }
    }
  }

  /// Words that mean nothing but themselves in Markdown.
  private static func markdown(_ text: String) -> String {
    text.map { "\\`*_{}[]<>()#+!|&~".contains($0) ? "\\\($0)" : String($0) }.joined()
  }
}
