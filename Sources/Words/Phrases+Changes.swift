package import Comparison

/// The words for change classes and verdicts.
extension Phrases {
  package func name(of changeClass: ChangeClass) -> String {
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

  package func name(of verdict: Verdict) -> String {
    switch verdict {
    case .none: self(.verdictNone)
    case .cosmetic: self(.verdictCosmetic)
    case .substantive: self(.verdictSubstantive)
    }
  }

  /// `3 inserted, 1 moved`.
  package func list(of counts: [(changeClass: ChangeClass, count: Int)]) -> String {
    series(
      counts.map { self(.countedChange, .number("number", $0.count), .words("change", name(of: $0.changeClass))) })
  }
}
