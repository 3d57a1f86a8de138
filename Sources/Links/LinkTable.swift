package import Disclosure
import Markdown
package import Policies

/// The links and images of one text, each classified once.
package struct LinkTable: Sendable {
  /// The nodes of links and images, ascending.
  private let nodes: [Int]
  /// What each of them leads to.
  private let links: [DisclosedLink]
  /// In the order of the text, without links to the page itself.
  package private(set) var outward: [LinkOut]
  /// The same, each once.
  package private(set) var distinct: [LinkOut]
  /// Images that stand elsewhere and are not loaded from there.
  package let remoteImages: [LinkOut]

  /// - Parameter isCaptured: whether the text comes from elsewhere; then it loads nothing, whatever the site allows.
  package init(_ text: PolicyText, isCaptured: Bool, classifier: inout LinkClassifier) {
    var nodes: [Int] = []
    var links: [DisclosedLink] = []
    var (outward, distinct, remoteImages): ([LinkOut], [LinkOut], [LinkOut]) = ([], [], [])
    // The classifier makes one object for each distinct link, and the table keeps all of them.
    var seen: Set<ObjectIdentifier> = []
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
      nodes.append(index)
      links.append(link)
      guard link.link.destination != .samePage else { continue }
      outward.append(link.link)
      if seen.insert(ObjectIdentifier(link)).inserted { distinct.append(link.link) }
    }
    self.nodes = nodes
    self.links = links
    self.outward = outward
    self.distinct = distinct
    self.remoteImages = remoteImages
  }

  package subscript(node: Int) -> DisclosedLink? {
    var (low, high) = (0, nodes.count)
    while low < high {
      let middle = (low + high) / 2
      if nodes[middle] < node { low = middle + 1 } else { high = middle }
    }
    return low < nodes.count && nodes[low] == node ? links[low] : nil
  }

  /// Adds what the text's raw HTML leads to, as the pages show it.
  package mutating func add(_ links: [LinkOut]) {
    guard !links.isEmpty else { return }
    var known = Set(distinct)
    outward += links.filter { !known.contains($0) }
    distinct += links.filter { known.insert($0).inserted }
  }

  /// The images that an author would have to host, allow, or link to.
  package var refusals: [PageFault] {
    remoteImages.compactMap { image in image.destination.foreignHost.map { .image(image.href, from: $0) } }
  }

  /// Registrable domains of third parties.
  package var thirdParties: Set<String> { Set(distinct.compactMap { $0.destination.party?.domain }) }

  /// The words of a link; mostly they are one text.
  private static func label(of index: Int, in document: Document) -> ArraySlice<UInt8> {
    let node = document.nodes[index]
    if Int(node.end) == index + 2, document.nodes[index + 1].kind == .text { return document.literal(index + 1) }
    return ArraySlice(Array(document.plainText(of: index).utf8))
  }
}
