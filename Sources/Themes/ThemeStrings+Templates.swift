import Words

extension ThemeStrings {
  /// A template with its phrases filled in, escaped for HTML.
  func fill(_ template: [UInt8], in language: String) -> [UInt8] {
    var filled: [UInt8] = []
    var cursor = 0
    for tag in TemplateTag.tags(in: template) {
      guard let name = tag.phrase, let phrase = nearest(name, to: language)?.text else { continue }
      filled += template[cursor..<tag.range.lowerBound]
      filled += phrase.template.utf8
      cursor = tag.range.upperBound
    }
    return filled + template[cursor...]
  }
}

extension PhraseText {
  /// The phrase as a template's source: `Versions: {versions}` → `Versions: {{versions}}`, and what is between back
  /// ticks as code.
  fileprivate var template: String {
    var isCode = false
    return pieces().reduce(into: "") { markup, piece in
      switch piece {
      case .slot(let name) where isForScripts(name): markup += "{\(name)}"
      case .slot(let name): markup += "{{\(name)}}"
      case .words(let words):
        for character in words {
          switch character {
          case "&": markup += "&amp;"
          case "<": markup += "&lt;"
          case ">": markup += "&gt;"
          case "\"": markup += "&quot;"
          case "`":
            markup += isCode ? "</code>" : "<code>"
            isCode.toggle()
          default: markup.append(character)
          }
        }
      }
    }
  }
}
