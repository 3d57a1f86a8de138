package import Diagnostics
package import Disclosure
import Foundation
import Links
import Markdown
import Mustache
import Policies
package import SitePaths
package import Words

/// The templates and assets that pages are made with.
package struct Theme: Sendable, Equatable {
  /// A file that is copied to the output under a name that changes with its content.
  package struct Asset: Sendable {
    package let path: SitePath
    package let bytes: [UInt8]

    /// What a browser may check the file by (W3C Subresource Integrity).
    package var integrity: String { "sha256-" + Data(Digest(of: bytes).bytes).base64EncodedString() }
  }

  package let assets: [Asset]
  package let blockSchemas: [String: BlockSchema]
  private let templates: TemplateSets
  private let phrasebook: Phrasebook
  /// The paths of the templates.
  private let templatePaths: [String]
  private let assetsByName: [String: Asset]
  /// What each template, and `assets`, leads to or loads elsewhere.
  private let links: [String: [LinkOut]]
  /// All files that it is made of.
  private let files: [String: [UInt8]]
  /// The partials that each template holds.
  private let partials: [String: Set<String>]

  /// Whether two themes make the same pages, where links are classified alike.
  package static func == (a: Theme, b: Theme) -> Bool { a.files == b.files }

  /// The files of the theme that is part of the program, by path.
  package static let builtIn: [String: [UInt8]] = DefaultThemeFiles.base64.mapValues(decoded)

  /// One file of the theme that is part of the program; empty if there is none of that path.
  package static func builtInFile(_ path: String) -> [UInt8] { DefaultThemeFiles.base64[path].map(decoded) ?? [] }

  private static func decoded(_ text: String) -> [UInt8] { Data(base64Encoded: text).map { Array($0) } ?? [] }

  /// - Parameters:
  ///   - files: the files of the theme by path, such as `layouts/page.html`; what is missing comes from `builtIn`.
  ///   - folder: how diagnostics name the folder of `files`.
  ///   - classifier: what says where the theme's own links lead.
  package init(
    overriding files: [String: [UInt8]], folder: String, classifier: Classifier, into diagnostics: inout [Diagnostic]
  ) {
    let all = Self.builtIn.merging(files) { $1 }
    self.files = all
    let strings = ThemeStrings(overriding: files, folder: folder, into: &diagnostics)
    var disclosed: [String: [UInt8]] = [:]
    let schemas = Self.schemas(all, folder: folder, into: &diagnostics)
    blockSchemas = schemas
    var links = ["assets": Self.assetLinks(all, folder: folder, classifier, into: &diagnostics)]
    let sources = all.filter { ThemePath.kind($0.key) != .asset && $0.key.hasSuffix(".html") }
    let templateFiles = Dictionary(
      uniqueKeysWithValues: sources.map { ($0, SourceFile(path: "\(folder)/\($0)", bytes: $1)) })
    diagnostics += TemplateCheck(templateFiles, blocks: schemas, strings: strings).diagnostics
    let phrasebook = Phrasebook(strings)
    @Sendable func read(_ path: String, _ file: SourceFile, in language: String) -> TemplateReferences {
      let fields = ThemePath.kind(path) == .block ? schemas[ThemePath.name(path)]?.addressFields ?? [] : []
      return TemplateReferences(
        file, path: path, addresses: fields, classifier, phrasebook.phrases(in: language))
    }
    for (path, file) in templateFiles.sorted(by: { $0.key < $1.key }) {
      let references = read(path, file, in: ThemeStrings.original)
      diagnostics += references.diagnostics
      links[path] = references.links
      do {
        _ = try MustacheTemplate(string: String(decoding: references.source, as: UTF8.self))
        disclosed[path] = references.source
      } catch {
        diagnostics.append(TemplateCheck.diagnostic(for: error, in: file))
      }
    }
    self.links = links.filter { !$0.value.isEmpty }
    partials = sources.mapValues { Set(TemplateTag.tags(in: $0).filter { $0.kind == .partial }.map(\.name)) }
    let leading = templateFiles.filter { !(links[$0.key] ?? []).isEmpty }
    templates = TemplateSets(disclosed, strings: strings) { path, language in
      leading[path].map { read(path, $0, in: language).source }
    }
    self.phrasebook = phrasebook
    templatePaths = disclosed.keys.sorted()
    let named = all.filter { ThemePath.kind($0.key) == .asset }.map { path, bytes in
      (name: String(path.dropFirst("assets/".count)), asset: Self.asset(path, bytes))
    }
    assets = named.map(\.asset).sorted { $0.path < $1.path }
    assetsByName = Dictionary(uniqueKeysWithValues: named.map { ($0.name, $0.asset) })
  }

  private static func schemas(
    _ files: [String: [UInt8]], folder: String, into diagnostics: inout [Diagnostic]
  ) -> [String: BlockSchema] {
    var schemas: [String: BlockSchema] = [:]
    for (path, bytes) in files.sorted(by: { $0.key < $1.key }) where ThemePath.kind(path) == .block {
      let file = SourceFile(path: "\(folder)/\(path)", bytes: bytes)
      let isSchema = path.hasSuffix(".yml")
      if isSchema { schemas[ThemePath.name(path)] = BlockSchema(file, into: &diagnostics) }
      let other = String(path.prefix { $0 != "." }) + (isSchema ? ".html" : ".yml")
      guard files[other] == nil else { continue }
      diagnostics.append(
        Diagnostic(
          .error, "block-incomplete", "a block is a template and a schema: there is no \(other)", path: file.path,
          advice: "add \(folder)/\(other)"))
    }
    return schemas
  }

  // MARK: What the theme leads to

  private static func assetLinks(
    _ files: [String: [UInt8]], folder: String, _ classifier: Classifier, into diagnostics: inout [Diagnostic]
  ) -> [LinkOut] {
    var links: [LinkOut] = []
    for (path, bytes) in files.sorted(by: { $0.key < $1.key }) where path.hasPrefix("assets/") {
      let references = FileReferences(SourceFile(path: "\(folder)/\(path)", bytes: bytes), classifier, .english)
      diagnostics += references.diagnostics
      links += references.links
    }
    return links
  }

  /// What a layout, with the partials in it, leads to or loads elsewhere.
  ///
  /// - Parameter layout: its name, as in `policy`; what all pages share is part of every one.
  package func links(in layout: String) -> [LinkOut] {
    links.isEmpty ? [] : sharedLinks + links(below: ["layouts/\(layout).html"])
  }

  /// Whether a layout has a place for the list of where the links of a page lead.
  package func listsLinks(in layout: String) -> Bool {
    partials["layouts/\(layout).html"]?.contains("destinations") ?? false
  }

  /// What every page leads to or loads elsewhere.
  package var sharedLinks: [LinkOut] {
    guard !links.isEmpty else { return [] }
    return (links["assets"] ?? [])
      + links(below: ["layouts/page.html", "partials/header.html", "partials/footer.html"])
  }

  /// The layouts that lead elsewhere by themselves, with what they lead to.
  package var linksOfLayouts: [(layout: String, links: [LinkOut])] {
    guard !links.isEmpty else { return [] }
    let layouts = templatePaths.filter { $0.hasPrefix("layouts/") && $0 != "layouts/page.html" }
    return layouts.map { (ThemePath.name($0), links(below: [$0])) }.filter { !$0.links.isEmpty }
  }

  private func links(below roots: [String]) -> [LinkOut] {
    var (found, seen, waiting): ([LinkOut], Set<String>, [String]) = ([], [], roots.reversed())
    while let path = waiting.popLast() {
      guard seen.insert(path).inserted else { continue }
      found += links[path] ?? []
      waiting += (partials[path] ?? []).sorted(by: >).map { "partials/\($0).html" }
    }
    return found
  }

  /// A layout, block or partial by its path without extension, with its words in a language.
  package func template(_ name: String, in language: String) -> Template? {
    templates.template(name + ".html", in: language)
  }

  /// Why templates cannot be used with the words of a language.
  ///
  /// - Parameter folder: the theme's, as diagnostics name it.
  package func faults(in language: String, folder: String) -> [Diagnostic] {
    templates.faults(in: language).map { path, source, error in
      var fault = TemplateCheck.diagnostic(for: error, in: SourceFile(path: "\(folder)/\(path)", bytes: source))
      fault.message += " with the words of '\(language)' in it"
      return fault
    }
  }

  /// What the program says in a language.
  package func phrases(in language: String) -> Phrases { phrasebook.phrases(in: language) }

  /// What is wrong where pages in a language take phrases from English; nil if they take none.
  ///
  /// - Parameter folder: the theme's, as diagnostics name it.
  package func missingPhrases(in language: String, folder: String) -> Diagnostic? {
    let missing = phrasebook.strings.missing(in: language)
    guard !missing.isEmpty else { return nil }
    let (named, all) = (missing.prefix(3).map { "'\($0)'" }, phrasebook.strings.names.count)
    let rest = missing.count > named.count ? " and \(missing.count - named.count) more" : ""
    return Diagnostic(
      .warning, "phrases-missing",
      "pages in '\(language)' have words of English: \(missing.count) of \(all) phrases are not translated, "
        + "\(named.joined(separator: ", "))\(rest)",
      path: "\(folder)/strings/\(language).yml",
      advice: "'codicil theme strings \(language)' prints them to be translated into this file")
  }

  /// The phrases that pages in a language take from English, as a file `strings/<language>.yml` to be translated.
  package func untranslated(in language: String) -> String { phrasebook.strings.untranslated(in: language) }

  /// A file of `assets/` by its name there.
  package func asset(_ name: String) -> Asset? { assetsByName[name] }

  /// `assets/style.css` → `assets/style.0a1b2c3d4e.css`: a changed file is another file to every cache.
  private static func asset(_ path: String, _ bytes: [UInt8]) -> Asset {
    let bytes = path.hasSuffix(".css") ? StyleSheet.published(bytes) : bytes
    guard let dot = path.lastIndex(of: ".") else { return Asset(path: SitePath(path), bytes: bytes) }
    let name = "\(path[..<dot]).\(Digest(of: bytes).description.prefix(10))\(path[dot...])"
    return Asset(path: SitePath(name), bytes: bytes)
  }
}
