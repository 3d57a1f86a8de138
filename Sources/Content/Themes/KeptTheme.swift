package import Diagnostics
package import Disclosure
import Pages
import Storage
package import Themes

/// A theme, with what it was made from.
package struct KeptTheme: Sendable {
  let files: [String: [UInt8]]
  let folder: String
  let classifier: Classifier
  package let theme: Theme
  let diagnostics: [Diagnostic]

  init(_ files: [String: [UInt8]], folder: String, _ classifier: Classifier) {
    (self.files, self.folder, self.classifier) = (files, folder, classifier)
    var diagnostics: [Diagnostic] = []
    theme = Theme(overriding: files, folder: folder, classifier: classifier, into: &diagnostics)
    self.diagnostics = diagnostics
  }

  /// Reads a theme, unless an earlier reading of the same files is at hand.
  package static func read(
    named name: String, in themes: String, _ classifier: Classifier, keeping kept: KeptTheme?,
    _ diagnostics: inout [Diagnostic]
  ) -> KeptTheme {
    let folder = themes + "/" + name
    if name != "default", !Files.isFolder(folder) {
      diagnostics.append(
        Diagnostic(
          .error, "theme-missing", "there is no theme '\(name)'", path: folder,
          advice: "make the folder, or take the line 'theme:' out of site.yml"))
    }
    var files: [String: [UInt8]] = [:]
    do throws(Diagnostic) {
      files = try ThemeFiles.read(folder)
    } catch {
      diagnostics.append(error)
    }
    let theme =
      kept.flatMap { $0.files == files && $0.folder == folder && $0.classifier == classifier ? $0 : nil }
      ?? KeptTheme(files, folder: folder, classifier)
    diagnostics += theme.diagnostics
    return theme
  }
}
