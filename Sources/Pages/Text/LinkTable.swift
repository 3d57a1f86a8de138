package import Disclosure
import Markdown
package import Policies

/// The links and images of one text, each classified once.
package struct LinkTable: Sendable {
  /// By the node of the link or image.
  private let links: [Int: DisclosedLink]

  package subscript(node: Int) -> DisclosedLink? { links[node] }

  /// In the order of the text, without links to the page itself.
  package private(set) var outward: [LinkOut]
  /// Images that stand elsewhere and are not loaded from there.
  package let remoteImages: [LinkOut]

  /// - Parameter isCaptured: whether the text comes from elsewhere; then it loads nothing, whatever the site allows.
  package init(_ text: PolicyText, isCaptured: Bool, classifier: inout LinkClassifier) {
    var links: [Int: DisclosedLink] = [:]
    var outward: [LinkOut] = []
    var remoteImages: [LinkOut] = []
    var endOfLink = 0
    let document = text.document
    for (index, node) in document.nodes.enumerated() where node.kind == .link || node.kind == .image {
      let href = document.slice(node.text)
      let isImage = node.kind == .image
      let embed = isImage && !isCaptured ? classifier.embeddedImage(href: href) : nil
      let link = embed ?? classifier.link(href: href, label: Self.label(of: index, in: document))
      if isImage, link.link.destination.foreignHost != nil, embed == nil {
        remoteImages.append(link.link)
        // A link cannot stand inside another: there the image is only words.
        if index < endOfLink { continue }
      }
      if !isImage { endOfLink = Int(node.end) }
      links[index] = link
      if link.link.destination != .samePage { outward.append(link.link) }
    }
    self.links = links
    self.outward = outward
    self.remoteImages = remoteImages
  }

  /// Adds what the text's raw HTML leads to, as the pages show it.
  package mutating func add(_ links: [LinkOut]) {
    guard !links.isEmpty else { return }
    let known = Set(outward)
    outward += links.filter { !known.contains($0) }
  }

  /// The images that an author would have to host, allow, or link to.
  package var refusals: [Refusal] {
    remoteImages.compactMap { image in image.destination.foreignHost.map { .image(image.href, from: $0) } }
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
