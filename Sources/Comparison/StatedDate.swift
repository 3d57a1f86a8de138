package import Diagnostics
import Markdown
package import Policies

/// The line of a text that says of when it is: "Last updated: 1 May 2025".
package struct StatedDate: Sendable {
  private let clause: Int
  private let line: String

  /// Nil if the text has no such line.
  private init?(_ text: PolicyText) {
    for (index, clause) in text.clauses.enumerated() where clause.kind == .paragraph || clause.kind == .heading {
      guard Self.mayStateDay(clause, in: text.document) else { continue }
      let line = text.words(of: clause)
      if DateLine.statesDay(line) {
        (self.clause, self.line) = (index, line)
        return
      }
    }
    return nil
  }

  /// Sorts out nearly all clauses by their bytes: such a line is short and holds a digit.
  private static func mayStateDay(_ clause: Clause, in document: Document) -> Bool {
    var length = 0
    var hasDigit = false
    for node in document.nodes[clause.inlines] where !node.text.isEmpty && node.kind != .link && node.kind != .image {
      let bytes = document.slice(node.text)
      length += bytes.count
      guard length <= 300 else { return false }
      hasDigit = hasDigit || bytes.contains { $0 &- 0x30 < 10 }
    }
    return hasDigit
  }

  /// `date-unchanged`: the words of a policy changed, and the day it states did not.
  package static func fault(in comparison: Comparison, of version: Version) -> Diagnostic? {
    guard comparison.verdict == .substantive, let new = StatedDate(comparison.new),
      let old = StatedDate(comparison.old),
      old.line == new.line
    else { return nil }
    let node = comparison.new.document.nodes[comparison.new.clauses[new.clause].node]
    return Diagnostic(
      .warning, "date-unchanged", "the text changed, and the day it states did not", path: version.path,
      position: SourcePosition(line: Int(node.line) + version.lineOffset, column: 1), excerpt: new.line,
      length: new.line.unicodeScalars.count, advice: "write there when the text was last changed")
  }
}
