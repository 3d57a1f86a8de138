import Markdown
import Policies

/// Turns an alignment of clauses into rows.
struct ComparisonBuilder {
  private let old: ComparableText
  private let new: ComparableText
  private var alignment: TwoWayAlignment
  private let formats: FormatComparison
  private var rows: [Comparison.Row] = []
  private var namedBefore: Set<String> = []

  init(_ old: ComparableText, _ new: ComparableText, budget: WorkBudget) {
    self.old = old
    self.new = new
    alignment = TwoWayAlignment(old, new, budget: budget)
    formats = FormatComparison(old.text.document, new.text.document)
  }

  var isCoarse: Bool { alignment.isExhausted }

  mutating func build() -> [Comparison.Row] {
    let moves = movedRuns()
    var departures: [Int: Int] = [:]
    var arrivals: [Int: Int] = [:]
    for (number, run) in moves.enumerated() {
      departures[run.old.lowerBound] = number
      arrivals[run.new.lowerBound] = number
    }
    var (i, j) = (0, 0)
    for link in alignment.links where !link.isMove {
      addUnpaired(&i, link.old.lowerBound, &j, link.new.lowerBound, moves, departures, arrivals)
      addPaired(link)
      (i, j) = (link.old.upperBound, link.new.upperBound)
    }
    addUnpaired(&i, old.signatures.count, &j, new.signatures.count, moves, departures, arrivals)
    return rows
  }

  // MARK: Moves

  /// Moved clauses that follow one another on both sides are one move.
  private func movedRuns() -> [Alignment.Link] {
    var runs: [Alignment.Link] = []
    for link in alignment.links where link.isMove {
      if let last = runs.last, last.old.upperBound == link.old.lowerBound, last.new.upperBound == link.new.lowerBound {
        runs[runs.count - 1] = Alignment.Link(
          old: last.old.lowerBound..<link.old.upperBound, new: last.new.lowerBound..<link.new.upperBound, isMove: true)
      } else {
        runs.append(link)
      }
    }
    return runs
  }

  private mutating func addUnpaired(
    _ i: inout Int, _ oldEnd: Int, _ j: inout Int, _ newEnd: Int, _ moves: [Alignment.Link],
    _ departures: [Int: Int], _ arrivals: [Int: Int]
  ) {
    while i < oldEnd {
      if let number = departures[i] {
        var row = Comparison.Row(shape: .movedFrom, old: moves[number].old, new: 0..<0)
        row.move = number
        row.oldText = ClauseText(joining: row.old.map { alignment.old($0) })
        rows.append(row)
        i = moves[number].old.upperBound
      } else {
        var row = Comparison.Row(shape: .deleted, old: i..<i + 1, new: 0..<0)
        row.changeClass = .deleted
        row.oldText = alignment.old(i)
        row.columns = alignment.columns(ofOld: i)
        if row.oldText.tokens.isEmpty { row.changeClass = .formattingOnly }
        rows.append(row)
        i += 1
      }
    }
    while j < newEnd {
      if let number = arrivals[j] {
        addArrival(number, moves[number])
        j = moves[number].new.upperBound
      } else {
        var row = Comparison.Row(shape: .inserted, old: 0..<0, new: j..<j + 1)
        row.changeClass = .inserted
        row.newText = alignment.new(j)
        row.columns = alignment.columns(ofNew: j)
        if row.newText.tokens.isEmpty { row.changeClass = .formattingOnly }
        row.organisations = newOrganisations(in: row.newText, inserted: [row.newText.tokens.indices])
        rows.append(row)
        j += 1
      }
    }
  }

  private mutating func addArrival(_ number: Int, _ move: Alignment.Link) {
    let words = alignment.words(move)
    let isMarked = words.comparison.runs.contains { $0.kind != .equal }
    let isEdited = words.comparison.runs.contains(where: \.isChange)
    var row = Comparison.Row(shape: .movedTo(isMarked ? words.comparison : nil), old: 0..<0, new: move.new)
    row.move = number
    (row.oldText, row.newText) = (words.old, words.new)
    row.changeClass = isEdited && !Self.isRenumbered(row, words.comparison) ? .movedAndEdited : .moved
    row.formats = formats.changes(words.old, words.new, words.comparison)
    if isEdited { row.organisations = newOrganisations(in: words.new, inserted: Self.insertedTokens(words.comparison)) }
    rows.append(row)
  }

