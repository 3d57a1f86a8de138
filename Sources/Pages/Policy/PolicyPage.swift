package import Disclosure
import Foundation
import Markdown
package import Policies

/// The page of one version of a policy: in force, archived, upcoming, captured, or the draft.
package struct PolicyPage {
  /// Where the version is shown.
  package enum Role: Sendable {
    /// At the policy's own address.
    case current
    /// Among the archived versions.
    case archived
    case draft
  }

  private let policy: Policy
  private let version: Version
  private let role: Role
  private let text: PolicyText
  private let links: LinkTable
  private let allowsRawHTML: Bool
  private let notes: LineageNotes?

  /// - Parameter notes: since when its clauses stand; on the page of the version in force only.
  package init(
    _ policy: Policy, _ version: Version, as role: Role, text: PolicyText, links: LinkTable, allowsRawHTML: Bool,
    notes: LineageNotes? = nil
  ) {
    self.notes = notes
    self.policy = policy
    self.version = version
    self.role = role
    self.text = text
    self.links = links
    self.allowsRawHTML = allowsRawHTML
  }

  package func html(in shell: inout PageShell) -> [UInt8] {
    let context = shell.context
    let path = self.path
    let fragments = TextFragments(
      text, links: links, on: path, in: context, allowsRawHTML: allowsRawHTML, omitsTitle: text.titleNode != nil,
      notes: notes)
    var view = View([
      "title": text.title ?? policy.title, "kind_label": policy.kindLabel,
      "status": VersionLabel.status(status(on: context.asOf), of: version), "summary": VersionLabel.summary(version),
    ])
    let translation = TranslationNotes(policy, version, on: path, in: context)
    translation.describe(in: &view)
    if translation.lag == nil { view.set("banner", banner(from: path, context)) }
    view.set("dates", VersionLabel.dates(version))
    view.set("nav", navigation(from: path, context))
    let index = policy.versions.firstIndex { $0.id == version.id }
    view.set("older", index.flatMap { $0 > 0 ? neighbour(policy.versions[$0 - 1], from: path) : nil })
    view.set(
      "newer", index.flatMap { $0 + 1 < policy.versions.count ? neighbour(policy.versions[$0 + 1], from: path) : nil })
    if fragments.repairs > 0 {
      let characters = fragments.repairs == 1 ? "1 garbled character is" : "\(fragments.repairs) garbled characters are"
      view.set(
        "repairs",
        View([
          "count": "\(fragments.repairs)",
          "text": "\(characters) shown repaired and marked; the archived file is unchanged.",
        ]))
    }
    view.set("search", marks(context))
    view.set("has_lineage", notes != nil)
    view.set("has_contents", !fragments.contents.isEmpty)
    for slot in ["contents", "body"] { view.slot(slot) }
    var slots = ["contents": fragments.contents, "body": fragments.body]
    view.set("provenance", provenance(context, &slots))
    return shell.render(info(context), layout: "policy", view, slots: slots, links: links.outward)
  }

  private var path: SitePath {
    let paths = PolicyPaths(policy.id)
    switch role {
    case .current: return paths.current
    case .archived: return paths.version(version.id)
    case .draft: return paths.draft
    }
  }

  private func status(on day: CalendarDate) -> Version.Status {
    guard let index = policy.versions.firstIndex(where: { $0.id == version.id }) else { return .draft }
    return policy.status(of: index, on: day)
  }

  private func info(_ context: SiteContext) -> PageInfo {
    let paths = PolicyPaths(policy.id)
    let title = PageTitle.shortened(policy.title, to: 56)
    let what: String
    let description: String
    let about = policy.settings.description.map { PageTitle.shortened($0, to: 160) }
    switch role {
    case .current:
      what = title
      description =
        about.map { "\(title): \($0)" }
        ?? "\(title), the text \(version.isCaptured ? "as last captured" : "in force"), with its history and what changed in each version."
    case .archived:
      what = "\(title), \(VersionLabel.phrase(version).dropFirst(4))"
      description =
        "\(title) in \(VersionLabel.phrase(version)): the archived text, with its dates and where its links lead."
    case .draft:
      what = "\(title), draft"
      description = "The working text of \(title). It is not in force."
    }
    var info = PageInfo(
      path: path, title: PageTitle.make(what, in: context.title), description: description,
      kind: bodyClass(on: context.asOf))
    info.language = policy.settings.language
    info.openGraphType = "article"
    info.isIndexed = role != .draft
    info.datePublished = version.dates.published?.description ?? version.dates.archived?.description
    info.dateModified = version.date?.description
    info.feeds = paths.feeds(of: title)
    return info
  }

  /// What an index is told of the text; nil where the text is found at another address, or is a draft.
  private func marks(_ context: SiteContext) -> View? {
    let status = status(on: context.asOf)
    guard context.search == .pagefind, role == .current || role == .archived && status != .current else { return nil }
    let marks = SearchMarks(policy, version, status)
    return View([
      "name": role == .current ? policy.title : "\(policy.title), \(VersionLabel.text(version))",
      "policy": marks.policy,
      "standing": marks.standing, "year": marks.year,
    ])
  }

  private func bodyClass(on day: CalendarDate) -> String {
    switch (role, status(on: day)) {
    case (.current, _): "policy"
    case (.draft, _): "draft"
    case (_, .upcoming): "upcoming"
    default: "version"
    }
  }

  // MARK: Parts

  private func banner(from path: SitePath, _ context: SiteContext) -> View? {
    let current = policy.indexOfCurrent(on: context.asOf).map { policy.versions[$0] }
    func banner(_ tone: String, _ text: String, _ link: String?) -> View {
      var view = View(["tone": tone, "text": text])
      view.set("link", link.map { View(["href": PolicyPaths(policy.id).current.href(from: path), "label": $0]) })
      view.set("changes", changes(from: path, context))
      return view
    }
    switch (role, status(on: context.asOf)) {
    case (.draft, _):
      return banner(
        "warning", "This is a draft. It is not in force.", current == nil ? nil : "Read the version in force")
    case (_, .upcoming):
      let day = version.date?.inWords ?? "a day not yet set"
      guard role == .archived else {
        return banner(
          "warning",
          "No version of this policy is known for \(context.asOf.inWords). "
            + (version.isCaptured ? "The first capture is of \(day)." : "This one takes effect on \(day)."), nil)
      }
      guard !version.isCaptured else {
        return banner(
          "note", "This capture is later than \(context.asOf.inWords), the day of this site.",
          current == nil ? nil : "Read the latest capture")
      }
      return banner(
        "warning", "This version is not yet in force. It takes effect on \(day).",
        current == nil ? nil : "Read the version in force")
    case (_, .superseded) where version.isCaptured:
      return banner(
        "note", "This is the text as it was captured on \(VersionLabel.text(version)). A later capture is known.",
        "Read the latest capture")
    case (_, .superseded):
      return banner(
        "note",
        "This version is superseded\(current.map { ": the one in force is of \(VersionLabel.text($0))" } ?? "").",
        "Read the version in force")
    case (.archived, .current):
      return banner(
        "info", version.isCaptured ? "This is the latest capture known." : "This is the version in force.",
        "The address that always shows it")
    case (.current, _) where version.isCaptured:
      return banner(
        "note",
        "A third party captured this text on \(VersionLabel.text(version)). What has been published since is not known here.",
        nil)
    default: return upcomingBanner(from: path, context)
    }
  }

  /// What lies between this version and the one in force.
  private func changes(from path: SitePath, _ context: SiteContext) -> View? {
    let paths = PolicyPaths(policy.id)
    let index = policy.versions.firstIndex { $0.id == version.id }
    let current = policy.indexOfCurrent(on: context.asOf)
    let redline =
      index.map { paths.redlineWithCurrent(of: policy, $0, on: context.asOf) }
      ?? current.map { paths.redline(policy.versions[$0].id, version.id) }
    guard let redline, context.knownPaths.contains(redline) else { return nil }
    let label =
      index == nil ? "What would change" : index ?? 0 < current ?? 0 ? "What changed since" : "What will change"
    return View(["href": redline.href(from: path), "label": label])
  }

  /// Tells readers of the version in force that another is coming.
  private func upcomingBanner(from path: SitePath, _ context: SiteContext) -> View? {
    guard let current = policy.indexOfCurrent(on: context.asOf), current + 1 < policy.versions.count else { return nil }
    let next = policy.versions[current + 1]
    guard next.dates.published.map({ $0 <= context.asOf }) ?? false else { return nil }
    var view = View(["tone": "info", "text": "A new version takes effect on \(VersionLabel.text(next))."])
    let paths = PolicyPaths(policy.id)
    let redline = paths.redline(version.id, next.id)
    let hasRedline = context.knownPaths.contains(redline)
    view.set(
      "link",
      View([
        "href": (hasRedline ? redline : paths.version(next.id)).href(from: path),
        "label": hasRedline ? "See what will change" : "Read it",
      ]))
    return view
  }

  private func neighbour(_ other: Version, from path: SitePath) -> View {
    View(["href": PolicyPaths(policy.id).version(other.id).href(from: path), "label": VersionLabel.text(other)])
  }

  private func navigation(from path: SitePath, _ context: SiteContext) -> [View] {
    let paths = PolicyPaths(policy.id)
    func entry(_ label: String, _ target: SitePath, _ rel: String) -> View {
      var view = View(["label": label, "href": target.href(from: path), "rel": rel])
      view.set("current", target == path)
      return view
    }
    var entries: [View] = []
    entries.append(
      entry(
        role == .current ? "This version" : policy.isCaptured ? "Latest capture" : "Version in force", paths.current,
        "latest-version"))
    entries.append(entry("History", paths.history, "version-history"))
    if let previous, context.knownPaths.contains(paths.redline(previous.id, version.id)) {
      entries.append(
        entry(
          "Changes since \(VersionLabel.text(previous))", paths.redline(previous.id, version.id), "predecessor-version")
      )
    }
    if context.knownPaths.contains(paths.compare) {
      entries.append(entry("Compare versions", paths.compare, "related"))
    }
    if role != .draft { entries.append(entry("Markdown source", paths.source(version.id), "alternate")) }
    return entries
  }

  /// The version that this one follows; the draft follows the newest.
  private var previous: Version? {
    guard let index = policy.versions.firstIndex(where: { $0.id == version.id }) else { return policy.versions.last }
    return index > 0 ? policy.versions[index - 1] : nil
  }

  /// `12 September 2009, 22:52 UTC`; anything that is no RFC 3339 time stays as it is.
  private static func inWords(_ time: String) -> String {
    guard let day = CalendarDate(time.prefix(10)) else { return time }
    let clock = time.dropFirst(11).prefix(5)
    return clock.count == 5 && time.hasSuffix("Z") ? "\(day.inWords), \(clock) UTC" : day.inWords
  }

  /// The link to the archive's copy that the page makes of its own accord.
  package static func archiveLink(of version: Version, _ classifier: Classifier) -> LinkOut? {
    version.provenance?.archive.map { classifier.linkOut(href: $0, label: "The archive’s copy") }
  }

  private func provenance(_ context: SiteContext, _ slots: inout [String: [UInt8]]) -> View? {
    guard role != .draft else { return nil }
    var view = View(["digest": version.digest.description, "check": CheckingPage.path.href(from: path)])
    guard let provenance = version.provenance else { return view }
    let captured = provenance.captured ?? version.dates.archived?.description ?? ""
    view.set("source", provenance.source.map { View(["text": $0]) })
    view.set("captured", View(["text": Self.inWords(captured), "iso": captured]))
    view["commit"] = provenance.commit
    view["converter"] = provenance.converter
    var html = HTMLBuffer()
    if let archive = Self.archiveLink(of: version, context.classifier) {
      DisclosedLink(archive).write(into: &html)
    } else {
      html.raw("none named")
    }
    view.slot("archive")
    slots["archive"] = html.bytes
    return view
  }
}
