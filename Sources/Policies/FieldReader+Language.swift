import Diagnostics
package import FrontMatter

extension FieldReader {
  /// The language that a text states, or the one that its folder is named by. A text that is no tag (BCP 47) is reported.
  package mutating func language(ofFolder folder: String?) -> String? {
    guard let text = locatedText("language") else { return folder }
    guard LanguageTag.isWellFormed(text.value) else {
      report(
        "language-invalid", "'language' is not a language tag: \"\(text.value)\"", at: text.position,
        marking: text.value, advice: "write a tag such as en, de or pt-BR")
      return folder
    }
    if let folder, folder != text.value {
      report(
        "language-folder", "'language' is \(text.value), but the file stands in the folder of \(folder)",
        at: text.position, marking: text.value, advice: "take the line out, or move the file")
    }
    return folder ?? text.value
  }
}
