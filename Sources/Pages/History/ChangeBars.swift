import Comparison
import Markdown
import Policies
import Words

/// How many changes each version made, stacked by class: a bar for each version or, in a long history, for each year.
///
/// Each class has its hatching as well as its colour.
struct ChangeBars {
  private struct Bar {
    let name: String
    /// Stands below the bar.
    let label: String
    let counts: [ChangeClass: Int]

    var total: Int { counts.values.reduce(0, +) }
  }

  private let bars: [Bar]
  private let classes: [ChangeClass]
  private let isByYear: Bool
  private let words: Phrases
  private static let height = 120
  /// More versions than these are put together by year.
  private static let most = 24

  init(_ summaries: [VersionSummary], _ words: Phrases) {
    self.words = words
    let changes = summaries.compactMap { summary in summary.change.map { (summary.version, $0) } }
    isByYear = changes.count > Self.most
    if isByYear {
      let years = Dictionary(grouping: changes) { $0.0.date?.year ?? 0 }
      bars = years.sorted { $0.key < $1.key }.map { year, changes in
        Bar(name: "\(year)", label: "\(year)", counts: Self.sum(changes.map(\.1)))
      }
    } else {
      var lastYear: Int?
      bars = changes.map { version, change in
        let year = version.date?.year
        defer { lastYear = year }
        return Bar(
          name: words.name(of: version), label: year == lastYear ? "" : year.map(String.init) ?? "",
          counts: Self.sum([change]))
      }
    }
    let found = Set(bars.flatMap(\.counts.keys))
    classes = ChangeClass.allCases.filter(found.contains)
  }

  private static func sum(_ changes: [VersionSummary.Change]) -> [ChangeClass: Int] {
    changes.flatMap(\.counts).reduce(into: [:]) { $0[$1.changeClass, default: 0] += $1.count }
  }

  func write(into html: inout HTMLBuffer) {
    guard !classes.isEmpty else { return }
    let levels = ValueAxis(upTo: Double(bars.map(\.total).max() ?? 1), height: Self.height)
    PlotFigure.open("codicil-changes", words(.changes), inWords, height: Self.height + 32, into: &html)
    html.raw("<defs>")
    for changeClass in classes { writeHatching(changeClass, &html) }
    html.raw("</defs><g transform=\"translate(0 14)\">")
    levels.write(words, into: &html) { words(.unitChanges, .count(Int($0))) }
    // Room for the numbers of the axis at the left.
    let width = 92.0 / Double(bars.count)
    let gap = min(width / 4, 1.5)
    for (index, bar) in bars.enumerated() { write(bar, at: 8 + Double(index) * width, width - gap, levels, &html) }
    html.raw("</g></svg>")
    writeKey(&html)
    html.raw("</figure>\n")
  }

  private func write(_ bar: Bar, at x: Double, _ width: Double, _ levels: ValueAxis, _ html: inout HTMLBuffer) {
    var below = 0
    html.raw("<g>")
    html.raw("<title>")
    html.text("\(bar.name): \(words.number(bar.total))")
    html.raw("</title>")
    for changeClass in classes {
      guard let count = bar.counts[changeClass] else { continue }
      let (top, bottom) = (levels.place(Double(below + count)), levels.place(Double(below)))
      below += count
      html.raw("<rect x=\"\(Decimal.text(x))%\" width=\"\(Decimal.text(width))%\" y=\"\(Decimal.text(top))\" ")
      html.raw("height=\"\(Decimal.text(bottom - top))\" fill=\"url(#codicil-hatch-\(changeClass.rawValue))\"/>")
    }
    let middle = Decimal.text(x + width / 2)
    if bar.total > 0 {
      html.raw("<text x=\"\(middle)%\" y=\"\(Decimal.text(levels.place(Double(bar.total)) - 4))\"")
      html.raw(" text-anchor=\"middle\">\(words.number(bar.total))</text>")
    }
    html.raw("</g><text x=\"\(middle)%\" y=\"\(Self.height + 14)\" text-anchor=\"middle\">\(bar.label)</text>")
  }

  /// A tile of eight by eight pixels: a wash, and strokes whose direction tells the class.
  private func writeHatching(_ changeClass: ChangeClass, _ html: inout HTMLBuffer) {
    let strokes =
      switch changeClass {
      case .inserted: "M0 4H8M4 0V8"
      case .deleted: "M-2 2L2-2M0 8L8 0M6 10L10 6"
      case .edited: "M-2 6L2 10M0 0L8 8M6-2L10 2"
      case .moved: "M4 0V8"
      case .movedAndEdited: "M2 0V8M6 0V8"
      case .renumbered: "M0 4H8"
      case .retargetedLink: "M0 2H8M0 6H8"
      case .dateOnly: "M3 3H5V5H3Z"
      case .formattingOnly: ""
      }
    html.raw(
      "<pattern class=\"hatch\" data-change=\"\(changeClass.rawValue)\" id=\"codicil-hatch-\(changeClass.rawValue)\"")
    html.raw(" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><rect width=\"8\" height=\"8\"/>")
    html.raw("<path d=\"\(strokes.isEmpty ? "M0 0" : strokes)\"/></pattern>")
  }

  private func writeKey(_ html: inout HTMLBuffer) {
    html.raw("<ul class=\"counts\">")
    for changeClass in classes {
      html.raw("<li><svg aria-hidden=\"true\" width=\"16\" height=\"12\"><rect width=\"16\" height=\"12\" ")
      html.raw("fill=\"url(#codicil-hatch-\(changeClass.rawValue))\"/></svg> ")
      html.text(words.name(of: changeClass))
      html.raw("</li>")
    }
    html.raw("</ul>")
  }

  /// `112 in 7 versions; most in the version of 10 March 2025: 31. Most of them: edited, 60.`
  private var inWords: String {
    let total = bars.reduce(0) { $0 + $1.total }
    var sentence = words(
      isByYear ? .changesInYears : .changesInVersions, .number("total", total), .count(bars.count))
    if bars.count > 1, let most = bars.max(by: { $0.total < $1.total }) {
      sentence = words(
        isByYear ? .mostInYear : .mostInVersion, .words("sentence", sentence),
        .words(isByYear ? "year" : "version", most.name), .number("value", most.total))
    }
    let sums = bars.flatMap(\.counts).reduce(into: [ChangeClass: Int]()) { $0[$1.key, default: 0] += $1.value }
    if let largest = classes.max(by: { sums[$0, default: 0] < sums[$1, default: 0] }) {
      sentence = words(
        .changesMostly, .words("sentence", sentence), .words("change", words.name(of: largest)),
        .number("number", sums[largest, default: 0]))
    }
    return sentence + "."
  }
}
