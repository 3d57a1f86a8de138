import Comparison
import Policies

/// The words for changes that leave the words as they are.
enum FormatLabel {
  /// What a kind of change is called where it starts and ends.
  static func name(of kind: FormatChange.Kind) -> StaticString {
    switch kind {
    case .linkTarget: "changed link"
    case .imageSource, .imageText: "changed image"
    case .headingLevel, .structure, .lineBreak: "changed form"
    case .emphasis: "changed emphasis"
    case .typography, .encoding: "changed spelling of signs"
    }
  }

  /// What changed about some words of a clause; nil where the words themselves show it, or all of the clause changed.
  static func ofWords(_ change: FormatChange) -> String? {
    switch change.kind {
    case .linkTarget:
      switch (change.old, change.new) {
      case (let old?, let new?): "link changed from \(old) to \(new)"
      case (nil, let new?): "link added, to \(new)"
      default: "link removed, led to \(change.old ?? "")"
      }
    case .imageSource: "image changed from \(change.old ?? "") to \(change.new ?? "")"
    case .imageText: "description changed from “\(change.old ?? "")” to “\(change.new ?? "")”"
    case .emphasis: "emphasis changed"
    case .typography, .encoding, .lineBreak, .headingLevel, .structure: nil
    }
  }

  /// What changed about a clause as a whole, each thing once.
  static func ofClause(_ changes: [FormatChange]) -> [String] {
    var notes: [String] = []
    for change in changes {
      let note: String
      switch change.kind {
      case .headingLevel: note = "heading level \(change.old ?? "?"), now \(change.new ?? "?")"
      case .structure:
        note =
          change.old.map { "\($0) became \(change.new ?? "another form")" } ?? "now in another kind of list or block"
      case .lineBreak: note = "line breaks changed"
      case .typography: note = "spelling of signs changed"
      case .encoding:
        let isGarbledNow = change.new.map { !Mojibake.repairs(in: Array($0.utf8)[...]).isEmpty } ?? false
        note = isGarbledNow ? "characters garbled" : "garbled characters repaired"
      case .linkTarget, .imageSource, .imageText, .emphasis: continue
      }
      if !notes.contains(note) { notes.append(note) }
    }
    return notes
  }
}
