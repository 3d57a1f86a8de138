import Disclosure
import Markdown
import Words

/// What stands in the margin beside a link that leaves the site: who its destination is, and what it learns that others
/// do not. Where there is no margin it is not shown, and screen readers pass over it everywhere: the host stands behind
/// the words of the link, and the rest in the list at the end of the page.
struct MarginNote {
  private let host: String
  private let lines: [String]

  /// Nil for a link that stays on the site.
  init?(of link: LinkOut, _ words: Phrases, _ catalogue: Catalogue) {
    guard case .thirdParty = link.destination, let host = link.destination.foreignHost else { return nil }
    let entry = catalogue.entry(forHost: host)
    self.host = host
    let known = [entry?.name, entry?.relationship].compactMap { $0 }
    lines =
      (known.isEmpty ? [] : [words.series(known.map(words.isolated))]) + words.sentences(Exposure.beyondShared([link]))
  }

  func html() -> [UInt8] {
    var html = HTMLBuffer(capacity: 256)
    html.raw("<small class=\"leads-to\" aria-hidden=\"true\" data-pagefind-ignore><b>")
    html.text(host)
    html.raw("</b>")
    for line in lines {
      html.raw(" <span>")
      html.text(line)
      html.raw("</span>")
    }
    html.raw("</small>")
    return html.bytes
  }
}
