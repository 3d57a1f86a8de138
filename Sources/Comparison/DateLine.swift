/// Lines that only say of when the text is: "Last updated: 1 May 2025".
enum DateLine {
  private static let openings = [
    "last updated", "last update", "last modified", "last revised", "last changed", "last reviewed", "updated",
    "effective", "effective date", "effective as of", "in effect", "in force", "date", "revised", "version",
    "published",
    "this version", "this policy was last", "this policy takes effect", "these terms were last",
    "these terms take effect", "stand", "zuletzt aktualisiert", "letzte aktualisierung", "gültig ab",
    "dernière mise à jour",
    "última actualización", "ultimo aggiornamento", "senast uppdaterad", "päivitetty", "laatst bijgewerkt",
  ]

  /// Whether all changed words of a clause are parts of dates, and the clause is such a line.
  static func isOnlyChange(_ words: WordComparison, _ old: ClauseText, _ new: ClauseText) -> Bool {
    guard max(old.wordCount, new.wordCount) <= 20, isDateLine(old), isDateLine(new) else { return false }
    return words.runs.filter(\.isChange).allSatisfy { run in
      switch run.kind {
      case .equal: true
      case .deleted: run.old.allSatisfy { isDatePart($0, in: old) }
      case .inserted: run.new.allSatisfy { isDatePart($0, in: new) }
      }
    }
  }

  private static func isDateLine(_ text: ClauseText) -> Bool {
    opensAsDateLine(text.tokens.filter { $0.kind == .word }.prefix(6).map { text.string($0).lowercased() })
  }

  private static func opensAsDateLine(_ words: [String]) -> Bool {
    let opening = words.joined(separator: " ")
    return openings.contains { opening == $0 || opening.hasPrefix($0 + " ") }
  }

  /// Whether a line states a day: it opens as such lines do, is short, and holds a number.
  static func statesDay(_ line: String) -> Bool {
    func words(_ text: some StringProtocol) -> [Substring] {
      text.lowercased().split { !$0.isLetter && !$0.isNumber }.map { $0 }
    }
    // Most lines do not open so: their first words are enough to see it.
    guard opensAsDateLine(words(line.prefix(80)).prefix(6).map(String.init)) else { return false }
    let all = words(line)
    return all.count <= 20 && all.contains { $0.contains(where: \.isNumber) }
  }

  private static func isDatePart(_ index: Int, in text: ClauseText) -> Bool {
    let token = text.tokens[index]
    guard token.kind == .word else { return true }
    let word = text.string(token).lowercased()
    return Fact.months.contains(word) || word == "may" || word.first.map(\.isNumber) ?? false
  }
}
