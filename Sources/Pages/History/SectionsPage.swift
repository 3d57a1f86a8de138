package import Comparison
import Markdown
package import Policies
import SitePaths
import Themes
import Words

/// Which sections of a policy changed in which version: a grid with a row for each section that ever was.
///
/// Of a long history, one page sums up its years, and a page for each year shows the versions that changed something.
package struct SectionsPage {
  private let policy: Policy
  private let rows: [SectionHistory.Row]
  /// Nil for the whole history.
  private let year: Int?

  package init(_ policy: Policy, _ rows: [SectionHistory.Row], of year: Int? = nil) {
    self.policy = policy
    self.rows = rows
    self.year = year
  }

  /// More versions than these make no readable table.
  private static let mostVersions = 24

  /// The years of a long history that have pages of their own, oldest first.
  package static func years(of policy: Policy) -> [Int] {
    guard policy.versions.count > mostVersions else { return [] }
    return Set(policy.versions.compactMap { $0.date?.year }).sorted()
  }

  private var paths: PolicyPaths { PolicyPaths(policy.id) }
  private var path: SitePath { year.map(paths.sections(of:)) ?? paths.sections }

  package func html(in shell: inout PageShell) -> [UInt8] {
    let context = shell.context
    let grid = SectionGrid(policy, shownRows, columns, on: path, in: context)
    let words = context.words(in: policy.settings.language)
    var view = View([
      "title": name(policy.title, words), "policy_title": policy.title, "policy_href": paths.current.href(from: path),
      "history_href": paths.history.href(from: path), "intro": introduction(grid, words),
    ])
    view.set("years", links(words))
    view.set(
      "signs",
      grid.events.map {
        View(["kind": $0.rawValue, "count": SectionSign.text($0), "label": words(SectionSign.label($0))])
      })
    view.slot("grid")
    let title = PageTitle.shortened(policy.title, to: 56)
    var info = PageInfo(
      path: path,
      title: PageTitle.make(name(title, words), in: context.title),
      description: year.map { words(.sectionsDescriptionOfYear, .title(title), .year($0)) }
        ?? words(.sectionsDescription, .title(title)),
      kind: "sections")
    info.schemaType = "CollectionPage"
    info.language = policy.settings.language
    return shell.render(info, layout: "sections", view, slots: ["grid": grid.html()])
  }

  /// `Sections of Privacy in 2025`.
  private func name(_ title: String, _ words: Phrases) -> String {
    year.map { words(.sectionsOfInYear, .title(title), .year($0)) } ?? words(.sectionsOf, .title(title))
  }

  // MARK: What is shown

  private var years: [Int] { Self.years(of: policy) }

  private var columns: [SectionGrid.Column] {
    if year == nil, !years.isEmpty {
      return years.map { year in
        SectionGrid.Column(
          name: "\(year)", target: paths.sections(of: year),
          versions: policy.versions.indices.filter { policy.versions[$0].date?.year == year }, isYear: true)
      }
    }
    return shownVersions.map { index in
      let version = policy.versions[index]
      return SectionGrid.Column(name: version.id, target: paths.version(version.id), versions: [index])
    }
  }

  /// Those that changed a section and, where these are too many, more than its number, date or looks.
  private var shownVersions: [Int] {
    func versions(_ isTold: (SectionHistory.Event) -> Bool) -> [Int] {
      Set(rows.flatMap { $0.cells.filter { isTold($0.event) && isShown($0.version) } }.map(\.version)).sorted()
    }
    let all = versions { _ in true }
    return all.count > Self.mostVersions ? versions { $0 != .cosmetic } : all
  }

  private func isShown(_ version: Int) -> Bool { year == nil || policy.versions[version].date?.year == year }

  /// On the page of a year, those that a shown version changed.
  private var shownRows: [SectionHistory.Row] {
    guard year != nil else { return rows }
    let shown = Set(shownVersions)
    return rows.filter { $0.cells.contains { shown.contains($0.version) } }
  }

  private func introduction(_ grid: SectionGrid, _ words: Phrases) -> String {
    let versions = policy.versions.indices.filter(isShown).count
    guard let year else {
      let sections = words(.sectionsCounted, .count(rows.count))
      var sentences = [words(.sectionsInVersions, .words("sections", sections), .count(versions))]
      let left = years.isEmpty ? versions - grid.columns.count : 0
      if left > 0 { sentences.append(words(.versionsWithoutColumn, .count(left))) }
      let gone = rows.count(where: \.isRemoved)
      if gone > 0 { sentences.append(words(.sectionsGone, .count(gone))) }
      return sentences.joined(separator: " ")
    }
    let sentence = words(
      .sectionsChangedInYear, .year(year), .number("changed", shownRows.count), .number("sections", rows.count),
      .number("columns", grid.columns.count), .number("versions", versions))
    guard versions > Self.mostVersions, grid.columns.count < versions else { return sentence }
    return sentence + " " + words(.otherVersionsMinor)
  }

  private func links(_ words: Phrases) -> [View] {
    guard !years.isEmpty else { return [] }
    let all: [(String, SitePath)] =
      [(words(.allYears), paths.sections)] + years.reversed().map { ("\($0)", paths.sections(of: $0)) }
    return all.map { label, target in
      var view = View(["label": label, "href": target.href(from: path)])
      view.set("current", target == path)
      return view
    }
  }
}

/// The signs of what a version did to a section; no colour is needed to tell them apart.
enum SectionSign {
  static func text(_ event: SectionHistory.Event) -> String {
    switch event {
    case .new: "+"
    case .changed: "±"
    case .moved: "↕"
    case .cosmetic: "≈"
    case .removed: "−"
    }
  }

  /// For those who hear the sign.
  static func word(_ event: SectionHistory.Event) -> Phrase {
    switch event {
    case .new: .sectionNew
    case .changed: .sectionChanged
    case .moved: .sectionMoved
    case .cosmetic: .sectionCosmetic
    case .removed: .sectionRemoved
    }
  }

  static func label(_ event: SectionHistory.Event) -> Phrase {
    switch event {
    case .new, .removed: word(event)
    case .changed: .signChanged
    case .moved: .signMoved
    case .cosmetic: .signCosmetic
    }
  }
}
