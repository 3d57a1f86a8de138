package import Diagnostics
package import Disclosure
import Markup
package import Words

/// What a file that is published as it is leads to and loads: a page, a style sheet or a picture. Nothing can be added
/// to it, so its links must disclose themselves.
package struct FileReferences {
  package private(set) var links: [LinkOut] = []
  package private(set) var diagnostics: [Diagnostic] = []

  /// Whether the files of this name are read.
  package static func reads(_ path: String) -> Bool { Kind(path) != nil }

  private enum Kind {
    case page, picture, style

    init?(_ path: String) {
      switch path.split(separator: ".").last?.lowercased() {
      case "html", "htm", "xhtml", "xht", "shtml": self = .page
      case "svg": self = .picture
      case "css": self = .style
      default: return nil
      }
    }
  }

  /// - Parameter words: those that its links are to be disclosed in.
  package init(_ file: SourceFile, _ classifier: Classifier, _ words: Phrases) {
    switch Kind(file.path) {
    case .page: read(file, classifier, words)
    case .picture:
      read(file, classifier, words)
      reportEntities(in: file)
    case .style: readStyle(file, classifier)
    case nil: break
    }
  }

  private mutating func read(_ file: SourceFile, _ classifier: Classifier, _ words: Phrases) {
    let part = EmittedPart(file.bytes, reading: file.bytes, in: .document, classifier, words, edits: false) {
      reference in
      guard reference.use == .link, let element = reference.element else { return .asItStands }
      let link = classifier.linkOut(href: reference.address, label: element.words)
      guard let host = link.destination.foreignHost else { return .asItStands }
      let disclosed = DisclosedLink(link, words)
      if EmittedPart.isDisclosed(element, disclosed, host) { return .asItStands }
      return .refused(element.isHTML ? .undisclosed(host, disclosed.markup) : .undisclosable(host, element))
    }
    links = part.links
    diagnostics += part.refusals.map { $0.diagnostic(inRead: file) }
  }

  private mutating func readStyle(_ file: SourceFile, _ classifier: Classifier) {
    for found in StyleReferences.addresses(in: file.bytes) {
      let destination = classifier.classify(found.address)
      if destination == .invalid {
        diagnostics.append(PageFault.unreadable(found.address).at(found.range).diagnostic(inRead: file))
      }
      guard let host = destination.foreignHost else { continue }
      if classifier.allowsEmbeds(from: host) {
        links.append(classifier.embed(href: found.address, label: found.place, carriesPolicy: false))
      } else {
        diagnostics.append(PageFault.load(host, by: found.place).at(found.range).diagnostic(inRead: file))
      }
    }
  }

  /// A picture's own entities could hold addresses that nobody sees here.
  private mutating func reportEntities(in file: SourceFile) {
    guard let place = file.bytes.firstRange(of: "<!ENTITY".utf8) else { return }
    diagnostics.append(
      Diagnostic(
        .error, "svg-entity", "an entity could hide where the picture leads", in: file,
        at: place, advice: "write out what it stands for"))
  }
}
