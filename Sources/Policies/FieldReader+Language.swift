import Diagnostics
package import FrontMatter

extension FieldReader {
  /// The language that a text is said to be in, or the one that its folder is named by.
  package mutating func language(ofFolder folder: String?) -> String? {
    guard let text = locatedText("language") else { return folder }
    if let folder, folder != text.value {
      report(
        "language-folder", "'language' is \(text.value), but the file stands in the folder of \(folder)",
        at: text.position, length: text.value.count, advice: "take the line out, or move the file")
    }
    return folder ?? text.value
  }
}
