package import Disclosure
import Markdown
package import Markup
package import Words

/// A part of a page as it is about to be published, read once more the way a browser reads it.
///
/// Texts that the renderers write disclose their links by construction. All else goes through here: the publisher's raw
/// HTML, the blocks of marketing pages, parts of a theme. A link that leaves is given what every link out bears; what
/// would ask, tell or load something elsewhere without a click is refused, unless `site.yml` allows it.
package struct EmittedPart {
  /// The part with its links disclosed.
  package private(set) var html: [UInt8]
  /// What leads or loads elsewhere, and contacts, in the order of the part.
  package private(set) var links: [LinkOut] = []
  package private(set) var refusals: [PageFault] = []
  private let classifier: Classifier
  private let words: Phrases
  /// Turns an address of the site into one relative to the page; nil where it must stay as it is.
  private let resolve: (String) -> String?
  /// Whether addresses may hold values that are not known yet; then a link is read up to the first of them.
  private var isTemplate = false
  /// Whether something can be added to what is read.
  private var isEditable = true
  private var edits: [(range: Range<Int>, html: [UInt8])] = []

  /// The character that masks each byte of a template's tag; addresses hardly ever contain it.
  package static let filler: Character = "`"

  /// Classes of what stands inside a link to disclose it.
  static let noteClasses: Set<String> = ["linkout", "linkout-warning", "affiliate"]

  /// - Parameters:
  ///   - words: those of the page.
  ///   - resolve: turns an address of the site into one relative to the page; nil if it must stay as it is.
  package init(
    publishing html: [UInt8], _ classifier: Classifier, _ words: Phrases,
    resolving resolve: @escaping (_ address: String) -> String?
  ) {
    self.init(html, classifier, words, resolve: resolve)
    for reference in references(of: html, in: .body) { read(reference) }
    apply()
  }

  /// What is known of an address before it is read.
  package enum Reading {
    case asItStands
    /// It leads nowhere else, whatever it looks like.
    case ofTheSite
    case refused(PageFault)
  }

  /// - Parameters:
  ///   - masked: what to read in place of the part, byte for byte as long.
  ///   - isEditable: whether something can be added to the part.
  package init(
    _ html: [UInt8], reading masked: [UInt8], in place: HTMLReferences.Place, _ classifier: Classifier,
    _ words: Phrases, edits isEditable: Bool = true, judging judge: (Reference) -> Reading
  ) {
    self.init(html, classifier, words)
    self.isEditable = isEditable
    isTemplate = masked != html
    for reference in references(of: masked, in: place) {
      switch judge(reference) {
      case .asItStands: read(reference)
      case .ofTheSite: break
      case .refused(let refusal): refuse(reference, refusal)
      }
    }
    apply()
  }

  private init(
    _ html: [UInt8], _ classifier: Classifier, _ words: Phrases, resolve: @escaping (String) -> String? = { _ in nil }
  ) {
    self.html = html
    self.words = words
    self.classifier = classifier
    self.resolve = resolve
  }

  private mutating func references(of html: [UInt8], in place: HTMLReferences.Place) -> [Reference] {
    if HTMLReferences.isTooLarge(html) { refusals.append(.tooLarge) }
    return HTMLReferences(html, in: place, leavingOut: Self.noteClasses).references
  }

  private mutating func read(_ reference: Reference) {
    let words = (reference.element?.words ?? "").replacing(#/`{2,}/#, with: "…")
    let address = isTemplate ? String(reference.address.prefix { $0 != Self.filler }) : reference.address
    let link = classifier.linkOut(href: address, label: words)
    switch (reference.use, link.destination) {
    case (.base, _): refuse(reference, .base(reference.address))
    case (.link, .other(let scheme)) where ["javascript", "vbscript", "data"].contains(scheme):
      refuse(reference, .script(reference.address))
    case (_, .invalid): refuse(reference, .unreadable(reference.address))
    case (_, .other): break
    case (.link, .contact): links.append(link)
    case (_, .contact), (_, .samePage): break
    case (_, .sameSite): relate(reference)
    case (.link, .firstParty), (.link, .thirdParty): disclose(reference, link)
    case (.load, .firstParty(let host)): load(reference, from: host)
    case (.load, .thirdParty(let party)): load(reference, from: party.host)
    case (.submission, .firstParty(let host)): refuse(reference, .form(host))
    case (.submission, .thirdParty(let party)): refuse(reference, .form(party.host))
    case (.ping, .firstParty(let host)): refuse(reference, .ping(host))
    case (.ping, .thirdParty(let party)): refuse(reference, .ping(party.host))
    case (.redirection, .firstParty(let host)): refuse(reference, .redirection(host))
    case (.redirection, .thirdParty(let party)): refuse(reference, .redirection(party.host))
    }
  }

  private mutating func refuse(_ reference: Reference, _ refusal: PageFault) {
    refusals.append(refusal.found(at: reference, in: html))
  }

  // MARK: Links

  private mutating func disclose(_ reference: Reference, _ link: LinkOut) {
    guard let element = reference.element, let host = link.destination.foreignHost else { return }
    let disclosed = DisclosedLink(link, words)
    links.append(link)
    if Self.isDisclosed(element, disclosed, host) { return spell(reference, as: link.address) }
    guard element.isHTML, element.name == "a", let end = element.endTag else {
      return refuse(reference, .undisclosable(host, element))
    }
    var tag = HTMLBuffer()
    tag.raw("<a")
    let replaced: Set<String> = ["rel", "referrerpolicy", "data-linkout", "target"]
    for attribute in element.attributes where !replaced.contains(attribute.name) {
      tag.raw(" ")
      // A template's address stays: its values are filled in later.
      if attribute.range == reference.range, link.href == reference.address {
        tag.raw("href=\"")
        tag.address(link.address)
        tag.raw("\"")
      } else {
        tag.raw(html[attribute.range])
      }
    }
    disclosed.writeAttributes(keeping: Self.harmlessRel(element), &tag)
    tag.raw(">")
    edits.append((element.startTag, tag.bytes))
    edits.append((end.lowerBound..<end.lowerBound, disclosed.notes))
  }

  /// What a template has put together is an address as the ledger spells it: a blank is `%20`.
  private mutating func spell(_ reference: Reference, as address: String) {
    guard !isTemplate, isEditable, address != reference.address else { return }
    var html = HTMLBuffer()
    html.raw("href=\"")
    html.address(address)
    html.raw("\"")
    edits.append((reference.range, html.bytes))
  }

  /// Whether the element bears all that a renderer would have given it.
  static func isDisclosed(_ element: Element, _ link: DisclosedLink, _ host: String) -> Bool {
    let words = Set((element["rel"] ?? "").split(separator: " "))
    return element["data-linkout"] == host && element["referrerpolicy"] == link.link.referrerPolicy?.rawValue
      && link.link.rel.split(separator: " ").allSatisfy(words.contains) && element["target"] == nil
      && words.contains("noreferrer") == (link.link.referrerPolicy == .noReferrer)
      && (link.notesInWords.isEmpty ? element.notes.isEmpty : element.notes.hasSuffix(link.notesInWords))
  }

  /// What an author says of a link's target, without what would undo the disclosure.
  private static func harmlessRel(_ element: Element) -> [String] {
    (element["rel"] ?? "").lowercased().split(whereSeparator: \.isWhitespace).map(String.init).filter {
      !["opener", "noreferrer", "sponsored"].contains($0)
    }
  }

  /// A link inside the site works wherever the site stands.
  private mutating func relate(_ reference: Reference) {
    guard let address = resolve(reference.address), let element = reference.element,
      let attribute = element.attributes.first(where: { $0.range == reference.range }),
      ["href", "src", "poster"].contains(attribute.name)
    else { return }
    var html = HTMLBuffer()
    html.raw("\(attribute.name)=\"")
    html.text(address)
    html.raw("\"")
    edits.append((reference.range, html.bytes))
  }

  // MARK: What pages load

  /// The elements that can say how much is told of the page.
  private static let carriers: Set<String> = ["img", "iframe", "script", "link"]

  private mutating func load(_ reference: Reference, from host: String) {
    guard classifier.allowsEmbeds(from: host) else { return refuse(reference, .load(host, by: reference.place)) }
    let element = reference.element
    let carriesPolicy =
      element.map {
        $0.isHTML && Self.carriers.contains($0.name)
          && (isEditable || $0["referrerpolicy"] == classifier.policy.rawValue)
      } ?? false
    links.append(classifier.embed(href: reference.address, label: reference.place, carriesPolicy: carriesPolicy))
    guard isEditable, carriesPolicy, let element else { return }
    let policy = Array("referrerpolicy=\"\(classifier.policy.rawValue)\"".utf8)
    if let own = element.attributes.first(where: { $0.name == "referrerpolicy" }) {
      edits.append((own.range, policy))
    } else {
      let place = element.startTag.lowerBound + 1 + element.name.utf8.count
      edits.append((place..<place, Array(" ".utf8) + policy))
    }
  }

  // MARK: Edits

  private mutating func apply() {
    guard isEditable, !edits.isEmpty, refusals.isEmpty else { return }
    var edited: [UInt8] = []
    edited.reserveCapacity(html.count + edits.count * 128)
    var cursor = 0
    // An element with several references, as with `srcset`, asks for the same edit more than once.
    for edit in edits.sorted(by: {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    })
    where edit.range.lowerBound >= cursor && !(edit.range.isEmpty && edited.hasSuffix(edit.html)) {
      edited += html[cursor..<edit.range.lowerBound]
      edited += edit.html
      cursor = edit.range.upperBound
    }
    html = edited + html[cursor...]
  }
}

extension [UInt8] {
  fileprivate func hasSuffix(_ other: [UInt8]) -> Bool { !other.isEmpty && suffix(other.count).elementsEqual(other) }
}
