import Diagnostics
import Mustache

/// Finds what swift-mustache would pass over in silence: names that no view has, and partials that do not exist.
struct TemplateCheck {
  private(set) var diagnostics: [Diagnostic] = []

  /// - Parameter layout: the template's path in its theme, which decides what names it may use.
  init(_ file: SourceFile, layout: String, partials: Set<String>) {
    let bytes = file.bytes
    if let offset = bytes.firstIndex(of: TemplateMark.fence) {
      diagnostics.append(
        Diagnostic(
          .error, "template-invalid", "a template may not hold the control character U+0001", in: file,
          at: file.position(ofByte: offset), advice: "take it out"))
    }
    var cursor = 0
    while let start = Self.find("{{", in: bytes, from: cursor) {
      guard let end = Self.find("}}", in: bytes, from: start + 2) else { break }
      let tag = String(decoding: bytes[(start + 2)..<end], as: UTF8.self)
      cursor = end + 2
      let sigil = tag.first ?? " "
      let name = tag.drop { "{#^/>&!$<=".contains($0) }.filter { !$0.isWhitespace && $0 != "}" }
      guard sigil != "!", sigil != "=", name != "." else { continue }
      let position = file.position(ofByte: start)
      if sigil == ">" {
        guard !partials.contains(name) else { continue }
        let guess = Suggestion.nearest(to: name, among: partials.sorted())
        diagnostics.append(
          Diagnostic(
            .error, "partial-unknown", "there is no partial '\(name)'", in: file, at: position, length: tag.count + 4,
            advice: guess.map { "did you mean '\($0)'?" }
              ?? "known partials: \(partials.sorted().joined(separator: ", "))"))
        continue
      }
      guard let known = ViewNames.known(in: layout) else { continue }
      for part in name.split(separator: ".") where !known.contains(String(part)) {
        let guess = Suggestion.nearest(to: String(part), among: known.sorted())
        diagnostics.append(
          Diagnostic(
            .error, "variable-unknown", "no view has a value named '\(part)'", in: file, at: position,
            length: tag.count + 4, advice: guess.map { "did you mean '\($0)'?" }))
      }
    }
  }

  private static func find(_ needle: String, in bytes: [UInt8], from start: Int) -> Int? {
    guard start < bytes.count else { return nil }
    return bytes[start...].firstRange(of: Array(needle.utf8))?.lowerBound
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
