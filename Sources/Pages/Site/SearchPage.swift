import Markdown
package import Policies
package import SitePaths
import Themes
import Words

/// A heading of a text as a list of what can be found shows it.
package struct FoundHeading: Sendable {
  let title: String
  let anchor: String

  /// The headings of a text's sections and of those inside them.
  package static func all(in text: PolicyText) -> [FoundHeading] {
    text.sections.filter { $0.depth <= 2 && !$0.title.isEmpty }
      .map { FoundHeading(title: $0.title, anchor: $0.anchor) }
  }
}

/// Everything that readers can look for: the policies with the headings of their texts in force, their versions, the pages.
///
/// It is a list that needs no script. A script narrows it, and puts the answers of an index above it if there is one.
package struct SearchPage {
  package static func path(in edition: Edition) -> SitePath { edition.page("search") }
  /// Where Pagefind puts its index, and the script that reads it.
  package static let index = SitePath("pagefind/pagefind.js")

  private let path: SitePath
  private let language: String
  /// The site's own: that of a policy that says no other.
  private let mainLanguage: String
  private let policies: [Policy]
  private let headings: [Policy.ID: [FoundHeading]]
  private let pages: [(card: PageCard, headings: [FoundHeading])]
  private let hasIndex: Bool

  /// More versions than these are found by the histories of their policies.
  package static let mostVersions = 1_000

  /// - Parameters:
  ///   - headings: of the texts in force.
  ///   - hasIndex: whether there is an index of the texts.
  package init(
    of edition: Edition, ofSiteIn mainLanguage: String, _ policies: [Policy], _ headings: [Policy.ID: [FoundHeading]],
    _ pages: [(card: PageCard, headings: [FoundHeading])], hasIndex: Bool
  ) {
    path = Self.path(in: edition)
    language = edition.language
    self.mainLanguage = mainLanguage
    self.policies = policies
    self.headings = headings
    self.pages = pages
    self.hasIndex = hasIndex
  }

  package func html(in shell: inout PageShell) -> [UInt8] {
    let context = shell.context
    let words = context.words()
    var view = View(["title": words(.search), "intro": words(.searchIntro)])
    if hasIndex { view["index"] = Self.index.href(from: path) }
    view.slot("list")
    var info = PageInfo(
      path: path, title: PageTitle.make(words(.search), in: context.title),
      description: words(.searchDescription, .site(context, shortenedTo: 100)),
      kind: "search")
    info.schemaType = "CollectionPage"
    return shell.render(info, layout: "search", view, slots: ["list": list(in: context, words)])
  }

  // MARK: The list

  private var namesVersions: Bool { policies.reduce(0) { $0 + $1.versions.count } <= Self.mostVersions }

  private func list(in context: SiteContext, _ words: Phrases) -> [UInt8] {
    let day = context.asOf
    var html = HTMLBuffer(capacity: 16_384)
    section(words(.policies), policies, &html) { policy, html in
      guard let place = policy.indexOfCurrent(on: day) ?? policy.versions.indices.first else { return }
      let version = policy.versions[place]
      let status = policy.status(of: place, on: day)
      open(SearchMarks(policy, version, status, words), &html)
      write(words.isolated(policy.title), PolicyPaths(policy.id).current, in: foreignLanguage(of: policy), &html)
      write(status, words.status(status, of: version), &html)
      if let language = foreignLanguage(of: policy) { write(context.name(of: language), in: language, &html) }
      write(headings[policy.id] ?? [], of: PolicyPaths(policy.id).current, words, &html)
    }
    section(words(.versions), namesVersions ? policies.filter { $0.versions.count > 1 } : [], &html) { policy, html in
      for (index, version) in policy.versions.enumerated().reversed() {
        let status = policy.status(of: index, on: day)
        open(SearchMarks(policy, version, status, words), &html)
        write(
          words.name(of: version, in: policy.title), PolicyPaths(policy.id).version(version.id),
          in: foreignLanguage(of: policy), &html)
        write(status, words.status(status, of: version), &html)
        html.raw("</li>\n")
      }
    }
    section(words(.histories), namesVersions ? [] : policies, &html) { policy, html in
      html.raw("<li>")
      write(
        words(.policyWithVersions, .title(policy.title), .count(policy.versions.count)), PolicyPaths(policy.id).history,
        &html)
      html.raw("</li>\n")
    }
    section(words(.pages), pages, &html) { page, html in
      html.raw("<li>")
      write(words.isolated(page.card.title), page.card.path, &html)
      if let description = page.card.description {
        html.raw(" <span class=\"meta\">")
        html.text(description)
        html.raw("</span>")
      }
      write(page.headings, of: page.card.path, words, &html)
    }
    return html.bytes
  }

  private func section<Element>(
    _ title: String, _ elements: [Element], _ html: inout HTMLBuffer, _ body: (Element, inout HTMLBuffer) -> Void
  ) {
    guard !elements.isEmpty else { return }
    html.raw("<section><h2>")
    html.text(title)
    html.raw("</h2>\n<ul class=\"finds\">\n")
    for element in elements { body(element, &html) }
    html.raw("</ul></section>\n")
  }

  /// What the script narrows the list by.
  private func open(_ marks: SearchMarks, _ html: inout HTMLBuffer) {
    html.raw("<li data-policy=\"")
    html.text(marks.policy)
    html.raw("\" data-standing=\"")
    html.text(marks.standing)
    html.raw("\" data-year=\"")
    html.text(marks.year)
    html.raw("\">")
  }

  /// The language of a policy, if it is not that of the list.
  private func foreignLanguage(of policy: Policy) -> String? {
    let own = policy.settings.language ?? mainLanguage
    return own == language ? nil : own
  }

  private func write(_ title: String, _ target: SitePath, in language: String? = nil, _ html: inout HTMLBuffer) {
    html.raw("<a href=\"")
    html.address(target.href(from: path))
    if let language {
      html.raw("\" hreflang=\"")
      html.text(language)
    }
    html.raw("\">")
    html.text(title)
    html.raw("</a>")
  }

  /// The name of a language.
  private func write(_ name: String, in language: String, _ html: inout HTMLBuffer) {
    html.raw(" <span class=\"meta\" lang=\"")
    html.text(language)
    html.raw("\">")
    html.text(name)
    html.raw("</span>")
  }

  private func write(_ status: Version.Status, _ label: String, _ html: inout HTMLBuffer) {
    html.raw(" <span class=\"status\" data-status=\"\(status.rawValue)\">")
    html.text(label)
    html.raw("</span>")
  }

  /// The headings, and the end of the element of what they are in.
  private func write(
    _ headings: [FoundHeading], of page: SitePath, _ words: Phrases, _ html: inout HTMLBuffer
  ) {
    if !headings.isEmpty {
      html.raw("<ul class=\"inline\">")
      for heading in headings {
        html.raw("<li><a href=\"")
        html.address("\(page.href(from: path))#\(heading.anchor)")
        html.raw("\">")
        words.write(foreign: heading.title, into: &html)
        html.raw("</a></li>")
      }
      html.raw("</ul>")
    }
    html.raw("</li>\n")
  }
}

/// What an index and the list know of a version besides its words.
struct SearchMarks {
  let policy: String
  let standing: String
  let year: String

  init(_ policy: Policy, _ version: Version, _ status: Version.Status, _ words: Phrases) {
    self.policy = policy.title
    standing = words.status(status, of: version)
    year = version.date.map { "\($0.year)" } ?? words(.undated)
  }
}
