package import Disclosure
import Foundation
package import Links
import Markdown
package import Policies
import SitePaths
import Themes
package import Words

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

  /// - Parameter notes: since when its clauses exist; on the page of the version in force only.
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
    let words = context.words(in: policy.settings.language)
    let path = self.path
    let fragments = TextFragments(
      text, words, links: links, on: path, in: context, allowsRawHTML: allowsRawHTML, omitsTitle: text.titleNode != nil,
      notes: notes)
    var view = View([
      "title": text.title ?? policy.title,
      "kind_label": words.kindLabel(policy.settings.kind ?? .other, of: policy.title),
      "status": status(on: context.asOf).rawValue, "status_label": words.status(status(on: context.asOf), of: version),
      "summary": words.summary(of: version),
    ])
    let translation = TranslationNotes(policy, version, on: path, in: context, words)
    translation.describe(in: &view)
    if translation.lag == nil { view.set("banner", banner(from: path, context, words)) }
    view.set("dates", words.dates(of: version))
    view.set("nav", navigation(from: path, context, words))
    let index = policy.versions.firstIndex { $0.id == version.id }
    view.set("older", index.flatMap { $0 > 0 ? neighbour(policy.versions[$0 - 1], from: path, words) : nil })
    view.set(
      "newer",
      index.flatMap { $0 + 1 < policy.versions.count ? neighbour(policy.versions[$0 + 1], from: path, words) : nil })
    if fragments.repairs > 0 {
      view.set(
        "repairs",
        View([
          "count": "\(fragments.repairs)", "text": words(.garbledRepairedOnPage, .count(fragments.repairs)),
        ]))
    }
    view.set("search", marks(context, words))
    view.set("has_lineage", notes != nil)
    view.set("has_contents", !fragments.contents.isEmpty)
    for slot in ["contents", "body"] { view.slot(slot) }
    var slots = ["contents": fragments.contents, "body": fragments.body]
    view.set("provenance", provenance(context, words, &slots))
    return shell.render(info(context, words), layout: "policy", view, slots: slots, links: links.outward)
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

  private func info(_ context: SiteContext, _ words: Phrases) -> PageInfo {
    let paths = PolicyPaths(policy.id)
    let title = PageTitle.shortened(policy.title, to: 56)
    let what: String
    let description: String
    let about = policy.settings.description.map { PageTitle.shortened($0, to: 160) }
    switch role {
    case .current:
      what = title
      description =
        policy.lag(on: context.asOf).map { _ in
          words(
            .ownDescription, .title(title),
            .words("description", words(.translationOfVersion, .version(words.name(of: version)))))
        }
        ?? about.map { words(.ownDescription, .title(title), .foreign("description", $0)) }
        ?? words(version.isCaptured ? .textCapturedDescription : .textInForceDescription, .title(title))
    case .archived:
      what = words.title(of: version, in: title)
      description = words.description(of: version, in: title)
    case .draft:
      what = words.title(of: version, in: title)
      description = words(.draftDescription, .title(title))
    }
    var info = PageInfo(
      path: path, title: PageTitle.make(what, in: context.title), description: description,
      kind: bodyClass(on: context.asOf))
    info.runningHead = runningHead(context, words)
    info.language = policy.settings.language
    info.openGraphType = "article"
    info.isIndexed = role != .draft
    info.datePublished = version.dates.published?.description ?? version.dates.archived?.description
    info.dateModified = version.date?.description
    if !policy.versions.isEmpty { info.feeds = paths.feeds(titled: words(.changesOfPolicy, .title(title))) }
    return info
  }

  /// `Privacy policy, version of 15 January 2025, in force`.
  private func runningHead(_ context: SiteContext, _ words: Phrases) -> String {
    let title = words.title(of: version, in: policy.title)
    return role == .draft ? title : words.series([title, words.status(status(on: context.asOf), of: version)])
  }

  /// What an index learns of the text; nil if the text is found at another address, or is a draft.
  private func marks(_ context: SiteContext, _ words: Phrases) -> View? {
    let status = status(on: context.asOf)
    guard context.search == .pagefind, role == .current || role == .archived && status != .current else { return nil }
    let marks = SearchMarks(policy, version, status, words)
    return View([
      "name": role == .current ? policy.title : words.name(of: version, in: policy.title),
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

  private func banner(from path: SitePath, _ context: SiteContext, _ words: Phrases) -> View? {
    let current = policy.indexOfCurrent(on: context.asOf).map { policy.versions[$0] }
    func banner(_ tone: String, _ text: String, _ link: Phrase?) -> View {
      var view = View(["tone": tone, "text": text])
      view.set(
        "link", link.map { View(["href": PolicyPaths(policy.id).current.href(from: path), "label": words($0)]) })
      view.set("changes", changes(from: path, context, words))
      return view
    }
    let name = words.name(of: version)
    switch (role, status(on: context.asOf)) {
    case (.draft, _): return banner("warning", words(.isDraft), current.map { _ in .readInForce })
    case (_, .upcoming):
      let day = version.date == nil ? words(.dayNotSet) : name
      guard role == .archived else {
        let phrase: Phrase = version.isCaptured ? .noneCapturedYet : .noneKnownYet
        return banner("warning", words(phrase, .day(context.asOf), .version(day)), nil)
      }
      return version.isCaptured
        ? banner("note", words(.isLaterCapture, .day(context.asOf)), current.map { _ in .readLatestCapture })
        : banner("warning", words(.isNotYetInForce, .version(day)), current.map { _ in .readInForce })
    case (_, .superseded) where version.isCaptured:
      return banner("note", words(.isEarlierCapture, .version(name)), .readLatestCapture)
    case (_, .superseded):
      let text = current.map { words(.isSupersededBy, .version(words.name(of: $0))) } ?? words(.isSuperseded)
      return banner("note", text, .readInForce)
    case (.archived, .current):
      return banner("info", words(version.isCaptured ? .isLatestCapture : .isInForce), .lastingAddress)
    case (.current, _) where version.isCaptured:
      return banner("note", words(.isCapturedByOthers, .version(name)), nil)
    default: return upcomingBanner(from: path, context, words)
    }
  }

  /// What lies between this version and the one in force.
  private func changes(from path: SitePath, _ context: SiteContext, _ words: Phrases) -> View? {
    let paths = PolicyPaths(policy.id)
    let index = policy.versions.firstIndex { $0.id == version.id }
    let current = policy.indexOfCurrent(on: context.asOf)
    let redline =
      index.map { paths.redlineWithCurrent(of: policy, $0, on: context.asOf) }
      ?? current.map { paths.redline(policy.versions[$0].id, version.id) }
    guard let redline, context.knownPaths.contains(redline) else { return nil }
    let label: Phrase =
      index == nil ? .whatWouldChange : index ?? 0 < current ?? 0 ? .whatChangedSince : .whatWillChange
    return View(["href": redline.href(from: path), "label": words(label)])
  }

  /// Tells readers of the version in force that another is coming.
  private func upcomingBanner(from path: SitePath, _ context: SiteContext, _ words: Phrases) -> View? {
    guard let current = policy.indexOfCurrent(on: context.asOf), current + 1 < policy.versions.count else { return nil }
    let next = policy.versions[current + 1]
    guard next.dates.published.map({ $0 <= context.asOf }) ?? false else { return nil }
    var view = View(["tone": "info", "text": words(.newVersionComing, .version(words.name(of: next)))])
    let paths = PolicyPaths(policy.id)
    let redline = paths.redline(version.id, next.id)
    let hasRedline = context.knownPaths.contains(redline)
    view.set(
      "link",
      View([
        "href": (hasRedline ? redline : paths.version(next.id)).href(from: path),
        "label": words(hasRedline ? .seeWhatWillChange : .readIt),
      ]))
    return view
  }

  private func neighbour(_ other: Version, from path: SitePath, _ words: Phrases) -> View {
    View(["href": PolicyPaths(policy.id).version(other.id).href(from: path), "label": words.name(of: other)])
  }

  private func navigation(from path: SitePath, _ context: SiteContext, _ words: Phrases) -> [View] {
    let paths = PolicyPaths(policy.id)
    func entry(_ label: String, _ target: SitePath, _ rel: String) -> View {
      var view = View(["label": label, "href": target.href(from: path), "rel": rel])
      view.set("current", target == path)
      return view
    }
    // The draft of a policy that was never published stands alone.
    if policy.versions.isEmpty { return [entry(words(.thisVersion), path, "working-copy")] }
    var entries: [View] = []
    let view: Phrase =
      policy.isCaptured
      ? .viewLatestCapture : policy.lag(on: context.asOf) == nil ? .viewInForce : .viewNewestTranslation
    entries.append(entry(words(role == .current ? .thisVersion : view), paths.current, "latest-version"))
    entries.append(entry(words(.history), paths.history, "version-history"))
    if let previous, context.knownPaths.contains(paths.redline(previous.id, version.id)) {
      entries.append(
        entry(
          words(.changesSinceVersion, .version(words.name(of: previous))), paths.redline(previous.id, version.id),
          "predecessor-version"))
    }
    if context.knownPaths.contains(paths.compare) {
      entries.append(entry(words(.compareVersions), paths.compare, "related"))
    }
    if role != .draft { entries.append(entry(words(.markdownSource), paths.source(version.id), "alternate")) }
    return entries
  }

  /// The version that this one follows; the draft follows the newest.
  private var previous: Version? {
    guard let index = policy.versions.firstIndex(where: { $0.id == version.id }) else { return policy.versions.last }
    return index > 0 ? policy.versions[index - 1] : nil
  }

  /// `12 September 2009, 22:52 UTC`; anything that is no RFC 3339 time stays as it is.
  private static func inWords(_ time: String, _ words: Phrases) -> String {
    guard let day = CalendarDate(time.prefix(10)) else { return time }
    let clock = time.dropFirst(11).prefix(5)
    return clock.count == 5 && time.hasSuffix("Z")
      ? words(.dateAndTime, .day(day, as: "date"), .words("time", String(clock))) : words.date(day)
  }

  /// The link to the archive's copy that the page makes of its own accord.
  package static func archiveLink(of version: Version, _ classifier: Classifier, _ words: Phrases) -> LinkOut? {
    version.provenance?.archive.map { classifier.linkOut(href: $0, label: words(.archivesCopy)) }
  }

  private func provenance(_ context: SiteContext, _ words: Phrases, _ slots: inout [String: [UInt8]]) -> View? {
    guard role != .draft else { return nil }
    var view = View(["digest": version.digest.description, "check": CheckingPage.path.href(from: path)])
    guard let provenance = version.provenance else { return view }
    let captured = provenance.captured ?? version.dates.archived?.description ?? ""
    view.set("source", provenance.source.map { View(["text": $0]) })
    view.set("captured", View(["text": Self.inWords(captured, words), "iso": captured]))
    view["commit"] = provenance.commit
    view["converter"] = provenance.converter
    var html = HTMLBuffer()
    if let archive = Self.archiveLink(of: version, context.classifier, words) {
      DisclosedLink(archive, words).write(into: &html)
    } else {
      words.write(.noneNamed, into: &html)
    }
    view.slot("archive")
    slots["archive"] = html.bytes
    return view
  }
}
