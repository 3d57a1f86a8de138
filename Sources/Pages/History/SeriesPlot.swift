import Markdown
import Policies
import Words

/// A figure of each version over time, as inline SVG: steps, because a version holds until the next.
struct SeriesPlot {
  /// What is plotted, and in which words.
  struct Series: Sendable {
    let name: Phrase
    /// The way from one figure to another.
    let range: Phrase
    let cssClass: String
    let value: @Sendable (VersionSummary) -> Double
    /// A figure with what it counts.
    let figure: @Sendable (Double, Phrases) -> String
  }

  static let all = [
    Series(
      name: .length, range: .lengthRange, cssClass: "series-length", value: { Double($0.metrics.words) },
      figure: { $1(.lengthValue, .count(Int($0))) }),
    Series(
      name: .readingGrade, range: .gradeRange, cssClass: "series-grade", value: { $0.metrics.readingGrade },
      figure: { $1.number($0) }),
    Series(
      name: .thirdParties, range: .thirdPartiesRange, cssClass: "series-third",
      value: { Double($0.thirdParties.count) }, figure: { $1(.thirdPartiesValue, .count(Int($0))) }),
  ]

  private let series: Series
  private let axis: TimeAxis
  private let words: Phrases
  private let points: [(version: Version, day: CalendarDate, value: Double)]
  private static let height = 84
  /// Signs of versions nearer than this, in per cent of the width, would be one bar.
  private static let dotDistance = 1.0

  init(_ series: Series, of summaries: [VersionSummary], on axis: TimeAxis, _ words: Phrases) {
    self.words = words
    self.series = series
    self.axis = axis
    points = summaries.compactMap { summary in
      summary.version.date.map { (summary.version, $0, series.value(summary)) }
    }
  }

  func write(into html: inout HTMLBuffer) {
    let levels = ValueAxis(upTo: max(1, points.map(\.value).max() ?? 0), height: Self.height)
    PlotFigure.open("codicil-\(series.cssClass)", words(series.name), inWords, height: Self.height + 32, into: &html)
    html.raw("<g transform=\"translate(0 14)\">")
    levels.write(words, into: &html, figure: figure)
    axis.write(below: Self.height, into: &html)
    writeSteps(levels, &html)
    var lastDot = -Self.dotDistance
    for (index, point) in points.enumerated() {
      let x = axis.place(point.day)
      guard x - lastDot >= Self.dotDistance || index + 1 == points.count else { continue }
      lastDot = x
      html.raw("<circle class=\"dot \(series.cssClass)\" cx=\"\(Decimal.text(x))%\" cy=\"")
      html.raw("\(Decimal.text(levels.place(point.value)))\" r=\"3\"><title>")
      html.text("\(words.name(of: point.version)): \(figure(point.value))")
      html.raw("</title></circle>")
    }
    html.raw("</g>")
    PlotFigure.close(into: &html)
  }

  /// A drawing of its own inside the plot, which is stretched to its width; the breadth of its lines is not.
  private func writeSteps(_ levels: ValueAxis, _ html: inout HTMLBuffer) {
    var path = ""
    for (index, point) in points.enumerated() {
      let (x, y) = (Decimal.text(axis.place(point.day) * 10), Decimal.text(levels.place(point.value)))
      path += index == 0 ? "M\(x) \(y)" : "H\(x)V\(y)"
    }
    html.raw("<svg class=\"steps\" width=\"100%\" height=\"\(Self.height)\" viewBox=\"0 0 1000 \(Self.height)\" ")
    html.raw("preserveAspectRatio=\"none\"><path vector-effect=\"non-scaling-stroke\" ")
    html.raw("class=\"\(series.cssClass)\" d=\"\(path)\"/></svg>")
  }

  private func figure(_ value: Double) -> String { series.figure(value, words) }

  /// `From 1265 to 1510 words between 2021 and 2027; most in the version of 1 March 2025: 1620.`
  private var inWords: String {
    guard let first = points.first, let last = points.last else { return "" }
    let values = Set(points.map { words.number($0.value) })
    if values.count == 1 { return words(.sameInEveryVersion, .words("value", figure(first.value))) }
    let range = words(
      series.range, .words("from", words.number(first.value)), .words("to", words.number(last.value)))
    var sentence = axis.inWords(range, words)
    func add(_ phrase: Phrase, _ point: (version: Version, day: CalendarDate, value: Double)) {
      sentence = words(
        phrase, .words("sentence", sentence), .version(words.name(of: point.version)),
        .words("value", words.number(point.value)))
    }
    if let most = points.max(by: { $0.value < $1.value }), most.value > max(first.value, last.value) {
      add(.mostInVersion, most)
    }
    if let least = points.min(by: { $0.value < $1.value }), least.value < min(first.value, last.value) {
      add(.leastInVersion, least)
    }
    return sentence + "."
  }
}

/// What is around every plot: its words, which are also its name for those who cannot see it.
enum PlotFigure {
  static func open(_ id: String, _ name: String, _ words: String, height: Int, into html: inout HTMLBuffer) {
    html.raw("<figure class=\"plot\"><figcaption id=\"\(id)\"><b>")
    html.text(name)
    html.raw("</b> ")
    html.text(words)
    html.raw("</figcaption>")
    html.raw("<svg role=\"img\" aria-labelledby=\"\(id)\" direction=\"ltr\" width=\"100%\" height=\"\(height)\">")
  }

  static func close(into html: inout HTMLBuffer) { html.raw("</svg></figure>\n") }
}
