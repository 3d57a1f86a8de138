import Diagnostics
import FrontMatter
package import Pages
import Policies
import Words

/// What `site.yml` says of a language that its pages are translated into.
///
/// ```yaml
/// languages:
///   de:
///     title: Larkspur Post, auf Deutsch
///     menu:
///       - label: Datenschutz
///         href: /de/privacy/
///   ar:
/// ```
package struct LanguageSettings {
  package let tag: String
  /// What its speakers call it.
  let name: String
  let title: String?
  /// Nil if its pages have the menu of the site.
  package let menu: [SiteMenu.Entry]?

  /// Reads `languages`: a mapping by tag, or a list of tags.
  ///
  /// - Parameter own: the site's own language.
  static func list(
    _ node: YAMLNode, beside own: String, in file: SourceFile, into diagnostics: inout [Diagnostic]
  ) -> [LanguageSettings] {
    if case .list(let nodes) = node.content {
      return nodes.compactMap { node in
        guard case .scalar(let tag) = node.content else {
          diagnostics.append(
            Diagnostic(.error, "value-kind", "'languages' must list language tags", in: file, at: node.position))
          return nil
        }
        return LanguageSettings(tag, at: node.position, YAMLNode(.null, at: node.position), own, file, &diagnostics)
      }
    }
    var fields = FieldReader(node, in: file)
    let languages = fields.keys.compactMap { tag in
      let value = fields.node(tag) ?? YAMLNode(.null, at: fields.keyPosition(tag))
      return LanguageSettings(tag, at: fields.keyPosition(tag), value, own, file, &diagnostics)
    }
    diagnostics += fields.finish()
    return languages
  }

  private init?(
    _ tag: String, at position: SourcePosition, _ node: YAMLNode, _ own: String, _ file: SourceFile,
    _ diagnostics: inout [Diagnostic]
  ) {
    var fields = FieldReader(node, in: file)
    defer { diagnostics += fields.finish() }
    let givenName = fields.text("name")
    title = fields.text("title")
    menu = fields.node("menu") == nil ? nil : fields.list("menu") { SiteMenu.Entry(&$0) }
    self.tag = tag
    name = givenName ?? LanguageName.own(of: tag) ?? tag
    func refuse(_ message: String, _ advice: String) {
      fields.report("language-invalid", message, at: position, marking: tag, advice: advice)
    }
    guard LanguageTag.isWellFormed(tag) else {
      let meant = LanguageName.tag(of: tag)
      refuse("'\(tag)' is no language tag", meant.map { "write \($0)" } ?? "write it as in de, pt-BR or zh-Hant")
      return nil
    }
    guard tag.lowercased() != own.lowercased() else {
      refuse("'\(tag)' is the site's own language already", "list only the languages that pages are translated into")
      return nil
    }
    if givenName == nil, LanguageName.own(of: tag) == nil {
      refuse("what '\(tag)' is called by its speakers is not known here", "say it with 'name:' below it")
    }
  }
}

extension SiteSettings {
  /// The site in each of its languages, its own first; without menus and policies.
  package var editions: [Edition] {
    let own = Edition(
      language: language, languageName: LanguageName.own(of: language) ?? language, title: title, isMain: true)
    return [own]
      + languages.map {
        Edition(language: $0.tag, languageName: $0.name, title: $0.title ?? title, isMain: false)
      }
  }
}
