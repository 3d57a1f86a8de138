import Codings
package import Policies
import SitePaths

/// A policy's archived versions as a TimeMap in link format: `timemap.link` (RFC 7089, section 5; RFC 6690).
///
/// The original resource is the address that the texts were captured at or, for the publisher's own policy, the policy's
/// own address. Each version whose day has come is a memento; they are in the order of their times, which captures of one
/// day need not have in the history.
package struct TimeMap {
  fileprivate struct Memento {
    let address: String
    let day: CalendarDate
    /// `hh:mm:ss`, UTC.
    let clock: String
  }

  private let original: String
  private let address: String
  private let mementos: [Memento]

  package init(_ policy: Policy, _ context: SiteContext) {
    let paths = PolicyPaths(policy.id)
    let sources = policy.versions.compactMap { $0.provenance?.source }
    original =
      sources.last { $0.hasPrefix("https://") || $0.hasPrefix("http://") } ?? context.address(of: paths.current)
    address = context.address(of: paths.timeMap)
    let known = policy.versions.compactMap { version -> Memento? in
      guard let day = version.date, day <= context.asOf else { return nil }
      return Memento(
        address: context.address(of: paths.version(version.id)), day: day, clock: Self.clock(of: version, on: day))
    }
    mementos = known.enumerated().sorted {
      ($0.element.day, $0.element.clock, $0.offset) < ($1.element.day, $1.element.clock, $1.offset)
    }.map(\.element)
  }

  package func link() -> [UInt8] {
    var entries = [entry(original, [("rel", "original")])]
    var own = [("rel", "self"), ("type", "application/link-format")]
    if let first = mementos.first, let last = mementos.last { own += [("from", first.time), ("until", last.time)] }
    entries.append(entry(address, own))
    for (index, memento) in mementos.enumerated() {
      let places = (index == 0 ? "first " : "") + (index + 1 == mementos.count ? "last " : "")
      entries.append(entry(memento.address, [("rel", places + "memento"), ("datetime", memento.time)]))
    }
    return Array((entries.joined(separator: ",\n") + "\n").utf8)
  }

  private func entry(_ address: String, _ attributes: [(String, String)]) -> String {
    "<\(PercentCoding.quoted.encode(address))>" + attributes.map { "; \($0.0)=\"\($0.1)\"" }.joined()
  }

  /// The time of the capture where it is known, else the start of the day.
  private static func clock(of version: Version, on day: CalendarDate) -> String {
    let captured = version.provenance?.captured ?? ""
    let isKnown = captured.hasPrefix("\(day)T") && captured.hasSuffix("Z") && captured.utf8.count == 20
    return isKnown ? String(captured.dropFirst(11).prefix(8)) : "00:00:00"
  }
}

extension TimeMap.Memento {
  /// `Thu, 01 Jan 1970 00:00:00 GMT` (RFC 1123).
  fileprivate var time: String {
    let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let weekday = weekdays[((day.daysSince1970 % 7) + 7) % 7]
    let parts = day.description.split(separator: "-")
    return "\(weekday), \(parts[2]) \(months[day.month - 1]) \(parts[0]) \(clock) GMT"
  }
}
