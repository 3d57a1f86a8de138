import Markdown
import Policies
import Words

/// The versions of a policy on a line, each at its day, with its status and the time of notice before it.
struct VersionTimeline {
  private let policy: Policy
  private let axis: TimeAxis
  private let day: CalendarDate
  private let words: Phrases
  private static let line = 22

  /// - Parameter day: the day whose statuses are shown.
  init(_ policy: Policy, on axis: TimeAxis, asOf day: CalendarDate, _ words: Phrases) {
    self.words = words
    self.policy = policy
    self.axis = axis
    self.day = day
  }

  func write(into html: inout HTMLBuffer) {
    PlotFigure.open(
      "codicil-timeline", words(policy.isCaptured ? .captures : .versions), inWords, height: 44, into: &html)
    html.raw("<line class=\"axis\" x1=\"0\" x2=\"100%\" y1=\"\(Self.line)\" y2=\"\(Self.line)\"/>")
    axis.write(below: Self.line + 4, into: &html)
    for (index, version) in policy.versions.enumerated() {
      guard let date = version.date else { continue }
      let x = Decimal.text(axis.place(date))
      let status = policy.status(of: index, on: day)
      if let published = version.dates.published, published < date, status == .upcoming {
        let start = Decimal.text(max(0, axis.place(published)))
        html.raw("<line class=\"notice\" x1=\"\(start)%\" x2=\"\(x)%\" y1=\"\(Self.line)\" y2=\"\(Self.line)\"/>")
      }
      html.raw("<circle class=\"mark\" data-status=\"\(status.rawValue)\" cx=\"\(x)%\" cy=\"\(Self.line)\"")
      html.raw(" r=\"\(status == .current ? 7 : 4)\"><title>")
      html.text(words.series([words.name(of: version), words.status(status, of: version)]))
      html.raw("</title></circle>")
      if status == .current { writeName(of: version, at: axis.place(date), &html) }
    }
    PlotFigure.close(into: &html)
  }

  private func writeName(of version: Version, at place: Double, _ html: inout HTMLBuffer) {
    let anchor = place < 25 ? "start" : place > 75 ? "end" : "middle"
    html.raw("<text class=\"name\" x=\"\(Decimal.text(place))%\" y=\"10\" text-anchor=\"\(anchor)\">")
    html.text(words.status(.current, of: version))
    html.raw("</text>")
  }

  /// `Superseded: 6; in force: 15 January 2026; upcoming: 1.`
  private var inWords: String {
    let statuses = policy.versions.indices.map { policy.status(of: $0, on: day) }
    let groups = [Version.Status.superseded, .current, .upcoming].compactMap { status -> String? in
      let places = statuses.indices.filter { statuses[$0] == status }
      guard let newest = places.last.map({ policy.versions[$0] }) else { return nil }
      let label = words.status(status, of: newest)
      return status == .current ? "\(label): \(words.name(of: newest))" : "\(label): \(words.number(places.count))"
    }
    let sentence = words.groups(groups) + "."
    return sentence.prefix(1).uppercased() + sentence.dropFirst()
  }
}
