import Comparison
import Policies
import Themes
import Words

/// Words as the views of templates take them.
extension Phrases {
  func views(of counts: [(changeClass: ChangeClass, count: Int)]) -> [View] {
    counts.map {
      View(["kind": $0.changeClass.rawValue, "label": name(of: $0.changeClass), "count": number($0.count)])
    }
  }

  func dates(of version: Version) -> [View] {
    let dates: [(Phrase, CalendarDate?)] = [
      (.effective, version.dates.effective), (.published, version.dates.published), (.captured, version.dates.archived),
    ]
    return dates.compactMap { label, date in
      date.map { View(["label": self(label), "text": self.date($0), "iso": $0.description]) }
    }
  }

  /// How a policy stands: `in force since 15 January 2025`.
  func standing(of policy: PolicyCard) -> String {
    guard let version = policy.current else { return self(.noVersionKnown) }
    if version.date == nil { return self(.inForce) }
    let phrase: Phrase = version.lags ? .translationOfVersion : version.isCaptured ? .capturedOn : .inForceSince
    return self(phrase, .version(name(of: version.id, dated: version.date)))
  }
}
