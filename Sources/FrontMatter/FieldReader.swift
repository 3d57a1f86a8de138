package import Diagnostics

/// Decodes a mapping into typed values and reports all that is wrong with it: wrong kinds, missing fields and,
/// once `finish()` is called, keys that nobody asked for.
package struct FieldReader {
  /// A decoded value and where it stands.
  package struct Located<Value: Sendable>: Sendable {
    package let value: Value
    package let position: SourcePosition

    package init(value: Value, position: SourcePosition) {
      self.value = value
      self.position = position
    }
  }

  package let file: SourceFile
  package let position: SourcePosition
  package private(set) var diagnostics: [Diagnostic] = []
  private var entries: [YAMLNode.Entry] = []
  private var known: [String] = []

  package init(_ node: YAMLNode, in file: SourceFile) {
    self.file = file
    self.position = node.position
    switch node.content {
    case .mapping(let entries): self.entries = entries
    case .null: break
    default:
      report("value-kind", "expected keys and values, found \(node.kindName)", at: node.position)
    }
  }

  // MARK: Asking

  /// The keys of the mapping in the order of the file.
  package var keys: [String] { entries.map(\.key) }

  /// Where a key stands; the mapping's own place where there is none.
  package func keyPosition(_ key: String) -> SourcePosition {
    entries.first { $0.key == key }?.keyPosition ?? position
  }

  package mutating func node(_ key: String) -> YAMLNode? {
    known.append(key)
    guard let value = entries.first(where: { $0.key == key })?.value else { return nil }
    if case .null = value.content { return nil }
    return value
  }

  package mutating func locatedText(_ key: String) -> Located<String>? {
    guard let node = node(key) else { return nil }
    guard case .scalar(let text) = node.content else {
      report("value-kind", "'\(key)' must be a text, found \(node.kindName)", at: node.position)
      return nil
    }
    return Located(value: text, position: node.position)
  }

  package mutating func text(_ key: String) -> String? { locatedText(key)?.value }

  /// A text that must be there.
  package mutating func requiredText(_ key: String) -> Located<String>? {
    if let text = locatedText(key) { return text }
    if !entries.contains(where: { $0.key == key }) {
      report("key-missing", "'\(key)' is missing", at: position, advice: "add a line '\(key): …'")
    }
    return nil
  }

  package mutating func flag(_ key: String) -> Bool? {
    guard let text = locatedText(key) else { return nil }
    switch text.value.lowercased() {
    case "true", "yes": return true
    case "false", "no": return false
    default:
      report(
        "value-kind", "'\(key)' must be true or false, found \"\(text.value)\"", at: text.position,
        marking: text.value)
      return nil
    }
  }

  package mutating func wholeNumber(_ key: String, in range: ClosedRange<Int>) -> Int? {
    guard let text = locatedText(key) else { return nil }
    if let number = Int(text.value), range.contains(number) { return number }
    report(
      "value-kind",
      "'\(key)' must be a whole number from \(range.lowerBound) to \(range.upperBound), found \"\(text.value)\"",
      at: text.position, marking: text.value)
    return nil
  }

  /// One of the names of an enumeration.
  package mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, of type: Choice.Type
  ) -> Choice? where Choice.RawValue == String {
    locatedText(key).flatMap { choice(key, $0) }
  }

  /// A list of names of an enumeration; nil where the key is missing.
  package mutating func choices<Choice: RawRepresentable & CaseIterable>(
    _ key: String, of type: Choice.Type
  ) -> [Choice]? where Choice.RawValue == String {
    guard node(key) != nil else { return nil }
    return texts(key).compactMap { choice(key, $0) }
  }

  private mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, _ text: Located<String>
  ) -> Choice? where Choice.RawValue == String {
    if let choice = Choice(rawValue: text.value) { return choice }
    let names = Choice.allCases.map(\.rawValue)
    let guess = Suggestion.nearest(to: text.value, among: names)
    report(
      "value-unknown", "'\(key)' cannot be \"\(text.value)\"", at: text.position, marking: text.value,
      advice: guess.map { "did you mean \"\($0)\"?" } ?? "one of: \(names.joined(separator: ", "))")
    return nil
  }

  package mutating func texts(_ key: String) -> [Located<String>] {
    nodes(key).compactMap { node in
      if case .scalar(let text) = node.content { return Located(value: text, position: node.position) }
      report("value-kind", "'\(key)' must be a list of texts", at: node.position)
      return nil
    }
  }

  /// The elements of a list; a missing key is an empty list.
  package mutating func nodes(_ key: String) -> [YAMLNode] {
    guard let node = node(key) else { return [] }
    guard case .list(let nodes) = node.content else {
      report("value-kind", "'\(key)' must be a list, found \(node.kindName)", at: node.position)
      return []
    }
    return nodes
  }

  /// A list of mappings, each decoded by `body`, its unknown keys reported.
  package mutating func list<Element>(_ key: String, _ body: (inout FieldReader) -> Element?) -> [Element] {
    nodes(key).compactMap { node in
      var reader = FieldReader(node, in: file)
      let element = body(&reader)
      diagnostics += reader.finish()
      return element
    }
  }

  // MARK: Reporting

  package mutating func report(
    _ rule: Diagnostic.Rule, _ message: String, at position: SourcePosition, marking text: String = "",
    severity: Severity = .error, advice: String? = nil
  ) {
    diagnostics.append(
      Diagnostic(severity, rule, message, in: file, at: position, marking: text, advice: advice))
  }

  /// All diagnostics, including one for every key that was never asked for.
  package mutating func finish() -> [Diagnostic] {
    for entry in entries where !known.contains(entry.key) {
      let guess = Suggestion.nearest(to: entry.key, among: known)
      report(
        "key-unknown", "there is no key '\(entry.key)' here", at: entry.keyPosition, marking: entry.key,
        advice: guess.map { "did you mean '\($0)'?" } ?? "known keys: \(known.joined(separator: ", "))")
    }
    return diagnostics
  }
}
