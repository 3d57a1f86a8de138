/// Texts as values of YAML.
package enum YAMLText {
  /// A double-quoted scalar on one line.
  package static func quoted(_ text: String) -> String {
    let plain = text.split(whereSeparator: { $0.isNewline || $0 == "\t" }).joined(separator: " ")
    let harmless = plain.unicodeScalars.filter { $0.properties.generalCategory != .control }
    return
      "\"\(String(String.UnicodeScalarView(harmless)).replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
  }

  /// Front matter of the pairs that have a value.
  package static func frontMatter(_ pairs: KeyValuePairs<String, String?>) -> [UInt8] {
    let lines = pairs.compactMap { key, value in value.map { "\(key): \($0)" } }
    return Array((["---"] + lines + ["---"]).map { $0 + "\n" }.joined().utf8)
  }
}
