import Diagnostics
import Mustache
import Words

/// Finds what swift-mustache would pass over silently: names that a view does not have where they are, markup that
/// is escaped and text that is not, partials that do not exist.
///
/// A name is looked up as Mustache does it: in the section around it, then in what is around that. A partial is read in
/// every place that includes it, with the names of that place.
struct TemplateCheck {
  /// The names that a place in a template has, the nearest last.
  private typealias Scopes = [[ViewModel.Name]]

  private(set) var diagnostics: [Diagnostic] = []
  private var reported: Set<Diagnostic> = []
  private let files: [String: SourceFile]
  private let tags: [String: [TemplateTag]]
  private let models: [String: ViewModel]
  private let partials: [String]
  private let strings: ThemeStrings
  private var included: Set<String> = []

  /// - Parameter files: the templates of a theme by their paths in it.
  init(_ files: [String: SourceFile], blocks: [String: BlockSchema], strings: ThemeStrings) {
    self.files = files
    self.strings = strings
    tags = files.mapValues { TemplateTag.tags(in: $0.bytes) }
    models = Dictionary(
      uniqueKeysWithValues: files.keys.compactMap { path in ViewModel.of(path, blocks: blocks).map { (path, $0) } })
    partials = files.keys.filter { ThemePath.kind($0) == .partial }.map(ThemePath.name).sorted()
    for (path, file) in files.sorted(by: { $0.key < $1.key }) {
      checkBytes(of: file)
      if let model = models[path] {
        check(path, [model.names], inside: [path])
      } else if ThemePath.kind(path) == .layout {
        report(
          file, nil, "layout-unknown", "no page is made with this layout",
          guess: ThemePath.name(path), among: Array(ViewModel.layouts.keys), severity: .warning)
      }
    }
    let everything = models.sorted { $0.key < $1.key }.flatMap(\.value.allNames)
    for name in partials where models["partials/\(name).html"] == nil && !included.contains(name) {
      check("partials/\(name).html", [everything], inside: [])
    }
  }

  private mutating func checkBytes(of file: SourceFile) {
    guard let offset = file.bytes.firstIndex(of: TemplateMark.fence) else { return }
    diagnostics.append(
      Diagnostic(
        .error, "template-invalid", "a template may not hold the control character U+0001", in: file,
        at: file.position(ofByte: offset), advice: "take it out"))
  }

  /// - Parameter templates: the paths of the template and those that it is included by.
  private mutating func check(_ path: String, _ outer: Scopes, inside templates: [String]) {
    guard let file = files[path] else { return }
    var scopes = outer
    var isList = [false]
    for tag in tags[path] ?? [] {
      switch tag.kind {
      case .comment: continue
      case .unsupported:
        report(
          file, tag, "template-invalid", "themes use values, sections and partials of Mustache, and nothing else of it")
      case .partial: include(tag, in: file, scopes, inside: templates)
      case .end:
        if scopes.count > outer.count { _ = (scopes.popLast(), isList.popLast()) }
      case .inverted:
        _ = find(tag, in: file, scopes, isInList: isList.contains(true), of: templates)
        scopes.append([])
        isList.append(false)
      case .section:
        let name = find(tag, in: file, scopes, isInList: isList.contains(true), of: templates)
        scopes.append(name?.inner ?? [])
        if case .list? = name?.kind { isList.append(true) } else { isList.append(false) }
      case .escaped where tag.phrase != nil: checkPhrase(tag, in: file, scopes, of: templates)
      case .escaped, .unescaped:
        if let name = find(tag, in: file, scopes, isInList: isList.contains(true), of: templates) {
          checkEscaping(of: name, tag, in: file)
        }
      }
    }
  }

  // MARK: Partials

  private mutating func include(_ tag: TemplateTag, in file: SourceFile, _ scopes: Scopes, inside templates: [String]) {
    let path = "partials/\(tag.name).html"
    included.insert(tag.name)
    if templates.contains(path) {
      report(file, tag, "partial-recursive", "the partial '\(tag.name)' would include itself without end")
    } else if files[path] == nil {
      report(file, tag, "partial-unknown", "there is no partial '\(tag.name)'", guess: tag.name, among: partials)
    } else {
      check(path, scopes, inside: templates + [path])
    }
  }

  // MARK: Phrases

  private mutating func checkPhrase(_ tag: TemplateTag, in file: SourceFile, _ scopes: Scopes, of templates: [String]) {
    let name = tag.phrase ?? ""
    guard let phrase = strings.original(name) else {
      report(
        file, tag, "variable-unknown", "there is no phrase '\(name)' in strings/en.yml", guess: name,
        among: strings.names)
      return
    }
    if phrase.hasForms {
      report(
        file, tag, "variable-kind", "the phrase '\(name)' has forms for numbers, of which a template cannot choose one",
        advice: "write one that needs none, as in \"Versions: {versions}\"")
    }
    for value in phrase.slots.sorted()
    where !phrase.isForScripts(value) && !scopes.joined().contains(where: { $0.name == value }) {
      reportUnknown(value, tag, in: file, scopes.flatMap { $0 }, of: templates)
    }
  }

