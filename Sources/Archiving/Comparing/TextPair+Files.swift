import Content
import Diagnostics
import FrontMatter
import Policies
import Storage

extension TextPair {
  /// A file's text without front matter and captured header; nil, with diagnostics, if it has none that can be read.
  static func side(of path: String, _ diagnostics: inout [Diagnostic]) -> Side? {
    do throws(Diagnostic) {
      let file = SourceFile(path: path, bytes: try Files.readAny(path, shownAs: path))
      var found: [Diagnostic] = []
      let matter = FrontMatter.split(file, into: &found)
      diagnostics += found
      guard !found.hasErrors else { return nil }
      let start = matter.bodyStart + (CapturedHeader(file.bytes[matter.bodyStart...])?.length ?? 0)
      let text = try PolicyText(of: file, from: start)
      return Side(name: path, path: path, policy: nil, version: nil, status: nil, text: text)
    } catch {
      diagnostics.append(error)
      return nil
    }
  }
}
