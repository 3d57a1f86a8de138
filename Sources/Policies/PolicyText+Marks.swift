import Markdown

/// What a page shows before and behind a clause that is not among its own words.
extension PolicyText {
  /// The box of a task, `[x] ` where it is done; empty on anything but the first clause of a task's item.
  package func lead(of clause: Clause) -> String {
    guard let container = clause.container.map({ containers[$0] }), clause.node == container.node + 1 else { return "" }
    let item = document.nodes[container.node]
    guard item.kind == .item, item.flags.contains(.task) else { return "" }
    return item.flags.contains(.checked) ? "[x] " : "[ ] "
  }

  /// The arrows back to the references of a footnote, behind its last paragraph; else empty.
  package func tail(of clause: Clause) -> String {
    guard clause.kind == .paragraph, let container = clause.container.map({ containers[$0] }),
      container.kind == .footnoteDefinition,
      document.nodes[clause.node].end == document.nodes[container.node].end,
      clause.inlines.upperBound == Int(document.nodes[clause.node].end)
    else { return "" }
    let references = max(1, document.nodes[container.node].ordinal)
    return (1...references).map { $0 > 1 ? " ↩\($0)" : " ↩" }.joined()
  }
}
