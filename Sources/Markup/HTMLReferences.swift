import CGumbo

/// Finds every address that a browser would take from some HTML: to load, to open, or to send to.
///
/// Scripts are not read: what they ask for is seen by nobody before they run.
package struct HTMLReferences {
  /// Where the bytes stand.
  package enum Place: Sendable {
    /// They are a whole document, or a picture (SVG).
    case document
    /// They stand in the body of a page.
    case body
    /// They are a part of a template, which may be a row or a cell without its table.
    case fragment
  }

  /// What more than so many bytes hold is not looked for; ask `isTooLarge` first.
  private static let maximumBytes = 16 << 20

  package static func isTooLarge(_ html: some Collection<UInt8>) -> Bool { html.count > maximumBytes }

  /// In the order of the source.
  package private(set) var references: [Reference] = []
  /// Elements that frames hold as text (`srcdoc`), and other places whose addresses have no bytes of their own.
  private let leavesOut: Set<String>

  /// - Parameter noteClasses: elements of these classes are no part of the words of a link.
  package init(_ html: some Collection<UInt8>, in place: Place, leavingOut noteClasses: Set<String> = []) {
    leavesOut = noteClasses
    guard !Self.isTooLarge(html) else { return }
    switch place {
    case .document: read(html, after: "")
    case .body: read(html, after: "<!doctype html><html><head></head><body><main>")
    case .fragment:
      // A template takes rows and cells; a body also takes what belongs to it and to the document.
      read(html, after: "<!doctype html><body><template>")
      let found = Set(references.map(\.range))
      var other = Self(html, in: .body, leavingOut: noteClasses).references
      other.removeAll { found.contains($0.range) }
      references += other
    }
    references.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
  }

  private mutating func read(_ html: some Collection<UInt8>, after before: StaticString) {
    var found: [Reference] = []
    let leavesOut = leavesOut
    HTMLTree.visit(html, after: before) { tree, root in
      var waiting = [root]
      while let node = waiting.popLast() {
        if node.isComment, let source = node.source, let range = tree.range(source) {
          found += Self.styleInstruction(
            String(decoding: html.dropFirst(range.lowerBound).prefix(range.count), as: UTF8.self), range)
        }
        if let element = node.element, !node.isRepeated {
          found += ElementReader(element, node, tree, leavingOut: leavesOut).references()
        }
        waiting += node.children.reversed()
      }
    }
    references += found
  }

  /// `<?xml-stylesheet href="…"?>`, which a parser of HTML takes for a comment.
  private static func styleInstruction(_ comment: String, _ range: Range<Int>) -> [Reference] {
    guard comment.hasPrefix("<?xml-stylesheet"), let start = comment.firstRange(of: "href=") else { return [] }
    let quoted = comment[start.upperBound...]
    guard let quote = quoted.first, quote == "\"" || quote == "'" else { return [] }
    let address = quoted.dropFirst().prefix { $0 != quote }
    return [
      Reference(use: .load, address: String(address), place: "<?xml-stylesheet?>", range: range, element: nil)
    ]
  }
}
