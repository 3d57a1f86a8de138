import Diagnostics
import Disclosure
import Pages

/// What is wrong with the links of a page that is no policy.
struct LinkCheck {
  private let source: PageSource
  private let context: SiteContext
  private(set) var diagnostics: [Diagnostic] = []

  init(_ source: PageSource, _ context: SiteContext, _ classifier: inout LinkClassifier) {
    self.source = source
    self.context = context
    let links = source.page.links(&classifier)
    var seen: Set<String> = []
    for link in links.inTexts + links.inFields where seen.insert(link.href).inserted { checkTarget(of: link) }
    for link in links.inFields where link.destination.foreignHost != nil {
      report(
        "field-link-out", "a field for an address leads to another site: \"\(link.href)\"", link,
        "put the link into a Markdown field, where it is disclosed")
    }
  }

  private mutating func checkTarget(of link: LinkOut) {
    guard link.destination == .sameSite, context.target(of: link.href, from: source.page.path) == nil else { return }
    report(
      "link-broken", "\"\(link.href)\" is no page of this site", link,
      "write the address of a page from the site's root, as in /privacy/")
  }

  private mutating func report(_ rule: Diagnostic.Rule, _ message: String, _ link: LinkOut, _ advice: String) {
    let place = source.file.bytes.firstRange(of: Array(link.href.utf8)).map {
      source.file.position(ofByte: $0.lowerBound)
    }
    diagnostics.append(
      Diagnostic(
        .error, rule, message, in: source.file, at: place ?? .start, length: link.href.unicodeScalars.count,
        advice: advice))
  }
}
