import Comparison
package import Policies
import SitePaths
import Themes
import Words

/// Any version of a policy against any other: the redlines that are pages, and how to get to the rest.
///
/// Where any two versions have a redline, a matrix links them all; else a list links those of each version. A script
/// adds two lists to choose from, out of the links that stand here.
package struct ComparePage {
  private let policy: Policy
  private let versions: [Version]
  private let pairs: [[Int]: ComparedPair]

  /// - Parameter summaries: one for each version, oldest first.
  package init(_ policy: Policy, _ summaries: [VersionSummary]) {
    self.policy = policy
    versions = summaries.map(\.version)
    pairs = Dictionary(
      summaries.flatMap(\.pairs).map { ([$0.older, $0.newer], $0) }, uniquingKeysWith: { first, _ in first })
  }

  private var paths: PolicyPaths { PolicyPaths(policy.id) }
  /// Whether every two versions have been compared.
  private var isMatrix: Bool { versions.count > 2 && pairs.count == versions.count * (versions.count - 1) / 2 }

  package func html(in shell: inout PageShell) -> [UInt8] {
    let context = shell.context
    let words = context.words(in: policy.settings.language)
    let title = PageTitle.shortened(policy.title, to: 56)
    var view = View([
      "title": words(.compareVersionsOf, .title(policy.title)), "policy_title": policy.title,
      "policy_href": paths.current.href(from: paths.compare), "history_href": paths.history.href(from: paths.compare),
      "intro": introduction(words), "command": "codicil compare \(policy.id)",
    ])
    view.set("is_matrix", isMatrix)
    let current = policy.indexOfCurrent(on: context.asOf)
    let columns = isMatrix ? matrixColumns : listColumns(current, context, words)
    view.set("columns", columns)
    view.set("rows", versions.indices.reversed().map { row($0, current, context, words) })
    view["none"] = isMatrix ? nil : words(.anyOtherTwo, .foreign("command", "codicil compare \(policy.id)"))
    var info = PageInfo(
      path: paths.compare, title: PageTitle.make(words(.compareVersionsOf, .title(title)), in: context.title),
      description: words(.compareDescription, .title(title), .count(versions.count)), kind: "compare")
    info.schemaType = "CollectionPage"
    info.language = policy.settings.language
    return shell.render(info, layout: "compare", view)
  }

  private func introduction(_ words: Phrases) -> String {
    let phrase: Phrase =
      isMatrix
      ? policy.isCaptured ? .anyTwoCaptures : .anyTwoVersions
      : policy.isCaptured ? .eachCaptureCompared : .eachVersionCompared
    return words(phrase, .number("number", versions.count))
  }

  // MARK: Columns

  /// All versions but the newest, which is older than none.
  private var matrixColumns: [View] {
    versions.dropLast().map { View(["id": $0.id, "label": $0.id]) }
  }

  private func listColumns(_ current: Int?, _ context: SiteContext, _ words: Phrases) -> [View] {
    let lags = policy.lag(on: context.asOf) != nil
    let inForce = current.map {
      lags
        ? words(.viewNewestTranslation)
        : policy.isCaptured ? words(.viewLatestCapture) : words(.inForceOf, .version(words.name(of: versions[$0])))
    }
    return [words(.theOneBefore), inForce].compactMap { $0 }.map { View(["label": $0]) }
  }

  // MARK: Rows

  private func row(_ index: Int, _ current: Int?, _ context: SiteContext, _ words: Phrases) -> View {
    let version = versions[index]
    var row = View([
      "id": version.id, "label": words.name(of: version),
      "href": paths.version(version.id).href(from: paths.compare),
      "text": index == current
        ? words.status(policy.status(of: index, on: context.asOf), of: version) : nil,
    ])
    let partners: [Int?] =
      isMatrix ? versions.indices.dropLast().map { $0 } : [index - 1] + (current.map { [$0] } ?? [])
    row.set(
      "cells",
      partners.enumerated().map { column, partner in
        // The list names a redline once, in the first column that has it.
        let isRepeated = !isMatrix && column > 0 && partner == index - 1
        return isRepeated || isMatrix && (partner ?? 0) >= index ? View() : cell(index, partner, context, words)
      })
    return row
  }

  private func cell(_ index: Int, _ partner: Int?, _ context: SiteContext, _ words: Phrases) -> View {
    guard let partner, partner >= 0, partner != index else { return View() }
    let (older, newer) = (min(index, partner), max(index, partner))
    let path = paths.redline(versions[older].id, versions[newer].id)
    guard let pair = pairs[[older, newer]], context.knownPaths.contains(path) else { return View() }
    let label = words(
      .changesBetween, .words("from", words.name(of: versions[older])), .words("to", words.name(of: versions[newer])))
    var cell = View()
    cell.set(
      "redline",
      View([
        "href": path.href(from: paths.compare), "from": versions[older].id, "to": versions[newer].id,
        "verdict": pair.verdict.rawValue, "changes": words.number(pair.changes), "label": label,
      ]))
    return cell
  }
}
