package import Diagnostics
import Disclosure
import Pages
import Storage
import Themes

/// The folder of a site's theme beside the theme that is part of the program.
package struct ThemeFolder: Sendable {
  /// How a file of a theme stands to the built-in one of its path.
  package enum FileState: String, Sendable {
    /// The program's own is used.
    case builtIn = "built in"
    /// The folder has the same bytes.
    case same
    /// The folder's is used in its place.
    case overridden
    /// Only the folder has it.
    case own
  }

  /// Its name, as `theme:` in `site.yml` has it.
  package let name: String
  /// Its path.
  package let path: String
  private let files: [String: [UInt8]]

  /// - Parameters:
  ///   - name: by default the theme that the site uses.
  ///   - themes: the folder with the themes.
  ///   - content: the folder with `site.yml`; a site without one uses the theme `default`.
  package init(named name: String?, in themes: String, content: String) throws(Diagnostic) {
    let name = if let name { name } else { try SiteSettings.theme(of: content) }
    guard ContentTree.canBeInAddress(name) else {
      throw Diagnostic(
        .error, "name-invalid", "\"\(name)\" cannot be the name of a theme", advice: "use letters, digits, and - _ .")
    }
    self.name = name
    path = themes + "/" + name
    files = try ThemeFiles.read(path)
  }

  /// Every file of the theme, built in or not, in order.
  package var entries: [(path: String, standing: FileState)] {
    Set(files.keys).union(Theme.builtIn.keys).sorted().map { path in
      switch (files[path], Theme.builtIn[path]) {
      case (nil, _): (path, .builtIn)
      case (_, nil): (path, .own)
      case (let file, let builtIn): (path, file == builtIn ? .same : .overridden)
      }
    }
  }

  /// Writes built-in files into the folder, to be changed there. What is there already stays as it is.
  ///
  /// - Parameter names: paths in the theme, or folders of it; none for all files.
  /// - Returns: the paths of the files that were written.
  package func eject(_ names: [String]) throws(Diagnostic) -> [String] {
    let known = Theme.builtIn.keys.sorted()
    var wanted: Set<String> = names.isEmpty ? Set(known) : []
    for name in names.map({ $0.hasSuffix("/") ? String($0.dropLast()) : $0 }) {
      let found = known.filter { $0 == name || $0.hasPrefix(name + "/") }
      guard !found.isEmpty else {
        throw Diagnostic(
          .error, "theme-file-unknown", "the built-in theme has no file '\(name)'",
          advice: Suggestion.nearest(to: name, among: known).map { "did you mean '\($0)'?" }
            ?? "codicil theme list names its files")
      }
      wanted.formUnion(found)
    }
    var written: [String] = []
    for name in wanted.sorted() where files[name] == nil {
      let target = path + "/" + name
      try Files.makeFolder(String(target.prefix(upTo: target.lastIndex(of: "/") ?? target.endIndex)), shownAs: target)
      try Files.create(target, Theme.builtIn[name] ?? [], flushing: false, shownAs: target)
      written.append(name)
    }
    return written
  }

  /// The page on everything that templates of the theme can use, and what is wrong with the theme.
  package func reference() -> (text: String, diagnostics: [Diagnostic]) {
    let (theme, diagnostics) = load()
    return (ThemeReference(theme).text(), diagnostics)
  }

  /// The phrases that a language lacks, as a file to be translated, and what is wrong with the theme.
  ///
  /// - Parameter language: a language tag (BCP 47).
  package func untranslated(in language: String) -> (text: String, diagnostics: [Diagnostic]) {
    let (theme, diagnostics) = load()
    return (theme.untranslated(in: language), diagnostics)
  }

  private func load() -> (Theme, [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let theme = Theme(
      overriding: files, folder: path, classifier: Classifier(ownHost: nil, firstParty: [], catalogue: .empty),
      into: &diagnostics)
    return (theme, diagnostics)
  }
}

/// Reads the files of a theme's folder.
enum ThemeFiles {
  private static let maximumDepth = 4

  /// The files by their paths in the folder; none if there is no such folder.
  static func read(_ folder: String) throws(Diagnostic) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    if Files.isFolder(folder) { try collect(folder, "", &files, depth: 0) }
    return files
  }

  private static func collect(
    _ folder: String, _ prefix: String, _ files: inout [String: [UInt8]], depth: Int
  ) throws(Diagnostic) {
    try FileTransaction.finishInterrupted(in: folder, shownAs: folder)
    for entry in try Files.list(folder, shownAs: folder) {
      let path = folder + "/" + entry.name
      switch entry.kind {
      case .folder where depth < maximumDepth:
        try collect(path, prefix + entry.name + "/", &files, depth: depth + 1)
      case .file:
        let file = SourceFile(path: path, bytes: try Files.read(path, shownAs: path))
        if ThemePath.kind(prefix + entry.name) != .asset, let fault = file.encodingFault { throw fault }
        files[prefix + entry.name] = file.bytes
      default: break
      }
    }
  }
}
