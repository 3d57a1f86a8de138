package import Disclosure
package import Markdown
package import Words

/// A link with the markup that discloses it, made once for all pages that hold it.
package final class DisclosedLink: Sendable {
  package let link: LinkOut
  /// `<a href="…` without the closing quote; empty where the address depends on the page.
  package let opening: [UInt8]
  /// What the element says of the destination: `rel`, `referrerpolicy`, `data-linkout`.
  package let attributes: [UInt8]
  /// What stands behind the words: the host, a warning, the mark of an affiliate.
  package let notes: [UInt8]
  /// The same for redlines, which keep notes apart from the compared words.
  package let redlineNotes: [UInt8]
  /// What stands in the margin beside it, where a page has one.
  package let marginNote: [UInt8]
  private let words: Phrases

  /// - Parameters:
  ///   - words: those of the pages that hold it.
  ///   - catalogue: what the margin says of its destination; nil for a link that never stands beside one.
  package init(_ link: LinkOut, _ words: Phrases, _ catalogue: Catalogue? = nil) {
    self.link = link
    self.words = words
    var opening = HTMLBuffer()
    switch link.destination {
    case .thirdParty, .firstParty, .contact:
      opening.raw("<a href=\"")
      opening.address(link.address)
    case .samePage, .sameSite, .other, .invalid: break
    }
    self.opening = opening.bytes
    var attributes = HTMLBuffer()
    Self.writeAttributes(link, keeping: [], &attributes)
    self.attributes = attributes.bytes
    let notes = Self.notes(of: link, words)
    self.notes = Self.markup(of: notes)
    redlineNotes = Self.markup(of: notes, noteClass: " redline-note")
    marginNote = catalogue.flatMap { MarginNote(of: link, words, $0)?.html() } ?? []
  }

  /// A link that a page makes of its own accord; where it leads to no other site, only its address.
  package func write(into html: inout HTMLBuffer) {
    guard link.destination.foreignHost != nil else { return html.text(link.href) }
    html.raw(opening)
    html.raw("\"")
    html.raw(attributes)
    html.raw(">")
    html.text(link.label)
    html.raw(notes)
    html.raw("</a>")
  }

  /// The link as a renderer writes it, for advice.
  package var markup: String {
    var html = HTMLBuffer()
    write(into: &html)
    return html.string
  }

  /// - Parameter rel: what an author says of the target, kept beside what the link must say.
  package func writeAttributes(keeping rel: [String], _ html: inout HTMLBuffer) {
    Self.writeAttributes(link, keeping: rel, &html)
  }

  private static func writeAttributes(_ link: LinkOut, keeping rel: [String], _ html: inout HTMLBuffer) {
    guard let host = link.destination.foreignHost else { return }
    let rel = (rel + [link.rel]).filter { !$0.isEmpty }
    if !rel.isEmpty {
      html.raw(" rel=\"")
      html.text(rel.joined(separator: " "))
      html.raw("\"")
    }
    if let policy = link.referrerPolicy {
      html.raw(" referrerpolicy=\"")
      html.text(policy.rawValue)
      html.raw("\"")
    }
    html.raw(" data-linkout=\"")
    html.text(host)
    html.raw("\"")
  }

  /// The notes without their markup.
  package var notesInWords: String { Self.notes(of: link, words).map(\.words).joined() }

  private static func markup(of notes: [(cssClass: String, words: String)], noteClass: String = "") -> [UInt8] {
    var html = HTMLBuffer()
    for note in notes {
      html.raw("<span class=\"\(note.cssClass)\(noteClass)\">")
      html.text(note.words)
      html.raw("</span>")
    }
    return html.bytes
  }

  private static func notes(of link: LinkOut, _ words: Phrases) -> [(cssClass: String, words: String)] {
    guard let host = link.destination.foreignHost else { return [] }
    var notes: [(String, String)] = []
    if let named = link.misleading {
      notes.append(("linkout-warning", " " + words(.leadsElsewhere, .foreign("host", host), .foreign("named", named))))
    } else if !link.hostIsInText {
      notes.append(("linkout", " (\(words.isolated(host)))"))
    }
    if link.isAffiliate { notes.append(("affiliate", " " + words(.affiliateLink))) }
    return notes
  }
}

extension DisclosedLink {
  /// What a page loads from elsewhere, with words that say so; where the page must not load it, a link to it.
  package func writeImage(_ alternative: ArraySlice<UInt8>, into html: inout HTMLBuffer) {
    guard let host = link.destination.foreignHost else { return }
    guard link.isEmbed else {
      html.raw("<span class=\"remote-image\">")
      html.raw(opening)
      html.raw("\"")
      html.raw(attributes)
      html.raw(">")
      words.writeImage(alternative, into: &html)
      html.raw(notes)
      html.raw("</a> <span class=\"linkout\">")
      words.write(.notLoaded, into: &html)
      return html.raw("</span></span>")
    }
    html.raw("<img src=\"")
    html.address(link.address)
    html.raw("\" alt=\"")
    html.text(alternative)
    html.raw("\" referrerpolicy=\"")
    html.text(link.referrerPolicy?.rawValue ?? "")
    html.raw("\" /><strong class=\"embed\"> ")
    words.write(.loadedFrom, .foreign("host", host), into: &html)
    html.raw("</strong>")
  }
}

extension Phrases {
  /// What stands for an image that is not shown: its description.
  package func writeImage(_ alternative: ArraySlice<UInt8>, into html: inout HTMLBuffer) {
    write(.imageNamed, .foreign("text", String(decoding: alternative, as: UTF8.self)), into: &html)
  }
}
