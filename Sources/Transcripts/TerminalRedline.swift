import Comparison
import Diagnostics
import Policies
import Words

/// A redline for a terminal.
///
/// Each change has its sign in front and its number as on a page; deleted words are in `[-…-]`, inserted ones in
/// `{+…+}`. Colour only repeats what the signs say.
package struct TerminalRedline {
  private let transcript: Transcript
  private let old: String
  private let new: String
  private let width: Int?
  private let usesColour: Bool
  private let digits: Int

  /// - Parameters:
  ///   - old, new: what the two texts are called.
  ///   - width: columns of a line; nil for clauses that are one line each.
  package init(_ transcript: Transcript, old: String, new: String, width: Int?, usesColour: Bool) {
    self.transcript = transcript
    self.old = old
    self.new = new
    self.width = width
    self.usesColour = usesColour
    digits = "\(transcript.counts.reduce(0) { $0 + $1.count })".count
  }

  package func text() -> String {
    var lines = head
    var section: String?
    var last: Transcript.Entry?
    for entry in transcript.entries {
      if last.map({ isSpaced($0, entry) }) ?? true { lines.append("") }
      if let block = firstBlock(of: entry), block.section != section || block.isHeading {
        if !block.isHeading, let title = block.section {
          lines += [styled("§ " + Terminal.harmless(title), .bold), ""]
        }
        section = block.section
      }
      lines += self.lines(of: entry)
      last = entry
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private var head: [String] {
    var lines = [
      styled("− \(Terminal.harmless(old))", .red), styled("+ \(Terminal.harmless(new))", .green), "",
      styled(Phrases.english.name(of: transcript.verdict), .bold),
    ]
    let counts = transcript.counts.map { count in
      styled(
        "\(ChangeSign.text(count.changeClass)) \(count.count) \(Phrases.english.name(of: count.changeClass))",
        ChangeSign.style(count.changeClass))
    }
    if !counts.isEmpty { lines.append(counts.joined(separator: "   ")) }
    if transcript.isCoarse { lines += wrapped(Phrases.english(.coarseComparison), .faint, width) }
    return lines
  }

  private func firstBlock(of entry: Transcript.Entry) -> Transcript.Block? {
    switch entry {
    case .unchanged(let block): block
    case .change(let change): change.blocks.first
    case .folded: nil
    }
  }

  /// Items of a list and rows of a table stand close together.
  private func isSpaced(_ entry: Transcript.Entry, _ next: Transcript.Entry) -> Bool {
    guard let a = firstBlock(of: entry), let b = firstBlock(of: next) else { return true }
    return !(a.kind == .tableRow && b.kind == .tableRow || a.depth > 0 && b.depth > 0 && a.section == b.section)
  }

  // MARK: Entries

  private func lines(of entry: Transcript.Entry) -> [String] {
    switch entry {
    case .folded(let count):
      [gutter("⋮", .faint) + styled("\(count) unchanged \(count == 1 ? "paragraph" : "paragraphs")", .faint)]
    case .unchanged(let block):
      block.isHeading
        ? [styled((block.section == nil ? "" : "§ ") + Terminal.harmless(block.runs.map(\.text).joined()), .bold)]
        : lines(of: block, .faint, sign: " ", .plain, number: nil)
    case .change(let change): lines(of: change)
    }
  }

  private func lines(of change: Transcript.Change) -> [String] {
    let (sign, style) = (ChangeSign.text(change.changeClass), ChangeSign.style(change.changeClass))
    var lines: [String] = []
    switch change.place {
    case .movedAway(let section):
      lines = note("Moved away\(section.map { ", to “\($0)”" } ?? "")", style, gutter(sign, style, change.number))
      return lines + [gutter(" ", .plain) + opening(of: change.blocks)]
    case .movedHere(let section):
      lines = note("Moved here\(section.map { ", from “\($0)”" } ?? "")", style, gutter(sign, style, change.number))
    case .here: break
    }
    for (index, block) in change.blocks.enumerated() {
      let number = index == 0 && lines.isEmpty ? change.number : nil
      lines += self.lines(of: block, block.isHeading ? .bold : .plain, sign: sign, style, number: number)
    }
    for fact in change.facts { lines += note("! \(FactLabel.text(fact))", .yellow, gutter(" ", .plain)) }
    for name in change.organisations {
      lines += note("! named for the first time: \(name)", .yellow, gutter(" ", .plain))
    }
    let formats = change.formats.compactMap { Phrases.english.note(of: $0.change) }
    for format in formats + Phrases.english.notes(ofClause: change.formats.map(\.change)) {
      lines += note("(\(format))", .faint, gutter(" ", .plain))
    }
    return lines
  }

  /// The first words of what moved away, on one line.
  private func opening(of blocks: [Transcript.Block]) -> String {
    let text = blocks.map { $0.runs.map(\.text).joined() }.joined(separator: " ")
    let columns = (width ?? 80) - gutterWidth
    let lines = wrapped(text, .faint, columns - 2)
    return lines[0] + (lines.count > 1 ? styled(" …", .faint) : "")
  }

  private func note(_ text: String, _ style: Terminal.Style, _ gutter: String) -> [String] {
    wrapped(text, style, width.map { $0 - gutterWidth }).enumerated().map { index, line in
      (index == 0 ? gutter : self.gutter(" ", .plain)) + line
    }
  }

  private func wrapped(_ text: String, _ style: Terminal.Style, _ width: Int?) -> [String] {
    var lines = StyledLines(width: width, usesColour: usesColour)
    lines.add(Terminal.harmless(text), style)
    return lines.finish()
  }

  // MARK: Clauses

  private func lines(
    of block: Transcript.Block, _ base: Terminal.Style, sign: String, _ style: Terminal.Style, number: Int?
  ) -> [String] {
    let indent = String(repeating: " ", count: 2 * max(0, block.depth - 1))
    let margin = indent.count + Terminal.width(block.marker)
    var lines = StyledLines(width: width.map { $0 - gutterWidth - margin }, usesColour: usesColour)
    let isWhole = block.runs.count == 1 && block.runs[0].kind != .equal
    for run in block.runs {
      let text = run.text.split(separator: "\n", omittingEmptySubsequences: false)
        .map { Terminal.harmless(String($0)) }.joined(separator: "\n")
      switch run.kind {
      case .equal: lines.add(text, base)
      case .deleted where isWhole: lines.add(text, .red)
      case .inserted where isWhole: lines.add(text, .green)
      case .deleted:
        lines.add("[-", .red)
        lines.add(text, .red.and(.struck))
        lines.add("-]", .red)
      case .inserted:
        lines.add("{+", .green)
        lines.add(text, .green.and(.underlined))
        lines.add("+}", .green)
      }
    }
    return lines.finish().enumerated().map { index, line in
      let repeats = isWhole && sign != " "
      let lead = index == 0 ? gutter(sign, style, number) : gutter(repeats ? sign : " ", style)
      return lead + indent + (index == 0 ? block.marker : String(repeating: " ", count: Terminal.width(block.marker)))
        + line
    }
  }

  /// A sign, the number of a change, and two blanks.
  private func gutter(_ sign: String, _ style: Terminal.Style, _ number: Int? = nil) -> String {
    let number = number.map(String.init) ?? ""
    return styled(sign, style.bold) + " "
      + styled(String(repeating: " ", count: digits - number.count) + number, .faint) + "  "
  }

  private var gutterWidth: Int { digits + 4 }

  private func styled(_ text: String, _ style: Terminal.Style) -> String {
    usesColour ? Terminal.styled(text, style) : text
  }
}

/// The sign of each class of change, as in the margin of a redline page.
enum ChangeSign {
  static func text(_ changeClass: ChangeClass) -> String {
    switch changeClass {
    case .inserted: "+"
    case .deleted: "−"
    case .edited, .dateOnly, .formattingOnly: "±"
    case .moved, .movedAndEdited: "↕"
    case .renumbered: "#"
    case .retargetedLink: "→"
    }
  }

  static func style(_ changeClass: ChangeClass) -> Terminal.Style {
    switch changeClass {
    case .inserted: .green
    case .deleted: .red
    case .moved, .movedAndEdited: .magenta
    case .edited, .dateOnly, .formattingOnly, .renumbered, .retargetedLink: .yellow
    }
  }
}

/// The words for changed facts: `duration: 30 → 60`, `negation: now “not”`.
enum FactLabel {
  static func text(_ change: Transcript.FactChange) -> String {
    let name = change.fact == .modal ? "modal verb" : change.fact.rawValue
    return switch (change.old, change.new) {
    case (let old?, let new?): "\(name): \(old) → \(new)"
    case (nil, let new?): "\(name): now also “\(new)”"
    case (let old?, nil): "\(name): no longer “\(old)”"
    case (nil, nil): name
    }
  }
}
