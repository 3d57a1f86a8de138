import Markdown
import Policies

/// The versions of a policy on a line, each at its day, with its status and the time of notice before it.
struct VersionTimeline {
  private let policy: Policy
  private let axis: TimeAxis
  private let day: CalendarDate
  private static let line = 22

  /// - Parameter day: the day whose statuses are shown.
  init(_ policy: Policy, on axis: TimeAxis, asOf day: CalendarDate) {
    self.policy = policy
    self.axis = axis
    self.day = day
  }

  func write(into html: inout HTMLBuffer) {
    PlotFigure.open("codicil-timeline", policy.isCaptured ? "Captures" : "Versions", inWords, height: 44, into: &html)
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
      html.text("\(VersionLabel.text(version)), \(VersionLabel.status(status, of: version))")
      html.raw("</title></circle>")
      if status == .current { writeName(of: version, at: axis.place(date), &html) }
    }
    PlotFigure.close(into: &html)
  }

  private func writeName(of version: Version, at place: Double, _ html: inout HTMLBuffer) {
    let anchor = place < 25 ? "start" : place > 75 ? "end" : "middle"
    html.raw("<text class=\"name\" x=\"\(Decimal.text(place))%\" y=\"10\" text-anchor=\"\(anchor)\">")
    html.text(VersionLabel.status(.current, of: version))
    html.raw("</text>")
  }

  /// `6 superseded, 1 in force since 15 January 2026, 1 upcoming.`
  private var inWords: String {
    let statuses = policy.versions.indices.map { policy.status(of: $0, on: day) }
    let groups = [Version.Status.superseded, .current, .upcoming].compactMap { status -> String? in
      let places = statuses.indices.filter { statuses[$0] == status }
      guard let newest = places.last.map({ policy.versions[$0] }) else { return nil }
      let label = VersionLabel.status(status, of: newest)
      return status == .current ? "\(label): \(VersionLabel.text(newest))" : "\(label): \(places.count)"
    }
    let words = groups.joined(separator: "; ") + "."
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}
