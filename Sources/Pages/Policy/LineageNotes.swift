package import Comparison
import Links
import Markdown
package import Policies
import SitePaths
import Words

/// What the page of the version in force says beside its clauses, when a reader asks: since which version each stands,
/// and in which its words last changed.
package struct LineageNotes: Sendable {
  let margin: MarginNotes

  /// - Parameter lineage: that of the text.
  package init(_ lineage: Lineage, of text: PolicyText, in policy: Policy, _ context: SiteContext) {
    let anchors = lineage.anchors
    var grouped: [Int: (since: Int, changed: Int, anchor: String)] = [:]
    for (index, clause) in text.clauses.enumerated() where clause.node != text.titleNode {
      let entry = lineage.entries[index]
      let node = Self.place(of: clause, in: text)
      // The lines of a recovered list share a paragraph, and so a note.
      let known = grouped[node]
      grouped[node] = (
        min(known?.since ?? entry.since, entry.since), max(known?.changed ?? 0, entry.changed),
        known?.anchor ?? anchors[index]
      )
    }
    let sentence = LineageSentence(policy, on: PolicyPaths(policy.id).current, in: context)
    let permalink = context.words(in: policy.settings.language)(.permalink)
    let notes = grouped.mapValues { note in
      var html = HTMLBuffer(capacity: 256)
      html.raw("<small class=\"since\" hidden>")
      sentence.write(since: note.since, changed: note.changed, into: &html)
      html.raw(" <a href=\"")
      html.address(PolicyPaths(policy.id).clauses.shortestHref(from: PolicyPaths(policy.id).current))
      html.raw("#\(note.anchor)\" aria-label=\"")
      html.text(permalink)
      html.raw("\">¶</a></small>")
      return html.bytes
    }
    margin = MarginNotes(notes)
  }

  private static func place(of clause: Clause, in text: PolicyText) -> Int {
    guard clause.kind == .tableRow else { return clause.node }
    return text.document.children(of: clause.node).reduce(clause.node) { $1 }
  }
}

/// “since 2024-05-25, last changed 2025-01-15”, with links to what shows it.
struct LineageSentence {
  private let policy: Policy
  private let page: SitePath
  private let context: SiteContext
  private let words: Phrases

  init(_ policy: Policy, on page: SitePath, in context: SiteContext) {
    self.policy = policy
    self.page = page
    self.context = context
    words = context.words(in: policy.settings.language)
  }

  func write(since: Int, changed: Int, into html: inout HTMLBuffer) {
    // Nobody captured what stood before the first capture.
    let isOpen = since == 0 && policy.versions[since].isCaptured
    let phrase: Phrase =
      changed > since
      ? isOpen ? .sinceOrEarlierAndChanged : .sinceAndChanged : isOpen ? .sinceOrEarlier : .since
    words.write(phrase, into: &html) { slot, html in link(to: slot == "changed" ? changed : since, &html) }
  }

  /// Of a clause that stands no more also where it was last, and where it is missing.
  func write(departed departure: Lineage.Departure, into html: inout HTMLBuffer) {
    words.write(.clauseDeparted, into: &html) { slot, html in
      switch slot {
      case "last": name(policy.versions[departure.last], &html)
      case "next": link(to: departure.last + 1, &html)
      default: write(since: departure.entry.since, changed: departure.entry.changed, into: &html)
      }
    }
  }

  /// A version's name, leading to its redline or, if that is not built, to the version itself.
  private func link(to place: Int, _ html: inout HTMLBuffer) {
    let (paths, version) = (PolicyPaths(policy.id), policy.versions[place])
    let redline = place > 0 ? paths.redline(policy.versions[place - 1].id, version.id) : nil
    let target = redline.flatMap { context.knownPaths.contains($0) ? $0 : nil } ?? paths.version(version.id)
    html.raw("<a href=\"")
    html.address(target.shortestHref(from: page))
    html.raw("\">")
    name(version, &html)
    html.raw("</a>")
  }

  private func name(_ version: Version, _ html: inout HTMLBuffer) {
    if version.date == nil { words.write(.undated, into: &html) } else { words.write(foreign: version.id, into: &html) }
  }
}
