package import Diagnostics
import Foundation
import Markdown
import Mustache
import Policies

/// The templates and assets that pages are made with.
package struct Theme: Sendable {
  /// A file that is copied to the output under a name that changes with its content.
  package struct Asset: Sendable {
    package let path: SitePath
    package let bytes: [UInt8]
  }

  package let assets: [Asset]
  package let blockSchemas: [String: BlockSchema]
  private let templates: [String: Template]
  private let assetPaths: [String: SitePath]

  /// The files of the theme that is part of the program, by path.
  package static let builtIn: [String: [UInt8]] = DefaultThemeFiles.base64.mapValues(decoded)

  /// One file of the theme that is part of the program; empty where there is none of that path.
  static func builtInFile(_ path: String) -> [UInt8] { DefaultThemeFiles.base64[path].map(decoded) ?? [] }

  private static func decoded(_ text: String) -> [UInt8] { Data(base64Encoded: text).map { Array($0) } ?? [] }

  /// - Parameters:
  ///   - files: the files of the theme by path, such as `layouts/page.html`; what is missing comes from `builtIn`.
  ///   - folder: how diagnostics name the folder of `files`.
  package init(overriding files: [String: [UInt8]], folder: String, into diagnostics: inout [Diagnostic]) {
    let all = Self.builtIn.merging(files) { $1 }
    var library = MustacheLibrary()
    var compiled: [String: MustacheTemplate] = [:]
    let names = Set(all.keys.filter { $0.hasPrefix("partials/") }.map { Self.baseName($0) })
    for (path, bytes) in all.sorted(by: { $0.key < $1.key }) where path.hasSuffix(".html") {
      let file = SourceFile(path: "\(folder)/\(path)", bytes: bytes)
      diagnostics += TemplateCheck(file, layout: path, partials: names).diagnostics
      do {
        let template = try MustacheTemplate(string: String(decoding: bytes, as: UTF8.self))
        if path.hasPrefix("partials/") { library.register(template, named: Self.baseName(path)) }
        compiled[path] = template
      } catch {
        diagnostics.append(TemplateCheck.diagnostic(for: error, in: file))
      }
    }
    let partials = library
    templates = compiled.mapValues { Template($0, library: partials) }
    let named = all.filter { $0.key.hasPrefix("assets/") }.map { path, bytes in
      (name: String(path.dropFirst("assets/".count)), asset: Asset(path: Self.fingerprinted(path, bytes), bytes: bytes))
    }
    assets = named.map(\.asset).sorted { $0.path < $1.path }
    assetPaths = Dictionary(uniqueKeysWithValues: named.map { ($0.name, $0.asset.path) })
    var schemas: [String: BlockSchema] = [:]
    for (path, bytes) in all.sorted(by: { $0.key < $1.key }) where path.hasPrefix("blocks/") && path.hasSuffix(".yml") {
      let file = SourceFile(path: "\(folder)/\(path)", bytes: bytes)
      schemas[Self.baseName(path)] = BlockSchema(file, into: &diagnostics)
    }
    blockSchemas = schemas
  }

  /// A layout, block or partial by its path without extension.
  func template(_ name: String) -> Template? { templates[name + ".html"] }

  func asset(_ name: String) -> SitePath { assetPaths[name] ?? SitePath("assets/\(name)") }

  private static func baseName(_ path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    return String(name.prefix { $0 != "." })
  }

  /// `assets/style.css` → `assets/style.0a1b2c3d4e.css`: a changed file is another file to every cache.
  private static func fingerprinted(_ path: String, _ bytes: [UInt8]) -> SitePath {
    guard let dot = path.lastIndex(of: ".") else { return SitePath(path) }
    return SitePath("\(path[..<dot]).\(Digest(of: bytes).description.prefix(10))\(path[dot...])")
  }
}
