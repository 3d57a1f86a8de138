import Comparison
import Markdown
import Policies
import SitePaths
import Words

/// A policy's history to look at: the versions in time, their figures, and what each changed; then all of it as tables.
struct HistoryPlots {
  private let policy: Policy
  private let summaries: [VersionSummary]
  private let context: SiteContext
  private let words: Phrases

  /// - Parameter summaries: one for each version, oldest first.
  init(_ policy: Policy, _ summaries: [VersionSummary], in context: SiteContext) {
    self.policy = policy
    self.summaries = summaries
    self.context = context
    words = context.words(in: policy.settings.language)
  }

  /// Empty if there is nothing to compare.
  func html() -> [UInt8] {
    guard let axis = TimeAxis(summaries.compactMap(\.version.date)) else { return [] }
    var html = HTMLBuffer(capacity: 8_192 + summaries.count * 800)
    VersionTimeline(policy, on: axis, asOf: context.asOf, words).write(into: &html)
    for series in SeriesPlot.all { SeriesPlot(series, of: summaries, on: axis, words).write(into: &html) }
    ChangeBars(summaries, words).write(into: &html)
    writeTable(
      .figuresTable, [words(.version), words(.status)] + SeriesPlot.all.map { words($0.name) }, into: &html
    ) {
      summaries.indices.map { index in
        let version = summaries[index].version
        return Line(
          version.id, PolicyPaths(policy.id).version(version.id),
          [words.status(policy.status(of: index, on: context.asOf), of: version)]
            + SeriesPlot.all.map { words.number($0.value(summaries[index])) })
      }
    }
    let classes = ChangeClass.allCases.filter { changeClass in
      summaries.contains { $0.change?.counts.contains { $0.changeClass == changeClass } ?? false }
    }
    writeTable(.changesTable, [words(.version)] + classes.map(words.name), into: &html) {
      summaries.indices.dropFirst().map { index in
        let version = summaries[index].version
        let redline = PolicyPaths(policy.id).redline(summaries[index - 1].version.id, version.id)
        let counts = summaries[index].change?.counts ?? []
        return Line(
          version.id, context.knownPaths.contains(redline) ? redline : PolicyPaths(policy.id).version(version.id),
          classes.map { changeClass in words.number(counts.first { $0.changeClass == changeClass }?.count ?? 0) })
      }
    }
    return html.bytes
  }

  /// A row of a table: what it is about, where that leads, and its other cells.
  private struct Line {
    let name: String
    let target: SitePath
    let cells: [String]

    init(_ name: String, _ target: SitePath, _ cells: [String]) {
      (self.name, self.target, self.cells) = (name, target, cells)
    }
  }

  private func writeTable(
    _ phrase: Phrase, _ heads: [String], into html: inout HTMLBuffer, _ lines: () -> [Line]
  ) {
    html.raw("<details class=\"figures-table\"><summary>")
    words.write(phrase, into: &html)
    html.raw("</summary><div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"")
    words.write(phrase, into: &html)
    html.raw("\"><table><thead><tr>")
    for head in heads {
      html.raw("<th scope=\"col\">")
      html.text(head)
      html.raw("</th>")
    }
    html.raw("</tr></thead><tbody>\n")
    let page = PolicyPaths(policy.id).history
    for line in lines() {
      html.raw("<tr><th scope=\"row\"><a href=\"")
      html.address(line.target.href(from: page))
      html.raw("\">")
      html.text(line.name)
      html.raw("</a></th>")
      for cell in line.cells {
        html.raw("<td>")
        html.text(cell)
        html.raw("</td>")
      }
      html.raw("</tr>\n")
    }
    html.raw("</tbody></table></div></details>\n")
  }
}
