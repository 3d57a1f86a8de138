internal import Comparison
internal import Transcripts

/// One change between two texts.
public struct Change: Hashable, Sendable {
  /// The classes of changes.
  public enum Class: String, Sendable, CaseIterable {
    case inserted, deleted, edited, moved
    case movedAndEdited = "moved-and-edited"
    case renumbered
    case retargetedLink = "retargeted-link"
    case dateOnly = "date-only"
    case formattingOnly = "formatting-only"
  }

  /// Counted from 1; both places of a move have the same number.
  public let number: Int
  public let changeClass: Class
  /// The title of the section; nil before the first heading.
  public let section: String?
  /// The words before the change; nil if the clause was inserted, or moved to this place.
  public let old: String?
  /// The words after the change; nil if the clause was deleted.
  public let new: String?

  init(_ change: Transcript.Change) {
    number = change.number
    changeClass =
      switch change.changeClass {
      case .inserted: .inserted
      case .deleted: .deleted
      case .edited: .edited
      case .moved: .moved
      case .movedAndEdited: .movedAndEdited
      case .renumbered: .renumbered
      case .retargetedLink: .retargetedLink
      case .dateOnly: .dateOnly
      case .formattingOnly: .formattingOnly
      }
    section = change.blocks.first?.section
    old = change.old
    new = change.new
  }
}
