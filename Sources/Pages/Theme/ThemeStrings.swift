import Diagnostics
import FrontMatter

/// The words of a theme's templates by language, from `strings/<language>.yml`: names and phrases.
///
/// A template names a phrase as `{{t.name}}`; a phrase names a value of that place as `{value}`. What a site's file
/// leaves out comes from the built-in file of its language, then from the language without its region, then from
/// English.
struct ThemeStrings: Sendable {
  /// The language that has every phrase.
  static let original = "en"

  /// Phrases by name, by language.
  private let phrases: [String: [String: String]]

  /// - Parameters:
  ///   - files: the files of the theme by path, which go before those of `builtIn` phrase by phrase.
  ///   - folder: how diagnostics name the folder of `files`.
  init(
    overriding files: [String: [UInt8]], builtIn: [String: [UInt8]], folder: String,
    into diagnostics: inout [Diagnostic]
  ) {
    var phrases: [String: [String: String]] = [:]
    for (files, isBuiltIn) in [(builtIn, true), (files, false)] {
      let paths = files.keys.filter { ThemePath.kind($0) == .strings && $0.hasSuffix(".yml") }
      // English first: it says which phrases there are, and what they may hold.
      for path in paths.sorted(by: { Self.order($0) < Self.order($1) }) {
        let language = ThemePath.name(path).lowercased()
        let known = isBuiltIn || language == Self.original ? nil : phrases[Self.original] ?? [:]
        let file = SourceFile(path: "\(folder)/\(path)", bytes: files[path] ?? [])
        let read = Self.phrases(file, known: known, original: phrases[Self.original] ?? [:], into: &diagnostics)
        phrases[language, default: [:]].merge(read) { $1 }
      }
    }
    self.phrases = phrases
  }

  private static func order(_ path: String) -> String { ThemePath.name(path) == original ? "" : path }

  /// - Parameter known: the phrases that there are; nil where the file may add some.
  private static func phrases(
    _ file: SourceFile, known: [String: String]?, original: [String: String], into diagnostics: inout [Diagnostic]
  ) -> [String: String] {
    switch YAMLParser.parse(String(decoding: file.bytes, as: UTF8.self), in: file) {
    case .failure(let diagnostic):
      diagnostics.append(diagnostic)
      return [:]
    case .success(let root):
      var reader = FieldReader(root, in: file)
      var phrases: [String: String] = [:]
      for name in known?.keys.sorted() ?? reader.keys {
        guard let phrase = reader.locatedText(name) else { continue }
        if let fault = fault(in: phrase.value, original: original[name]) {
          reader.report(
            "template-invalid", "the phrase '\(name)' \(fault)", at: phrase.position, length: phrase.value.count,
            advice: original[name].map { "in English it is \"\($0)\"" })
        } else {
          phrases[name] = phrase.value
        }
      }
      diagnostics += reader.finish()
      return phrases
    }
  }

  /// What keeps a phrase from standing in a template.
  private static func fault(in phrase: String, original: String?) -> String? {
    if phrase.contains("{{") || phrase.contains("}}") { return "holds a tag of a template" }
    if phrase.utf8.contains(TemplateMark.fence) { return "holds the control character U+0001" }
    if let original, Set(values(in: phrase)) != Set(values(in: original)) { return "does not hold the same values" }
    return nil
  }

  /// The names of the values that a phrase holds: `Versions: {versions}` → `versions`.
  private static func values(in phrase: String) -> [String] {
    phrase.matches(of: #/\{([^{}]*)\}/#).map { String($0.output.1) }
  }

  // MARK: Asking

  /// The languages that have a file of their own.
  var languages: [String] { phrases.keys.sorted() }

  /// The names of all phrases.
  var names: [String] { (phrases[Self.original] ?? [:]).keys.sorted() }

  /// The phrases for which a language has no words of its own.
  func missing(in language: String) -> [String] { names.filter { phrases[language]?[$0] == nil } }

  /// The values that a phrase takes from where it stands; nil where there is no such phrase.
  func values(of name: String) -> [String]? { phrases[Self.original]?[name].map(Self.values) }

  /// A phrase in the nearest language that has it.
  ///
  /// - Parameter language: a language tag (BCP 47), as `de-AT`.
  func phrase(_ name: String, in language: String) -> String? {
    let tag = language.lowercased()
    let candidates = [tag, String(tag.prefix { $0 != "-" }), Self.original]
    return candidates.lazy.compactMap { phrases[$0]?[name] }.first
  }

  /// A template with its phrases filled in, escaped for HTML.
  func fill(_ template: [UInt8], in language: String) -> [UInt8] {
    var filled: [UInt8] = []
    var cursor = 0
    for tag in TemplateTag.tags(in: template) {
      guard let name = tag.phrase, let phrase = phrase(name, in: language) else { continue }
      filled += template[cursor..<tag.range.lowerBound]
      filled += Self.markup(of: phrase).utf8
      cursor = tag.range.upperBound
    }
    return filled + template[cursor...]
  }

  /// `Versions: {versions}` → `Versions: {{versions}}`.
  private static func markup(of phrase: String) -> String {
    phrase.reduce(into: "") { markup, character in
      switch character {
      case "&": markup += "&amp;"
      case "<": markup += "&lt;"
      case ">": markup += "&gt;"
      case "\"": markup += "&quot;"
      case "{": markup += "{{"
      case "}": markup += "}}"
      default: markup.append(character)
      }
    }
  }
}
