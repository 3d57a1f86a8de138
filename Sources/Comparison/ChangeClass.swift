/// What kind of change a reader learns of. A row of a redline has exactly one.
package enum ChangeClass: String, CaseIterable, Sendable {
  case inserted, deleted, edited, moved
  case movedAndEdited = "moved-and-edited"
  case renumbered
  case retargetedLink = "retargeted-link"
  case dateOnly = "date-only"
  case formattingOnly = "formatting-only"

  /// The class seen from the other side: what a comparison of the new text with the old one calls it.
  package var mirrored: ChangeClass {
    switch self {
    case .inserted: .deleted
    case .deleted: .inserted
    default: self
    }
  }

  /// Whether a change of this class alone makes a comparison substantive.
  package var isSubstantive: Bool {
    switch self {
    case .inserted, .deleted, .edited, .movedAndEdited, .retargetedLink: true
    case .moved, .renumbered, .dateOnly, .formattingOnly: false
    }
  }
}

/// What a comparison amounts to.
package enum Verdict: String, Sendable {
  /// Both texts render the same.
  case none
  /// They render differently, but no wording that bears meaning changed.
  case cosmetic
  case substantive
}
