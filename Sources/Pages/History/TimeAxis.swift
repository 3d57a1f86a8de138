import Markdown
import Policies
import Words

/// Days as places in a plot, in per cent of its width, so that a plot is as wide as its page and its words keep their size.
struct TimeAxis {
  private let first: Int
  private let last: Int
  private let days: ClosedRange<CalendarDate>
  /// Room for the numbers of the values.
  private static let start = 9.0
  private static let end = 98.5
  /// What a year's name takes on a narrow screen, in per cent.
  private static let labelWidth = 10.0
  /// More years than these are not all named.
  private static let mostLabels = 6

  /// - Returns: nil if the days are fewer than two.
  init?(_ days: [CalendarDate]) {
    guard let first = days.min(), let last = days.max(), first < last else { return nil }
    self.first = first.daysSince1970
    self.last = last.daysSince1970
    self.days = first...last
  }

  func place(_ day: CalendarDate) -> Double {
    let share = Double(day.daysSince1970 - first) / Double(last - first)
    return Self.start + share * (Self.end - Self.start)
  }

  /// `… between 2021 and 2027`, `… between 3 May 2024 and 9 June 2024`.
  func inWords(_ range: String, _ words: Phrases) -> String {
    let (a, b) = (days.lowerBound, days.upperBound)
    return a.year == b.year
      ? words(.betweenDays, .words("range", range), .day(a, as: "from"), .day(b, as: "to"))
      : words(.betweenYears, .words("range", range), .year(a.year, as: "from"), .year(b.year, as: "to"))
  }

  /// The turns of years with their names, or the two ends of a short time.
  func write(below height: Int, into html: inout HTMLBuffer) {
    let turns = (days.lowerBound.year + 1)..<(days.upperBound.year + 1)
    let named = turns.filter { $0.isMultiple(of: Self.step(for: turns.count)) }
    var lastPlace = -Self.labelWidth
    for year in named {
      guard let turn = CalendarDate("\(year)-01-01") else { continue }
      let isAtEnd = place(turn) > 100 - Self.labelWidth
      let x = Decimal.text(place(turn))
      html.raw("<line class=\"turn\" x1=\"\(x)%\" x2=\"\(x)%\" y1=\"0\" y2=\"\(height + 6)\"/>")
      // At the end, a name stands before its line: it must not run into the one after the line before.
      guard place(turn) - lastPlace >= Self.labelWidth * (isAtEnd ? 2 : 1) else { continue }
      lastPlace = place(turn)
      html.raw("<text x=\"\(x)%\" dx=\"\(isAtEnd ? -4 : 4)\" y=\"\(height + 16)\"")
      if isAtEnd { html.raw(" text-anchor=\"end\"") }
      html.raw(">\(year)</text>")
    }
    guard named.isEmpty else { return }
    html.raw("<text x=\"\(Int(Self.start))%\" y=\"\(height + 16)\">\(days.lowerBound.description)</text>")
    html.raw("<text x=\"100%\" y=\"\(height + 16)\" text-anchor=\"end\">\(days.upperBound.description)</text>")
  }

  private static func step(for count: Int) -> Int {
    [1, 2, 5, 10, 20].first { count / $0 <= mostLabels } ?? 50
  }
}

/// Values as heights in a plot, from zero to a round number above the greatest.
struct ValueAxis {
  let top: Double
  let height: Int

  init(upTo most: Double, height: Int) {
    self.height = height
    var unit = 1.0
    while unit * 10 < most { unit *= 10 }
    // What is counted is whole, and so is its half.
    let steps = unit == 1 ? [2, 4, 6, 8, 10] : [1, 1.2, 1.6, 2, 2.4, 3, 4, 5, 6, 8, 10]
    top = steps.map { $0 * unit }.first { $0 > most } ?? unit * 12
  }

  func place(_ value: Double) -> Double { Double(height) * (1 - value / top) }

  /// Lines at nothing, at half and at the top, the last with what is counted.
  func write(_ words: Phrases, into html: inout HTMLBuffer, figure: (Double) -> String) {
    for value in [0, top / 2, top] {
      let y = Decimal.text(place(value))
      html.raw("<line class=\"\(value == 0 ? "axis" : "level")\" x1=\"0\" x2=\"100%\" y1=\"\(y)\" y2=\"\(y)\"/>")
      if value == 0 { continue }
      html.raw("<text x=\"0\" dy=\"-3\" y=\"\(y)\">")
      html.text(value == top ? figure(value) : words.number(value))
      html.raw("</text>")
    }
  }
}