  // MARK: Pairs

  private mutating func addPaired(_ link: Alignment.Link) {
    if link.old.count == 1, link.new.count == 1,
      old.signatures[link.old.lowerBound] == new.signatures[link.new.lowerBound]
    {
      rows.append(Comparison.Row(shape: .unchanged, old: link.old, new: link.new))
      return
    }
    let words = alignment.words(link)
    if words.comparison.isReplaced { return addReplaced(link, words.old, words.new) }
    var row = Comparison.Row(shape: .edited(words.comparison), old: link.old, new: link.new)
    (row.oldText, row.newText) = (words.old, words.new)
    row.columns = alignment.columns(ofNew: link.new.lowerBound)
    row.formats = formats.changes(words.old, words.new, words.comparison) + structureChanges(link, words)
    row.changeClass = changeClass(of: row, words.comparison, link)
    guard row.changeClass != nil else {
      rows.append(Comparison.Row(shape: .unchanged, old: link.old, new: link.new))
      return
    }
    row.organisations = newOrganisations(in: words.new, inserted: Self.insertedTokens(words.comparison))
    rows.append(row)
  }

  /// A clause with hardly a word in common reads as the old clause, then the new one.
  private mutating func addReplaced(_ link: Alignment.Link, _ oldText: ClauseText, _ newText: ClauseText) {
    var deleted = Comparison.Row(shape: .deleted, old: link.old, new: 0..<0)
    deleted.oldText = oldText
    deleted.changeClass = .deleted
    deleted.columns = alignment.columns(ofOld: link.old.lowerBound)
    var inserted = Comparison.Row(shape: .inserted, old: 0..<0, new: link.new)
    inserted.newText = newText
    inserted.changeClass = .inserted
    inserted.columns = alignment.columns(ofNew: link.new.lowerBound)
    inserted.organisations = newOrganisations(in: newText, inserted: [newText.tokens.indices])
    rows += [deleted, inserted]
  }

  private func structureChanges(
    _ link: Alignment.Link, _ words: (old: ClauseText, new: ClauseText, comparison: WordComparison)
  ) -> [FormatChange] {
    let all = words.new.tokens.indices
    guard link.old.count == 1, link.new.count == 1 else {
      return [FormatChange(all, from: .paragraphs(link.old.count), to: .paragraphs(link.new.count))]
    }
    let (a, b) = (old.text.clauses[link.old.lowerBound], new.text.clauses[link.new.lowerBound])
    if a.kind == .heading, b.kind == .heading {
      let (before, after) = (old.text.document.nodes[a.node].number, new.text.document.nodes[b.node].number)
      guard before != after else { return [] }
      return [
        FormatChange(kind: .headingLevel, tokens: all, old: "\(before)", new: "\(after)", isSubstantive: false)
      ]
    }
    guard a.kind == b.kind, containerKinds(a, old.text) == containerKinds(b, new.text) else {
      return [FormatChange(kind: .structure, tokens: all, old: nil, new: nil, isSubstantive: false)]
    }
    let cells = (old: words.old.cells(ofPiece: 0), new: words.new.cells(ofPiece: 0))
    // Words that came or went show the column that did.
    if cells.old != cells.new, !words.comparison.runs.contains(where: \.isChange) {
      return [FormatChange(all, from: .columns(cells.old), to: .columns(cells.new))]
    }
    if let before = old.text.firstNumber(of: a), let after = new.text.firstNumber(of: b), before != after {
      return [FormatChange(all, from: .list(from: Int(before)), to: .list(from: Int(after)))]
    }
    return []
  }

  private func containerKinds(_ clause: Clause, _ text: PolicyText) -> [Node.Kind] {
    text.containers(of: clause).map { text.containers[$0].kind }
  }

