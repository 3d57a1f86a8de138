import Mustache
import Synchronization
import Words

/// The templates of a theme, compiled once for each language that pages are written in.
final class TemplateSets: Sendable {
  private let sources: [String: [UInt8]]
  private let strings: ThemeStrings
  private let disclosed: @Sendable (String, String) -> [UInt8]?
  private let sets = Mutex<[String: Set]>([:])

  private struct Set {
    var templates: [String: Template] = [:]
    var faults: [(path: String, source: [UInt8], error: any Error)] = []
  }

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
      set(in: language, &sets).templates[path]
    }
  }

  /// The templates that cannot be compiled with the words of a language, with their sources and why.
  func faults(in language: String) -> [(path: String, source: [UInt8], error: any Error)] {
    sets.withLock { set(in: language, &$0).faults.sorted { $0.path < $1.path } }
  }

  private func set(in language: String, _ sets: inout [String: Set]) -> Set {
    if let known = sets[language] { return known }
    let set = compiled(in: language)
    sets[language] = set
    return set
  }

  private func compiled(in language: String) -> Set {
    var library = MustacheLibrary()
    var compiled: [String: MustacheTemplate] = [:]
    var faults: [(path: String, source: [UInt8], error: any Error)] = []
    for (path, source) in sources {
      let filled = strings.fill(disclosed(path, language) ?? source, in: language)
      let template: MustacheTemplate
      do {
        template = try MustacheTemplate(string: String(decoding: filled, as: UTF8.self))
      } catch {
        faults.append((path, filled, error))
        continue
      }
      if ThemePath.kind(path) == .partial { library.register(template, named: ThemePath.name(path)) }
      compiled[path] = template
    }
    let shared = library
    return Set(templates: compiled.mapValues { Template($0, library: shared) }, faults: faults)
  }
}
