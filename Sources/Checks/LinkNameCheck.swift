import Codings
import Diagnostics
import Markdown
import Policies

/// The words of links and images, for those who hear them alone.
enum LinkNameCheck: Check {
  static let rules: [Rule] = [
    .linkNameMissing, .linkNameVague, .linkNameAddress, .linkNameAmbiguous, .imageAltMissing, .imageAltFileName,
  ]

  private static let vague: Set<String> = [
    "here", "click here", "click", "this", "link", "this link", "this page", "page", "more", "read more", "learn more",
    "find out more", "more info", "more information", "details", "go", "see here", "see more", "at this link",
  ]

  static func run(on text: CheckedText, _ findings: inout DiagnosticCollector) {
    var places: [String: (href: String, isTold: Bool)] = [:]
    for block in text.blocks {
      for span in block.spans.sorted(by: { $0.node < $1.node }) {
        let href = text.text.document.string(text.text.document.nodes[span.node].text)
        switch span.kind {
        case .image: checkImage(span, href, in: block, &findings)
        case .link: checkLink(span, href, in: block, &places, &findings)
        default: break
        }
      }
    }
  }

  private static func checkLink(
    _ span: CheckedBlock.Span, _ href: String, in block: CheckedBlock,
    _ places: inout [String: (href: String, isTold: Bool)],
    _ findings: inout DiagnosticCollector
  ) {
    let name = normalized(block.words(of: span))
    let place = block.place(ofBytes: span.words)
    if name.isEmpty {
      // A picture's missing words are told of the picture.
      guard !block.spans.contains(where: { $0.kind == .image && $0.words == span.words }) else { return }
      findings.report(
        .linkNameMissing, "the link to \(href) has no words", at: span.place..<(span.place + 1),
        "write between [ and ] where it leads")
    } else if vague.contains(name) {
      findings.report(
        .linkNameVague, "a link that is called \"\(block.words(of: span))\" does not say where it leads", at: place,
        "let the link be the words that name its destination")
    } else if isAddress(name, of: href) {
      findings.report(
        .linkNameAddress, "the words of a link are its address", at: place,
        "write what is there, as in [the regulation](\(href))")
    } else if let other = places[name] {
      guard PercentCoding.readable(other.href) != PercentCoding.readable(href), !other.isTold else { return }
      places[name]?.isTold = true
      findings.report(
        .linkNameAmbiguous,
        "\"\(block.words(of: span))\" leads to \(href) here, and to \(other.href) before", at: place,
        "give one of the two links a name of its own")
    } else {
      places[name] = (href, false)
    }
  }

  /// Words that are another address are told of by `link-misleading`.
  private static func isAddress(_ name: String, of href: String) -> Bool {
    let isAddress = name.hasPrefix("http://") || name.hasPrefix("https://") || name.hasPrefix("www.")
    return isAddress && normalized(href).contains(name)
  }

  private static func checkImage(
    _ span: CheckedBlock.Span, _ source: String, in block: CheckedBlock, _ findings: inout DiagnosticCollector
  ) {
    let words = normalized(block.words(of: span))
    if words.isEmpty {
      findings.report(
        .imageAltMissing, "a picture has no words for those who cannot see it", at: span.place..<(span.place + 2),
        "write between [ and ] what it shows")
      return
    }
    let file = normalized(source.split(separator: "/").last.map(String.init) ?? source)
    let isName =
      words == file || !words.contains(" ") && words.wholeMatch(of: /\S+\.(png|jpe?g|gif|svg|webp|avif)/) != nil
    guard isName else { return }
    findings.report(
      .imageAltFileName, "the words of a picture are the name of its file", at: block.place(ofBytes: span.words),
      "write what the picture shows")
  }

  private static func normalized(_ name: String) -> String {
    name.lowercased().trimming { $0.isWhitespace || $0.isPunctuation || $0 == ">" }
  }
}

extension String {
  fileprivate func trimming(_ isOuter: (Character) -> Bool) -> String {
    var inner = self[...]
    while let first = inner.first, isOuter(first) { inner.removeFirst() }
    while let last = inner.last, isOuter(last) { inner.removeLast() }
    return String(inner)
  }
}

extension Rule {
  static let linkNameMissing = Rule(
    "link-name-missing", .warning, .accessibility, "A link has no text", basis: "WCAG 2.2, success criterion 2.4.4",
    why: "It is invisible, and a screen reader reads its address aloud.", wrong: "Read our terms[](/terms/).",
    right: "Read our [terms](/terms/).")
  static let linkNameVague = Rule(
    "link-name-vague", .warning, .accessibility, "The words of a link do not say where it leads",
    basis: "WCAG 2.2, success criterion 2.4.4",
    why: "Screen readers list the links of a page by their text. Ten links called “here” are useless.",
    wrong: "For our terms [click here](/terms/).", right: "Read our [terms](/terms/).")
  static let linkNameAddress = Rule(
    "link-name-address", .note, .accessibility, "The words of a link are its address",
    basis: "WCAG 2.2, success criterion 2.4.4", why: "A screen reader spells it letter by letter.",
    wrong: "<https://eur-lex.europa.eu/eli/reg/2016/679/oj>",
    right: "[the regulation](https://eur-lex.europa.eu/eli/reg/2016/679/oj)")
  static let linkNameAmbiguous = Rule(
    "link-name-ambiguous", .warning, .accessibility, "Two links with the same words lead to different places",
    basis: "WCAG 2.2, success criterion 2.4.9",
    why: "Readers who know the first expect the second to lead there too.",
    wrong: "Our [policy](/privacy/) and our [policy](/cookies/).",
    right: "Our [privacy policy](/privacy/) and our [cookie policy](/cookies/).")
  static let imageAltMissing = Rule(
    "image-alt-missing", .warning, .accessibility, "An image has no text alternative",
    basis: "WCAG 2.2, success criterion 1.1.1", why: "Readers who cannot see the image miss what it shows.",
    wrong: "![](/locker.png)", right: "![A locker with nine doors](/locker.png)")
  static let imageAltFileName = Rule(
    "image-alt-file-name", .warning, .accessibility, "The text alternative of an image is its file name",
    basis: "WCAG 2.2, success criterion 1.1.1", why: "A file name does not describe what the image shows.",
    wrong: "![IMG_2041.jpg](/IMG_2041.jpg)", right: "![A locker with nine doors](/IMG_2041.jpg)")
}
