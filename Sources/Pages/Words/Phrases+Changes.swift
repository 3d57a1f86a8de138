import Comparison

/// The words for change classes and verdicts.
extension Phrases {
  func name(of changeClass: ChangeClass) -> String {
    switch changeClass {
    case .inserted: self(.changeInserted)
    case .deleted: self(.changeDeleted)
    case .edited: self(.changeEdited)
    case .moved: self(.changeMoved)
    case .movedAndEdited: self(.changeMovedAndEdited)
    case .renumbered: self(.changeRenumbered)
    case .retargetedLink: self(.changeRetargetedLink)
    case .dateOnly: self(.changeDateOnly)
    case .formattingOnly: self(.changeFormattingOnly)
    }
  }

  func name(of verdict: Verdict) -> String {
    switch verdict {
    case .none: self(.verdictNone)
    case .cosmetic: self(.verdictCosmetic)
    case .substantive: self(.verdictSubstantive)
    }
  }

  func views(of counts: [(changeClass: ChangeClass, count: Int)]) -> [View] {
    counts.map {
      View(["kind": $0.changeClass.rawValue, "label": name(of: $0.changeClass), "count": number($0.count)])
    }
  }

  /// `3 inserted, 1 moved`.
  func list(of counts: [(changeClass: ChangeClass, count: Int)]) -> String {
    series(
      counts.map { self(.countedChange, .number("number", $0.count), .words("change", name(of: $0.changeClass))) })
  }
}
