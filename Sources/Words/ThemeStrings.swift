package import Diagnostics
import Foundation
import FrontMatter
import Policies

/// The words of a theme by language, from `strings/<language>.yml`: names and phrases, of templates and of the program.
///
/// A template names a phrase as `{{t.name}}`, the program as a `Phrase`; a phrase names a value of that place as
/// `{value}`, and one that a script fills in as `{1}`. What a site's file leaves out comes from the built-in file of its
/// language, then from the language without its region, then from English.
package struct ThemeStrings: Sendable {
  /// The language that has every phrase.
  package static let original = "en"

  /// Phrases by name, by language.
  private var phrases: [String: [String: PhraseText]] = [:]

  /// The folder of a theme that has its strings.
  private static let folder = "strings/"

  /// `strings/de.yml` → `de`.
  private static func language(_ path: String) -> String { String(path.dropFirst(folder.count).prefix { $0 != "." }) }

  /// The files of the phrases that are part of the program, by their paths in the theme.
  private static let builtInFiles = Dictionary(
    uniqueKeysWithValues: DefaultStringsFiles.base64.map { name, text in
      (folder + name, Data(base64Encoded: text).map { Array($0) } ?? [])
    })

  /// The phrases of the theme that is part of the program; read once, whatever themes are loaded.
  static let builtIn: ThemeStrings = {
    var strings = ThemeStrings()
    var faults: [Diagnostic] = []
    strings.add(builtInFiles, folder: "", into: &faults) { _ in true }
    assert(faults.isEmpty, "\(faults)")
    return strings
  }()

  private init() {}

  /// - Parameters:
  ///   - files: the files of the theme by path, which go before the built-in ones phrase by phrase.
  ///   - folder: how diagnostics name the folder of `files`.
  package init(overriding files: [String: [UInt8]], folder: String, into diagnostics: inout [Diagnostic]) {
    self = .builtIn
    let changed = files.filter { Self.builtInFiles[$0.key] != $0.value }
    add(changed, folder: folder, into: &diagnostics) { $0 == Self.original }
  }

  /// - Parameter mayAdd: whether the file of a language may name phrases that English does not have.
  private mutating func add(
    _ files: [String: [UInt8]], folder: String, into diagnostics: inout [Diagnostic], mayAdd: (String) -> Bool
  ) {
    let paths = files.keys.filter { $0.hasPrefix(Self.folder) && $0.hasSuffix(".yml") }
    // English first: it says which phrases there are, and what they may contain.
    for path in paths.sorted(by: { Self.order($0) < Self.order($1) }) {
      let file = SourceFile(path: "\(folder)/\(path)", bytes: files[path] ?? [])
      let language = Self.language(path).lowercased()
      let reader = StringsReader(
        file, language, originals: phrases[Self.original] ?? [:], mayAdd: mayAdd(language))
      phrases[language, default: [:]].merge(reader.phrases) { $1 }
      diagnostics += reader.diagnostics
    }
  }

  private static func order(_ path: String) -> String { language(path) == original ? "" : path }

  // MARK: Asking

  /// The languages that have a file of their own.
  var languages: [String] { phrases.keys.sorted() }

  /// The names of all phrases.
  package var names: [String] { (phrases[Self.original] ?? [:]).keys.sorted() }

  /// The phrase in English, which says what it may contain; nil if there is no such phrase.
  package func original(_ name: String) -> PhraseText? { phrases[Self.original]?[name] }

  /// The phrases that pages in a language take from English, in the order of their names; none if it is English.
  ///
  /// - Parameter language: a language tag (BCP 47), as `de-AT`.
  package func missing(in language: String) -> [String] {
    let own = Self.candidates(for: language).dropLast()
    if own.contains(Self.original) { return [] }
    return names.filter { name in !own.contains { phrases[$0]?[name] != nil } }
  }

  /// A phrase in the nearest language that has it, and which language that is.
  package func nearest(_ name: String, to language: String) -> (text: PhraseText, language: String)? {
    Self.candidates(for: language).lazy.compactMap { candidate in
      phrases[candidate]?[name].map { ($0, candidate) }
    }.first
  }

  /// `de-AT` → `de-at`, `de`, `en`.
  private static func candidates(for language: String) -> [String] {
    [language.lowercased(), LanguageTag.primary(of: language), original]
  }

  /// The phrases that a language lacks as a strings file: in English, in each form that the language counts by.
  package func untranslated(in language: String) -> String {
    missing(in: language).reduce(into: "") { file, name in
      guard let phrase = original(name) else { return }
      if phrase.hasForms {
        file += name + ":\n"
        for category in PluralRule(language).categories {
          file += "  \(category.rawValue): \(Self.quoted(phrase.source(category)))\n"
        }
      } else {
        file += "\(name): \(Self.quoted(phrase.source()))\n"
      }
    }
  }

  /// A text in double quotes (YAML 1.2, 7.3.1).
  private static func quoted(_ text: String) -> String {
    "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
  }
}
