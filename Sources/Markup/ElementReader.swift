import CGumbo

/// Finds the addresses of one element.
struct ElementReader {
  private let node: HTMLNode
  private let tree: HTMLTree
  private let element: GumboElement
  private let leavesOut: Set<String>
  private let name: String
  private let isHTML: Bool
  private let attributes: [Element.Attribute]

  init(_ element: GumboElement, _ node: HTMLNode, _ tree: HTMLTree, leavingOut noteClasses: Set<String>) {
    self.node = node
    self.tree = tree
    self.element = element
    leavesOut = noteClasses
    name = Self.name(of: element)
    isHTML = element.tag_namespace == GUMBO_NAMESPACE_HTML
    attributes = Self.attributes(of: element, tree)
  }

  func references() -> [Reference] {
    var found: [Reference] = attributes.flatMap { references(in: $0) }
    if name == "style", let style = node.children.first, let text = style.text, let source = style.source,
      let range = tree.range(source)
    {
      found += StyleReferences.addresses(in: text).map {
        Reference(use: .load, address: $0.address, place: "\($0.place) in <style>", range: range, element: nil)
      }
    }
    return found
  }

  // MARK: Attributes

  private func references(in attribute: Element.Attribute) -> [Reference] {
    let value = attribute.value
    func reference(_ use: Reference.Use, _ address: String) -> Reference {
      Reference(
        use: use, address: address, place: "<\(name) \(attribute.name)>", range: attribute.range,
        element: snapshot())
    }
    switch (name, attribute.name) {
    // In a picture, gumbo calls `xlink:href` just `href`.
    case ("a", "href"), ("area", "href"): return [reference(.link, value)]
    case ("base", "href"): return [reference(.base, value)]
    case ("link", "href"): return isLoaded(self["rel"]) ? [reference(.load, value)] : []
    case ("form", "action"), (_, "formaction"): return [reference(.submission, value)]
    case ("a", "ping"), ("area", "ping"), (_, "attributionsrc"):
      return value.split(whereSeparator: \.isWhitespace).map { reference(.ping, String($0)) }
    case ("meta", "content"):
      guard self["http-equiv"]?.lowercased() == "refresh" else { return [] }
      return Refresh.addresses(in: value).map { reference(.redirection, $0) }
    case (_, "src"), (_, "poster"), (_, "background"), (_, "dynsrc"), (_, "lowsrc"), ("object", "data"),
      (_, "codebase"), (_, "archive"), (_, "classid"), ("html", "manifest"):
      return [reference(.load, value)]
    case (_, "srcset"), (_, "imagesrcset"): return Self.candidates(in: value).map { reference(.load, $0) }
    case (_, "srcdoc"):
      return HTMLReferences(value.utf8, in: .document).references.map { reference($0.use, $0.address) }
    case (_, "href"): return isHTML ? [] : [reference(.load, value)]
    case ("animate", "to"), ("animate", "from"), ("animate", "by"), ("set", "to"), ("animate", "values"):
      return isHTML ? [] : value.split(separator: ";").map { reference(.load, String($0)) }
    case (_, "style"): return styled(value).map { reference(.load, $0) }
    default: return isHTML ? [] : styled(value).map { reference(.load, $0) }
    }
  }

  private subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }

  private func styled(_ value: String) -> [String] {
    value.contains("(") ? StyleReferences.addresses(in: value).map(\.address) : []
  }

  /// The types of `<link>` for which a browser asks nobody; every other one is taken for one that loads.
  private static let idleLinks: Set<String> = [
    "alternate", "amphtml", "author", "bookmark", "canonical", "edit", "external", "first", "help", "hub", "index",
    "last", "latest-version", "license", "me", "memento", "micropub", "next", "nofollow", "noopener", "noreferrer",
    "original", "pingback", "predecessor-version", "prev", "privacy-policy", "search", "self", "shortlink",
    "successor-version", "tag", "terms-of-service", "timegate", "timemap", "up", "version-history", "webmention",
    "working-copy", "authorization_endpoint", "token_endpoint",
  ]

  private func isLoaded(_ rel: String?) -> Bool {
    (rel ?? "").lowercased().split(whereSeparator: \.isWhitespace).contains { !Self.idleLinks.contains(String($0)) }
  }

  /// The addresses of a `srcset`: each up to a blank, whatever commas it holds, then a size up to a comma.
  private static func candidates(in value: String) -> [String] {
    var found: [String] = []
    var rest = value[...]
    while true {
      rest = rest.drop { $0.isWhitespace || $0 == "," }
      guard !rest.isEmpty else { return found }
      let word = rest.prefix { !$0.isWhitespace }
      rest = rest[word.endIndex...]
      let address = String(word).replacing(#/,+$/#, with: "")
      if address.count == word.count { rest = rest.drop { $0 != "," } }
      found.append(address)
    }
  }

  // MARK: The element itself

  private func snapshot() -> Element? {
    guard let startTag = tree.range(element.original_tag) else { return nil }
    let (words, notes) = name == "a" ? self.words() : ("", "")
    return Element(
      name: name, isHTML: isHTML, attributes: attributes, startTag: startTag,
      endTag: isClosedByItself ? tree.range(element.original_end_tag) : nil, words: words, notes: notes)
  }

  /// Whether its own end tag closes it, and not that of an element around it.
  private var isClosedByItself: Bool {
    let tag = element.original_end_tag
    return UnsafeRawBufferPointer(start: tag.data, count: tag.length).dropFirst(2).prefix(name.utf8.count)
      .elementsEqual(name.utf8) { $0 | 0x20 == $1 | 0x20 }
  }

  private func words() -> (String, notes: String) {
    var (words, notes) = ("", "")
    var waiting: [(node: HTMLNode, isNote: Bool)] = node.children.reversed().map { ($0, false) }
    while let (next, isInNote) = waiting.popLast() {
      if let text = next.text {
        if isInNote { notes += text } else { words += text }
      }
      guard let element = next.element else { continue }
      let attributes = Self.attributes(of: element, tree)
      let classes = attributes.first { $0.name == "class" }?.value.split(whereSeparator: \.isWhitespace) ?? []
      let isNote = isInNote || classes.contains { leavesOut.contains(String($0)) }
      if element.tag == GUMBO_TAG_IMG, !isNote, let alternative = attributes.first(where: { $0.name == "alt" }) {
        words += alternative.value
      }
      waiting += next.children.reversed().map { ($0, isNote) }
    }
    return (words, notes)
  }

  private static func name(of element: GumboElement) -> String {
    if element.tag != GUMBO_TAG_UNKNOWN { return String(cString: gumbo_normalized_tagname(element.tag)) }
    var piece = element.original_tag
    gumbo_tag_from_original_text(&piece)
    guard let data = piece.data else { return "" }
    return String(decoding: UnsafeRawBufferPointer(start: data, count: piece.length), as: UTF8.self).lowercased()
  }

  private static func attributes(of element: GumboElement, _ tree: HTMLTree) -> [Element.Attribute] {
    HTMLNode.items(element.attributes).compactMap { item in
      let attribute = item.assumingMemoryBound(to: GumboAttribute.self).pointee
      guard let name = tree.range(attribute.original_name) else { return nil }
      let value = tree.range(attribute.original_value) ?? name
      return Element.Attribute(
        name: String(cString: attribute.name).lowercased(), value: String(cString: attribute.value),
        range: name.lowerBound..<max(name.upperBound, value.upperBound))
    }
  }
}
