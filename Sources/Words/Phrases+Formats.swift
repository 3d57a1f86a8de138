package import Comparison
import Policies

/// The words for changes that leave the words as they are.
extension Phrases {
  /// What a kind of change is called where it starts and ends.
  package func name(of kind: FormatChange.Kind) -> String {
    switch kind {
    case .linkTarget: self(.changedLink)
    case .imageSource, .imageText: self(.changedImage)
    case .headingLevel, .structure, .lineBreak: self(.changedForm)
    case .emphasis: self(.changedEmphasis)
    case .typography, .encoding: self(.changedSigns)
    }
  }

  /// What changed about some words of a clause; nil if the words themselves show it, or all of the clause changed.
  package func note(of change: FormatChange) -> String? {
    let from = Filling.foreign("from", change.old ?? "")
    let to = Filling.foreign("to", change.new ?? "")
    switch change.kind {
    case .linkTarget where change.new == nil: return self(.linkRemoved, from)
    case .linkTarget: return change.old == nil ? self(.linkAdded, to) : self(.linkChanged, from, to)
    case .imageSource: return self(.imageChanged, from, to)
    case .imageText: return self(.imageTextChanged, from, to)
    case .emphasis: return self(.emphasisChanged)
    case .typography, .encoding, .lineBreak, .headingLevel, .structure: return nil
    }
  }

  /// What changed about a clause as a whole, each thing once.
  package func notes(ofClause changes: [FormatChange]) -> [String] {
    changes.compactMap(wholeNote).reduce(into: []) { notes, note in
      if !notes.contains(note) { notes.append(note) }
    }
  }

  private func wholeNote(of change: FormatChange) -> String? {
    switch change.kind {
    case .headingLevel:
      return self(.headingLevelChanged, .words("from", change.old ?? "?"), .words("to", change.new ?? "?"))
    case .structure:
      guard let old = change.forms.first, let new = change.forms.last else { return self(.formChanged) }
      return self(.formBecame, .words("from", name(of: old)), .words("to", name(of: new)))
    case .lineBreak: return self(.lineBreaksChanged)
    case .typography: return self(.signsChanged)
    case .encoding:
      let isGarbledNow = change.new.map { !Mojibake.repairs(in: Array($0.utf8)[...]).isEmpty } ?? false
      return self(isGarbledNow ? .charactersGarbled : .charactersRepaired)
    case .linkTarget, .imageSource, .imageText, .emphasis: return nil
    }
  }

  private func name(of form: FormatChange.Form) -> String {
    switch form {
    case .paragraphs(let count): self(.paragraphsCounted, .count(count))
    case .columns(let count): self(.columnsCounted, .count(count))
    case .list(let number): self(.listFrom, .number("number", number))
    }
  }
}
