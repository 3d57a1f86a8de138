import Markdown
import Policies

/// Length, reading grade and third parties of a policy over time, as inline SVG; the list below it is its table.
struct HistoryPlot {
  private struct Series {
    let name: String
    let cssClass: String
    let values: [Double]
  }

  private let days: [Int]
  private let labels: [String]
  private let series: [Series]
  private static let width = 720.0
  private static let height = 96.0
  /// Versions of the same days would be one bar of dots.
  private static let dotDistance = 6.0

  init(_ summaries: [VersionSummary]) {
    let dated = summaries.filter { $0.version.date != nil }
    days = dated.compactMap { $0.version.date?.daysSince1970 }
    labels = dated.map { VersionLabel.text($0.version) }
    series = [
      Series(name: "Words", cssClass: "series-length", values: dated.map { Double($0.metrics.words) }),
      Series(name: "Reading grade", cssClass: "series-grade", values: dated.map(\.metrics.readingGrade)),
      Series(
        name: "Third parties linked to", cssClass: "series-third", values: dated.map { Double($0.thirdParties.count) }),
    ]
  }

  /// Empty where there is nothing to compare.
  func html() -> [UInt8] {
    guard let first = days.first, let last = days.last, days.count >= 2, last > first else { return [] }
    var html = HTMLBuffer(capacity: 4_096)
    for (number, series) in series.enumerated() { write(series, number, first, last, &html) }
    return html.bytes
  }

  private func write(_ series: Series, _ number: Int, _ first: Int, _ last: Int, _ html: inout HTMLBuffer) {
    let top = max(series.values.max() ?? 0, 1)
    let points = zip(days, series.values).map { day, value in
      (
        x: 8 + Double(day - first) / Double(last - first) * (Self.width - 16),
        y: Self.height - 6 - value / top * (Self.height - 14)
      )
    }
    let id = "codicil-plot-\(number)"
    html.raw("<figure class=\"plot\"><figcaption id=\"\(id)\">")
    html.text("\(series.name): \(Self.summary(of: series.values))")
    html.raw(
      "</figcaption><svg role=\"img\" aria-labelledby=\"\(id)\" viewBox=\"0 0 \(Int(Self.width)) \(Int(Self.height))\">"
    )
    html.raw(
      "<line class=\"axis\" x1=\"0\" y1=\"\(Int(Self.height - 6))\" x2=\"\(Int(Self.width))\" y2=\"\(Int(Self.height - 6))\"/>"
    )
    // A version holds until the next: the line goes in steps.
    var path = ""
    for (index, point) in points.enumerated() {
      path +=
        index == 0
        ? "M\(Decimal.text(point.x)) \(Decimal.text(point.y))" : "H\(Decimal.text(point.x))V\(Decimal.text(point.y))"
    }
    html.raw("<path class=\"\(series.cssClass)\" d=\"\(path)\"/>")
    var lastDot = -Self.dotDistance
    for (index, point) in points.enumerated() where point.x - lastDot >= Self.dotDistance || index + 1 == points.count {
      lastDot = point.x
      html.raw(
        "<circle class=\"dot \(series.cssClass)\" cx=\"\(Decimal.text(point.x))\" cy=\"\(Decimal.text(point.y))\" r=\"3\"><title>"
      )
      html.text("\(labels[index]): \(Decimal.text(series.values[index]))")
      html.raw("</title></circle>")
    }
    html.raw("</svg></figure>\n")
  }

  private static func summary(of values: [Double]) -> String {
    guard let first = values.first, let last = values.last, let most = values.max() else { return "" }
    if values.allSatisfy({ $0 == first }) { return "\(Decimal.text(first)) in every version" }
    let ends = "\(Decimal.text(first)) at first, \(Decimal.text(last)) at last"
    return most > max(first, last) ? "\(ends), at most \(Decimal.text(most))" : ends
  }
}
