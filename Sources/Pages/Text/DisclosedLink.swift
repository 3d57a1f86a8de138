package import Disclosure
import Markdown

/// A link with the markup that discloses it, made once for all pages that hold it.
package struct DisclosedLink: Sendable {
  package let link: LinkOut
  /// `<a href="…` without the closing quote; empty where the address depends on the page.
  let opening: [UInt8]
  /// What the element says of the destination: `rel`, `referrerpolicy`, `data-linkout`.
  let attributes: [UInt8]
  /// What stands behind the words: the host, a warning, the mark of an affiliate.
  let notes: [UInt8]
  /// The same for redlines, which keep notes apart from the compared words.
  let redlineNotes: [UInt8]

  init(_ link: LinkOut) {
    self.link = link
    var opening = HTMLBuffer()
    switch link.destination {
    case .thirdParty, .firstParty, .contact:
      opening.raw("<a href=\"")
      opening.address(link.address)
    case .samePage, .sameSite, .other, .invalid: break
    }
    self.opening = opening.bytes
    var attributes = HTMLBuffer()
    if let host = link.destination.foreignHost { Self.writeAttributes(link, host, &attributes) }
    self.attributes = attributes.bytes
    notes = Self.notes(link, noteClass: "")
    redlineNotes = Self.notes(link, noteClass: " redline-note")
  }

  /// A link that a page makes of its own accord; where it leads to no other site, only its address.
  func write(into html: inout HTMLBuffer) {
    guard link.destination.foreignHost != nil else { return html.text(link.href) }
    html.raw(opening)
    html.raw("\"")
    html.raw(attributes)
    html.raw(">")
    html.text(link.label)
    html.raw(notes)
    html.raw("</a>")
  }

  private static func writeAttributes(_ link: LinkOut, _ host: String, _ html: inout HTMLBuffer) {
    if !link.rel.isEmpty {
      html.raw(" rel=\"")
      html.text(link.rel)
      html.raw("\"")
    }
    if let policy = link.referrerPolicy {
      html.raw(" referrerpolicy=\"")
      html.raw(policy.rawValue)
      html.raw("\"")
    }
    html.raw(" data-linkout=\"")
    html.text(host)
    html.raw("\"")
  }

  private static func notes(_ link: LinkOut, noteClass: String) -> [UInt8] {
    guard let host = link.destination.foreignHost else { return [] }
    var html = HTMLBuffer()
    if let named = link.misleading {
      html.raw("<span class=\"linkout-warning\(noteClass)\"> leads to ")
      html.text(host)
      html.raw(", not to ")
      html.text(named)
      html.raw("</span>")
    } else if !link.hostIsInText {
      html.raw("<span class=\"linkout\(noteClass)\"> (")
      html.text(host)
      html.raw(")</span>")
    }
    if link.isAffiliate { html.raw("<span class=\"affiliate\(noteClass)\"> affiliate link</span>") }
    return html.bytes
  }
}

/// A classifier that remembers its answers: the versions of a policy hold the same links again and again.
package struct LinkClassifier: Sendable {
  private struct Key: Hashable {
    let href: ArraySlice<UInt8>
    let label: ArraySlice<UInt8>
  }

  private let classifier: Classifier
  private var answers: [Key: DisclosedLink] = [:]

  package init(_ classifier: Classifier) { self.classifier = classifier }

  /// - Parameters:
  ///   - href: the address, UTF-8.
  ///   - label: the words of the link, UTF-8.
  package mutating func link(href: ArraySlice<UInt8>, label: ArraySlice<UInt8>) -> DisclosedLink {
    let key = Key(href: href, label: label)
    if let answer = answers[key] { return answer }
    let answer = DisclosedLink(
      classifier.linkOut(href: String(decoding: href, as: UTF8.self), label: String(decoding: label, as: UTF8.self)))
    // The key must not keep the whole text alive that the slices are cut from.
    answers[Key(href: ArraySlice(Array(href)), label: ArraySlice(Array(label)))] = answer
    return answer
  }
}
