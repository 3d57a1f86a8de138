import Mustache
import Synchronization
import Words

/// The templates of a theme, compiled once for each language that pages are written in.
final class TemplateSets: Sendable {
  private let sources: [String: [UInt8]]
  private let strings: ThemeStrings
  private let disclosed: @Sendable (String, String) -> [UInt8]?
  private let sets = Mutex<[String: [String: Template]]>([:])

  /// - Parameters:
  ///   - sources: templates that are known to be Mustache, by their paths in the theme.
  ///   - disclosed: the source of a template, by its path, with the links that it leads to disclosed in a language; nil
  ///     where it leads nowhere else.
  init(
    _ sources: [String: [UInt8]], strings: ThemeStrings, disclosed: @escaping @Sendable (String, String) -> [UInt8]?
  ) {
    self.sources = sources
    self.strings = strings
    self.disclosed = disclosed
  }

  func template(_ path: String, in language: String) -> Template? {
    sets.withLock { sets in
      if let known = sets[language] { return known[path] }
      let set = compiled(in: language)
      sets[language] = set
      return set[path]
    }
  }

  private func compiled(in language: String) -> [String: Template] {
    var library = MustacheLibrary()
    var compiled: [String: MustacheTemplate] = [:]
    for (path, source) in sources {
      let text = String(decoding: strings.fill(disclosed(path, language) ?? source, in: language), as: UTF8.self)
      guard let template = try? MustacheTemplate(string: text) else { continue }
      if ThemePath.kind(path) == .partial { library.register(template, named: ThemePath.name(path)) }
      compiled[path] = template
    }
    let shared = library
    return compiled.mapValues { Template($0, library: shared) }
  }
}
