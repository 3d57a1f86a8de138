import Comparison
import Words

/// A redline as Markdown, for a change request or a mail: every change with its section, nothing of what is unchanged.
///
/// Deleted and inserted words are in `<del>` and `<ins>`, which GitHub, GitLab and Gitea show as such.
package struct MarkdownRedline {
  private let transcript: Transcript
  private let old: String
  private let new: String

  package init(_ transcript: Transcript, old: String, new: String) {
    self.transcript = transcript
    self.old = old
    self.new = new
  }

  package func text() -> String {
    var paragraphs = ["## What changed from \(Self.escaped(old)) to \(Self.escaped(new))", summary]
    if transcript.isCoarse { paragraphs.append("_\(Phrases.english(.coarseComparison))_") }
    var section: String?
    for change in transcript.changes {
      let block = change.blocks[0]
      if block.section != section {
        section = block.section
        if let section { paragraphs.append("### \(Self.escaped(section))") }
      }
      paragraphs += [heading(of: change), change.blocks.map(quoted).joined(separator: "\n>\n")]
    }
    return paragraphs.map { $0 + "\n" }.joined(separator: "\n")
  }

  private var summary: String {
    let counts = transcript.counts.map { "\($0.count) \(Phrases.english.name(of: $0.changeClass))" }.joined(
      separator: ", ")
    return "**\(Phrases.english.name(of: transcript.verdict))**\(counts.isEmpty ? "" : ": \(counts)")"
  }

  private func heading(of change: Transcript.Change) -> String {
    var words = "**\(ChangeSign.text(change.changeClass)) \(change.number)** "
    switch change.place {
    case .here: words += Phrases.english.name(of: change.changeClass)
    case .movedAway(let section): words += "moved away\(section.map { ", to “\(Self.escaped($0))”" } ?? "")"
    case .movedHere(let section):
      words +=
        Phrases.english.name(of: change.changeClass) + (section.map { ", from “\(Self.escaped($0))”" } ?? " here")
    }
    let notes =
      change.facts.map(FactLabel.text) + change.organisations.map { "named for the first time: \($0)" }
      + change.formats.compactMap { Phrases.english.note(of: $0.change) }
      + Phrases.english.notes(ofClause: change.formats.map(\.change))
    return words + notes.map { " · " + Self.escaped($0) }.joined()
  }

  private func quoted(_ block: Transcript.Block) -> String {
    let words = block.runs.enumerated().map { index, run in
      let text = Self.escaped(run.text, startsLine: index == 0)
      return switch run.kind {
      case .equal: text
      case .deleted: "<del>\(text)</del>"
      case .inserted: "<ins>\(text)</ins>"
      }
    }.joined()
    // A number with its full stop would begin a list of its own.
    let marker = block.marker == "> " ? "" : block.marker.replacing(".", with: "\\.")
    let lines = (marker + words).split(separator: "\n", omittingEmptySubsequences: false)
    return lines.map { "> \($0)" }.joined(separator: "  \n")
  }

  /// A text that Markdown shows as it is.
  private static func escaped(_ text: String, startsLine: Bool = false) -> String {
    var escaped = ""
    /// What is on the line so far: nothing, the digits of a list's number, or words.
    var (isStart, isNumber) = (startsLine, startsLine)
    for (character, next) in zip(text, text.dropFirst() + " ") {
      let isMark =
        switch character {
        case "\\", "`", "*", "_", "[", "]", "<", ">", "~", "$": true
        case "&": next.isLetter || next == "#"
        case "#", "+", "-", "=", ":", "@": isStart
        case ".", ")": isNumber && !isStart
        default: false
        }
      escaped += isMark ? "\\\(character)" : String(character)
      isStart = character == "\n"
      isNumber = isStart || isNumber && character.isNumber
    }
    return escaped
  }
}
