package import Diagnostics

/// The front matter of another site generator (Jekyll, Hugo, Docusaurus, Eleventy, Astro): where the text after it begins,
/// and the few of its values that an import can use.
///
/// YAML between lines of `---`, or TOML between lines of `+++`. What is neither is text.
package struct ForeignMatter: Sendable {
  /// The byte offset of the first line after it; 0, or 3 after a byte order mark, if there is none.
  package let bodyStart: Int
  /// Texts by key: the scalars at its top level.
  package let values: [String: String]

  package init(_ file: SourceFile) {
    let fence = TOMLFence(file.bytes)
    if let fence {
      (bodyStart, values) = (fence.bodyStart, fence.values)
      return
    }
    // Values that this program would refuse are of no use here, and no reason not to take the text.
    var ignored: [Diagnostic] = []
    let matter = FrontMatter.split(file, into: &ignored)
    bodyStart = matter.bodyStart
    guard case .mapping(let entries) = matter.root.content else {
      values = [:]
      return
    }
    values = entries.reduce(into: [:]) { values, entry in
      if case .scalar(let text) = entry.value.content { values[entry.key] = text }
    }
  }
}

/// Front matter between lines of `+++`: its strings and dates at the top level (TOML 1.0).
private struct TOMLFence {
  let bodyStart: Int
  private(set) var values: [String: String] = [:]

  /// Nil if a file does not begin with such front matter, or it has no end.
  init?(_ bytes: [UInt8]) {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var lines = bytes[start...].split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)[...]
    guard let first = lines.popFirst(), Self.isFence(first) else { return nil }
    var isTopLevel = true
    for line in lines {
      if Self.isFence(line) {
        bodyStart = min(line.endIndex + 1, bytes.count)
        return
      }
      let text = String(decoding: line, as: UTF8.self)
      if text.drop(while: { $0 == " " || $0 == "\t" }).hasPrefix("[") { isTopLevel = false }
      if isTopLevel, let pair = text.wholeMatch(of: Self.pair) {
        let value = pair.2 ?? pair.3 ?? pair.4
        values[String(pair.1)] = value.map { Self.unescaped(String($0), isBasic: pair.2 != nil) }
      }
    }
    return nil
  }

  private static var pair: Regex<(Substring, Substring, Substring?, Substring?, Substring?)> {
    /[ \t]*"?([A-Za-z0-9_-]+)"?[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([0-9]{4}-[0-9]{2}-[0-9]{2})[^#]*)[ \t]*(?:#.*)?\r?/
  }

  private static func isFence(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: "+++".utf8) && line.dropFirst(3).allSatisfy { [0x20, 0x09, 0x0D].contains($0) }
  }

  /// A basic string without its escapes of quotes and backslashes.
  private static func unescaped(_ text: String, isBasic: Bool) -> String {
    isBasic ? text.replacing("\\\"", with: "\"").replacing("\\\\", with: "\\") : text
  }
}