  private func changeClass(of row: Comparison.Row, _ words: WordComparison, _ link: Alignment.Link) -> ChangeClass? {
    let changed = words.runs.filter(\.isChange)
    guard !changed.isEmpty else {
      if row.formats.contains(where: { $0.kind == .linkTarget }) { return .retargetedLink }
      if !row.formats.isEmpty { return .formattingOnly }
      // Equal words without a format that differs: only line wrapping, or raw HTML that shows no words.
      let isSource = new.text.clauses[link.new.lowerBound].kind == .html
      return isSource ? .formattingOnly : nil
    }
    if Self.isRenumbered(row, words) { return .renumbered }
    if changed.allSatisfy({
      Self.isTypographic($0.old, in: row.oldText) && Self.isTypographic($0.new, in: row.newText)
    }) {
      return .formattingOnly
    }
    return DateLine.isOnlyChange(words, row.oldText, row.newText) ? .dateOnly : .edited
  }

  /// Whether only the labels in front changed, or the numbers of footnotes.
  private static func isRenumbered(_ row: Comparison.Row, _ words: WordComparison) -> Bool {
    let changed = words.runs.filter(\.isChange)
    if changed.allSatisfy({ $0.old.allSatisfy(row.oldText.isLabel) && $0.new.allSatisfy(row.newText.isLabel) }) {
      return true
    }
    let (before, after) = (
      withoutReferences(row.oldText, changed.map(\.old)), withoutReferences(row.newText, changed.map(\.new))
    )
    return before.hasReferences && after.hasReferences && before.bytes == after.bytes
  }

  /// The bytes of some tokens less the numbers of footnote references.
  private static func withoutReferences(
    _ text: ClauseText, _ runs: [Range<Int>]
  ) -> (bytes: [UInt8], hasReferences: Bool) {
    var kept: [UInt8] = []
    var hasReferences = false
    for token in runs.joined().map({ text.tokens[$0] }) where token.kind != .space {
      for offset in token.range {
        if text.format(at: offset).emphasis.contains(.reference) {
          hasReferences = true
        } else {
          kept.append(text.bytes[Int(offset)])
        }
      }
    }
    return (kept, hasReferences)
  }

  /// Quotes, dashes, dots: signs that a typesetter changes.
  static func isTypographic(_ tokens: Range<Int>, in text: ClauseText) -> Bool {
    tokens.allSatisfy { index in
      let token = text.tokens[index]
      guard token.isCompared else { return true }
      return token.kind == .punctuation
        && ["\"", "'", "-", ".", "…", "“", "”", "‘", "’", "–", "—", "*", "•", "·"].contains(text.string(token))
    }
  }

  // MARK: Organisations

  private static func insertedTokens(_ words: WordComparison) -> [Range<Int>] {
    words.runs.compactMap { $0.kind == .inserted && $0.isChange ? $0.new : nil }
  }

  /// Organisations in inserted words whose name stands nowhere in the old text.
  private mutating func newOrganisations(
    in text: ClauseText, inserted: [Range<Int>]
  ) -> [(name: String, tokens: Range<Int>)] {
    guard !inserted.isEmpty else { return [] }
    return Organisations.mentions(in: text).compactMap { mention in
      guard inserted.contains(where: { $0.overlaps(mention.tokens) }), !namedBefore.contains(mention.bareName) else {
        return nil
      }
      namedBefore.insert(mention.bareName)
      guard !old.text.document.bytes.containsSequence(mention.bareName.utf8) else { return nil }
      return (mention.name, mention.tokens)
    }
  }
}

extension [UInt8] {
  /// Names start with a capital letter, which is rare enough to look for first.
  fileprivate func containsSequence(_ needle: some Collection<UInt8>) -> Bool {
    guard let first = needle.first else { return true }
    return withUnsafeBufferPointer { text in
      var cursor = 0
      while let start = text[cursor...].firstIndex(of: first) {
        if text[start...].starts(with: needle) { return true }
        cursor = start + 1
      }
      return false
    }
  }
}
