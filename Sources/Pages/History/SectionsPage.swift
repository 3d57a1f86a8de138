package import Comparison
import Markdown
package import Policies

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
    let about = year.map { "\(policy.title) in \($0)" } ?? policy.title
    var view = View([
      "title": "Sections of \(about)", "policy_title": policy.title, "policy_href": paths.current.href(from: path),
      "history_href": paths.history.href(from: path), "intro": introduction(grid),
    ])
    view.set("years", links)
    view.set(
      "signs",
      grid.events.map { View(["kind": $0.rawValue, "count": SectionSign.text($0), "label": SectionSign.label($0)]) })
    view.slot("grid")
    let title = PageTitle.shortened(policy.title, to: 56)
    var info = PageInfo(
      path: path,
      title: PageTitle.make("Sections of \(title)\(year.map { " in \($0)" } ?? "")", in: context.title),
      description: "Which sections of \(title) changed in which of its versions\(year.map { " of \($0)" } ?? "").",
      kind: "sections")
    info.schemaType = "CollectionPage"
    info.language = policy.settings.language
    return shell.render(info, layout: "sections", view, slots: ["grid": grid.html()])
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

  private func introduction(_ grid: SectionGrid) -> String {
    let gone = rows.count(where: \.isRemoved)
    let versions = policy.versions.indices.filter(isShown).count
    guard let year else {
      let ever = gone == 0 ? "" : gone == 1 ? " One section is gone." : " \(gone) sections are gone."
      let left = years.isEmpty ? versions - grid.columns.count : 0
      let unchanged =
        left == 0
        ? ""
        : left == 1
          ? " One of them changed no section and has no column."
          : " \(left) of them changed no section and have no column."
      return "\(rows.count) sections in \(versions) versions.\(unchanged)\(ever)"
    }
    let words =
      "\(shownRows.count) of \(rows.count) sections changed in \(year), in \(grid.columns.count) of \(versions) versions."
    guard versions > Self.mostVersions, grid.columns.count < versions else { return words }
    return words + " The others changed nothing, or only numbers, dates or looks."
  }

  private var links: [View] {
    guard !years.isEmpty else { return [] }
    let all: [(String, SitePath)] =
      [("All years", paths.sections)] + years.reversed().map { ("\($0)", paths.sections(of: $0)) }
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
  static func word(_ event: SectionHistory.Event) -> String {
    event == .cosmetic ? "only another number, date or look" : event.rawValue
  }

  static func label(_ event: SectionHistory.Event) -> String {
    switch event {
    case .new: "new"
    case .changed: "changed, in so many places"
    case .moved: "moved, or a clause of it"
    case .cosmetic: "another number, date or look"
    case .removed: "removed"
    }
  }
}