  // MARK: Names

  /// What swift-mustache knows of the place in a list.
  private static let places: Set<String> = ["first()", "last()", "index()", "even()", "odd()"]

  private mutating func find(
    _ tag: TemplateTag, in file: SourceFile, _ scopes: Scopes, isInList: Bool, of templates: [String]
  ) -> ViewModel.Name? {
    guard tag.name != ".", !(isInList && Self.places.contains(tag.name)) else { return nil }
    var names = scopes
    var found: ViewModel.Name?
    for part in tag.name.split(separator: ".").map(String.init) {
      found = names.reversed().lazy.compactMap { $0.first { $0.name == part } }.first
      guard let found else {
        reportUnknown(part, tag, in: file, names.flatMap { $0 }, of: templates)
        return nil
      }
      if case .view(let inner) = found.kind { names = [inner] } else { names = [] }
    }
    return found
  }

  private mutating func reportUnknown(
    _ part: String, _ tag: TemplateTag, in file: SourceFile, _ known: [ViewModel.Name], of templates: [String]
  ) {
    let root = templates.first ?? ""
    let elsewhere = Self.place(of: part, in: models[root]?.names ?? [])
    let isIncluded = templates.count > 1
    let message =
      elsewhere == nil
      ? "no view has a value named '\(part)'\(isIncluded ? " in \(root), which includes this partial" : "")"
      : "there is no value named '\(part)' here"
    report(
      file, tag, "variable-unknown", message,
      advice: elsewhere.map { "it stands inside {{#\($0)}} … {{/\($0)}}" },
      guess: part, among: known.map(\.name))
  }

  /// The name whose section would have a value of this name.
  private static func place(of part: String, in names: [ViewModel.Name]) -> String? {
    for name in names {
      if name.inner.contains(where: { $0.name == part }) { return name.name }
      if let inner = place(of: part, in: name.inner) { return inner }
    }
    return nil
  }

  private mutating func checkEscaping(of name: ViewModel.Name, _ tag: TemplateTag, in file: SourceFile) {
    switch (name.kind, tag.kind) {
    case (.markup, .escaped):
      report(
        file, tag, "markup-escaped", "'\(tag.name)' is markup and would be shown as its source",
        advice: "write {{{\(tag.name)}}}")
    case (.text, .unescaped), (.address, .unescaped):
      report(
        file, tag, "text-unescaped", "'\(tag.name)' is text and could become markup",
        advice: "write {{\(tag.name)}}")
    case (.view, _), (.list, _), (.flag, _):
      report(
        file, tag, "variable-kind", "'\(tag.name)' is no text", advice: "write {{#\(tag.name)}} … {{/\(tag.name)}}")
    default: break
    }
  }

  // MARK: Reporting

  /// - Parameters:
  ///   - tag: where it is; nil for the file as a whole.
  ///   - advice: goes before the nearest of the known names.
  private mutating func report(
    _ file: SourceFile, _ tag: TemplateTag?, _ rule: Diagnostic.Rule, _ message: String, advice: String? = nil,
    guess name: String? = nil, among known: [String] = [], severity: Severity = .error
  ) {
    let names = Set(known).sorted()
    let nearest = name.flatMap { Suggestion.nearest(to: $0, among: names) }.map { "did you mean '\($0)'?" }
    let list = names.isEmpty ? nil : "known names: \(names.joined(separator: ", "))"
    let said = advice ?? nearest ?? (name == nil ? nil : list)
    if let tag {
      add(
        Diagnostic(
          severity, rule, message, in: file, at: tag.range,
          advice: said))
    } else {
      add(Diagnostic(severity, rule, message, path: file.path, advice: said))
    }
  }

  /// A partial is looked at in every place that includes it, and reported once.
  private mutating func add(_ diagnostic: Diagnostic) {
    if reported.insert(diagnostic).inserted { diagnostics.append(diagnostic) }
  }

  static func diagnostic(for error: any Error, in file: SourceFile) -> Diagnostic {
    guard let parserError = error as? MustacheTemplate.ParserError else {
      return Diagnostic(.error, "template-invalid", "this is not a Mustache template: \(error)", path: file.path)
    }
    let context = parserError.context
    return Diagnostic(
      .error, "template-invalid", "this is not a Mustache template: \(parserError.error)", in: file,
      at: SourcePosition(line: context.lineNumber, column: context.columnNumber))
  }
}
