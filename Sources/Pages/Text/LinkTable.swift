package import Disclosure
import Markdown
package import Policies

/// The links and images of one text, each classified once.
package struct LinkTable: Sendable {
  /// By the node of the link or image.
  private let links: [Int: LinkOut]

  package subscript(node: Int) -> LinkOut? { links[node] }

  /// In the order of the text, without links to the page itself.
  package let outward: [LinkOut]

  package init(_ text: PolicyText, classifier: inout LinkClassifier) {
    var links: [Int: LinkOut] = [:]
    var outward: [LinkOut] = []
    let document = text.document
    for (index, node) in document.nodes.enumerated() where node.kind == .link || node.kind == .image {
      let link = classifier.linkOut(href: document.string(node.text), label: document.plainText(of: index))
      links[index] = link
      if link.destination != .samePage { outward.append(link) }
    }
    self.links = links
    self.outward = outward
  }

  /// Registrable domains of third parties.
  package var thirdParties: Set<String> { Set(outward.compactMap { $0.destination.party?.domain }) }
}

/// A classifier that remembers its answers: the versions of a policy hold the same links again and again.
package struct LinkClassifier: Sendable {
  private struct Key: Hashable {
    let href: String
    let label: String
  }

  private let classifier: Classifier
  private var answers: [Key: LinkOut] = [:]

  package init(_ classifier: Classifier) { self.classifier = classifier }

  package mutating func linkOut(href: String, label: String) -> LinkOut {
    let key = Key(href: href, label: label)
    if let answer = answers[key] { return answer }
    let answer = classifier.linkOut(href: href, label: label)
    answers[key] = answer
    return answer
  }
}
