/// What a changed word can be that a reader should not miss.
package enum Fact: String, CaseIterable, Sendable {
  case number, date, amount, duration, negation, modal

  /// The fact that a token states, seen with the words beside it; English.
  package static func of(_ index: Int, in text: ClauseText) -> Fact? {
    let token = text.tokens[index]
    guard token.kind == .word else { return nil }
    let word = text.string(token).lowercased()
    if isMonthOfMay(index, in: text) { return .date }
    if negations.contains(word) || word.hasSuffix("n't") || word.hasSuffix("n’t") { return .negation }
    if modals.contains(word) { return .modal }
    if months.contains(word) { return .date }
    let isSpelt = numbers.contains(word)
    guard isSpelt || word.unicodeScalars.contains(where: { $0.properties.numericType != nil }) else { return nil }
    let before = neighbour(of: index, in: text, step: -1)
    let after = neighbour(of: index, in: text, step: 1)
    if word.unicodeScalars.contains(where: { $0.properties.generalCategory == .currencySymbol })
      || currencies.contains(before) || currencies.contains(after)
    {
      return .amount
    }
    if months.contains(before) || months.contains(after) || isYear(word) { return .date }
    if [-1, 1].contains(where: { isMonthOfMay(place(of: index, in: text, step: $0), in: text) }) { return .date }
    if units.contains(after) || units.contains(where: { word.hasSuffix("-" + $0) }) { return .duration }
    return .number
  }

  /// The facts that changed words state, each with its token. A long change is not called out word by word.
  package static func calledOut(in tokens: Range<Int>, of text: ClauseText) -> [(fact: Fact, token: Int)] {
    guard tokens.count <= 24 else { return [] }
    return tokens.compactMap { token in of(token, in: text).map { ($0, token) } }
  }

  /// `1999`, `2025`, or a date that begins so, as in `2025-01-15`.
  private static func isYear(_ word: String) -> Bool {
    let digits = word.utf8.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    return digits.count == 4 && (word.hasPrefix("19") || word.hasPrefix("20"))
      && (word.utf8.count == 4 || word.utf8.count == 10 && word.utf8.dropFirst(4).first == UInt8(ascii: "-"))
  }

  /// `May` beside a day or a year, which is no verb.
  private static func isMonthOfMay(_ index: Int?, in text: ClauseText) -> Bool {
    guard let index, text.string(text.tokens[index]) == "May" else { return false }
    return [-1, 1].contains { neighbour(of: index, in: text, step: $0).first?.isNumber ?? false }
  }

  /// The next word or symbol on a side, blanks skipped, lower case.
  private static func neighbour(of index: Int, in text: ClauseText, step: Int) -> String {
    place(of: index, in: text, step: step).map { text.string(text.tokens[$0]).lowercased() } ?? ""
  }

  /// The token of the next word or symbol on a side.
  private static func place(of index: Int, in text: ClauseText, step: Int) -> Int? {
    var cursor = index + step
    while text.tokens.indices.contains(cursor) {
      if text.tokens[cursor].isCompared { return cursor }
      cursor += step
    }
    return nil
  }

  private static let negations: Set<String> = [
    "not", "no", "never", "neither", "nor", "none", "nothing", "without", "cannot", "except", "unless",
  ]
  private static let modals: Set<String> = [
    "may", "must", "shall", "will", "should", "can", "could", "might", "would", "ought",
  ]
  static let months: Set<String> = [
    "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
  ]
  private static let units: Set<String> = [
    "second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months",
    "year",
    "years", "working", "business", "calendar",
  ]
  private static let currencies: Set<String> = [
    "€", "$", "£", "¥", "₹", "eur", "usd", "gbp", "jpy", "chf", "sek", "nok", "dkk", "euro", "euros", "dollar",
    "dollars",
    "pound", "pounds", "cents", "percent", "%",
  ]
  private static let numbers: Set<String> = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty",
    "sixty",
    "seventy", "eighty", "ninety", "hundred", "thousand", "half", "once", "twice",
  ]
}
