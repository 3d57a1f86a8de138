import Diagnostics
import FrontMatter

/// Reads a file `strings/<language>.yml`: a phrase by each name, or a mapping with a form of it for each kind of number
/// that the language counts by.
struct StringsReader {
  private(set) var phrases: [String: PhraseText] = [:]
  private(set) var diagnostics: [Diagnostic] = []
  private let originals: [String: PhraseText]
  private let categories: [PluralCategory]

  /// - Parameters:
  ///   - originals: the phrases in English.
  ///   - mayAdd: whether the file may name phrases that English does not have.
  init(_ file: SourceFile, _ language: String, originals: [String: PhraseText], mayAdd: Bool) {
    self.originals = originals
    categories = PluralRule(language).categories
    switch YAMLParser.parse(String(decoding: file.bytes, as: UTF8.self), in: file) {
    case .failure(let diagnostic): diagnostics = [diagnostic]
    case .success(let root):
      var reader = FieldReader(root, in: file)
      for name in mayAdd ? reader.keys : originals.keys.sorted() { phrases[name] = read(name, from: &reader) }
      diagnostics += reader.finish()
    }
  }

  private mutating func read(_ name: String, from reader: inout FieldReader) -> PhraseText? {
    guard let node = reader.node(name) else { return nil }
    if case .mapping = node.content { return readForms(of: name, node, from: &reader) }
    guard let text = reader.locatedText(name), isSound(text, of: name, from: &reader) else { return nil }
    return PhraseText(text.value)
  }

  private mutating func readForms(of name: String, _ node: YAMLNode, from reader: inout FieldReader) -> PhraseText? {
    if let original = originals[name], !original.hasForms {
      reader.report(
        "template-invalid", "the phrase '\(name)' counts nothing and has one form", at: node.position,
        advice: "write a text; in English it is \"\(original.source())\"")
      return nil
    }
    var fields = FieldReader(node, in: reader.file)
    var forms: [PluralCategory: String] = [:]
    for category in categories {
      guard let text = fields.requiredText(category.rawValue), isSound(text, of: name, from: &reader) else { continue }
      forms[category] = text.value
    }
    diagnostics += fields.finish()
    return forms.count == categories.count ? PhraseText(forms) : nil
  }

  /// Whether a phrase, or a form of it, can be where pages have it; if not, says why.
  private func isSound(
    _ text: FieldReader.Located<String>, of name: String, from reader: inout FieldReader
  ) -> Bool {
    guard let fault = fault(in: text.value, original: originals[name]) else { return true }
    reader.report(
      "template-invalid", "the phrase '\(name)' \(fault)", at: text.position, marking: text.value,
      advice: originals[name].map { "in English it is \"\($0.source())\"" })
    return false
  }

  /// A name in braces becomes a tag of a template, so it has nothing but letters, digits and low lines.
  private func isName(_ slot: String) -> Bool {
    !slot.isEmpty && slot.utf8.allSatisfy { $0 == UInt8(ascii: "_") || isLetterOrDigit($0) }
  }

  private func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }

  private func fault(in text: String, original: PhraseText?) -> String? {
    if text.contains("{{") || text.contains("}}") { return "holds a tag of a template" }
    if text.utf8.contains(PhraseText.fence) { return "holds the control character U+0001" }
    if let slot = PhraseText(text).slots.sorted().first(where: { !isName($0) }) {
      return "has a value with the name '\(slot)', which is not a plain word"
    }
    guard let original else { return nil }
    // A form for one number may say it in a word.
    let isSame = PhraseText(text).slots.symmetricDifference(original.slots).isSubset(of: [PhraseText.counted])
    return isSame ? nil : "does not hold the same values"
  }
}
