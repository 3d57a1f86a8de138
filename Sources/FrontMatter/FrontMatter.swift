package import Diagnostics

/// The YAML between two `---` lines at the start of a Markdown file, and where the Markdown begins.
package struct FrontMatter: Sendable {
  /// The mapping; empty where the file has no front matter.
  package let root: YAMLNode
  /// The byte offset of the first line after the front matter.
  package let bodyStart: Int
  /// How many lines of the file stand before the body.
  package let lineCount: Int

  /// Splits a file. A byte order mark is skipped; line endings may be CR LF.
  package static func split(_ file: SourceFile, into diagnostics: inout [Diagnostic]) -> FrontMatter {
    let bytes = file.bytes
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let none = FrontMatter(root: YAMLNode(.mapping([]), at: .start), bodyStart: start, lineCount: 0)
    guard var cursor = endOfFence(in: bytes, at: start) else { return none }
    let yamlStart = cursor
    var lines = 1
    while cursor < bytes.count {
      if let end = endOfFence(in: bytes, at: cursor) {
        let yaml = String(decoding: bytes[yamlStart..<cursor], as: UTF8.self)
        switch YAMLParser.parse(yaml, in: file, lineOffset: 1) {
        case .success(let root):
          // Two dividing lines with words between them are Markdown.
          guard case .mapping = root.content else { return none }
          return FrontMatter(root: root, bodyStart: end, lineCount: lines + 1)
        case .failure(let diagnostic):
          guard firstLineIsKey(bytes[yamlStart..<cursor]) else { return none }
          diagnostics.append(diagnostic)
          return FrontMatter(root: none.root, bodyStart: end, lineCount: lines + 1)
        }
      }
      cursor = (bytes[cursor...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count - 1) + 1
      lines += 1
    }
    // A lone rule at the top of a captured text is Markdown, not front matter that someone forgot to close.
    if firstLineIsKey(bytes[yamlStart...]) {
      diagnostics.append(
        Diagnostic(
          .error, "front-matter-open", "the front matter that starts here is never closed", in: file, at: .start,
          marking: "---", advice: "end it with a line that says ---"))
    }
    return none
  }

  /// The offset after a line that is exactly `---` (trailing blanks allowed).
  private static func endOfFence(in bytes: [UInt8], at start: Int) -> Int? {
    guard bytes[start...].starts(with: "---".utf8) else { return nil }
    var cursor = start + 3
    while cursor < bytes.count, bytes[cursor] != UInt8(ascii: "\n") {
      guard [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r")].contains(bytes[cursor]) else { return nil }
      cursor += 1
    }
    return min(cursor + 1, bytes.count)
  }

  /// Whether the first line that is not blank or a comment starts with `word:`, as front matter does and prose does not.
  private static func firstLineIsKey(_ bytes: ArraySlice<UInt8>) -> Bool {
    let lines = bytes.split(separator: UInt8(ascii: "\n")).lazy.map { $0.drop { $0 <= 32 } }
    guard let line = lines.first(where: { !$0.isEmpty && $0.first != UInt8(ascii: "#") }),
      let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex
    else { return false }
    return line[..<colon].allSatisfy {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
    }
  }
}
