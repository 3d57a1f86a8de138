package import Disclosure
import Markdown
package import Policies

/// The links and images of one text, each classified once.
package struct LinkTable: Sendable {
  /// By the node of the link or image.
  private let links: [Int: DisclosedLink]

  package subscript(node: Int) -> DisclosedLink? { links[node] }

  /// In the order of the text, without links to the page itself.
  package let outward: [LinkOut]

  package init(_ text: PolicyText, classifier: inout LinkClassifier) {
    var links: [Int: DisclosedLink] = [:]
    var outward: [LinkOut] = []
    let document = text.document
    for (index, node) in document.nodes.enumerated() where node.kind == .link || node.kind == .image {
      let link = classifier.link(href: document.slice(node.text), label: Self.label(of: index, in: document))
      links[index] = link
      if link.link.destination != .samePage { outward.append(link.link) }
    }
    self.links = links
    self.outward = outward
  }

  /// The words of a link; mostly they are one text.
  private static func label(of index: Int, in document: Document) -> ArraySlice<UInt8> {
    let node = document.nodes[index]
    if Int(node.end) == index + 2, document.nodes[index + 1].kind == .text { return document.literal(index + 1) }
    return ArraySlice(Array(document.plainText(of: index).utf8))
  }

  /// Registrable domains of third parties.
  package var thirdParties: Set<String> { Set(outward.compactMap { $0.destination.party?.domain }) }
}
