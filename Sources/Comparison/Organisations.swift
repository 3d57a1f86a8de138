/// Names of organisations: capitalised words before a legal form (the short forms of ISO 20275's list that occur in
/// practice).
enum Organisations {
  struct Mention {
    /// As written, with its legal form: `Borealis Data Oy`.
    let name: String
    /// The name without it.
    let bareName: String
    let tokens: Range<Int>
  }

  static func mentions(in text: ClauseText) -> [Mention] {
    var mentions: [Mention] = []
    for index in text.tokens.indices where text.tokens[index].kind == .word {
      guard isLegalForm(text.string(text.tokens[index])), let start = start(ofNameBefore: index, in: text) else {
        continue
      }
      let last = lastWord(before: index, in: text)
      let tokens = start..<endOfForm(index, in: text)
      mentions.append(
        Mention(name: string(tokens, text), bareName: string(start..<last + 1, text), tokens: tokens))
    }
    return mentions
  }

  private static func string(_ tokens: Range<Int>, _ text: ClauseText) -> String {
    let range = text.tokens[tokens.lowerBound].range.lowerBound..<text.tokens[tokens.upperBound - 1].range.upperBound
    let raw = String(decoding: text.bytes[Int(range.lowerBound)..<Int(range.upperBound)], as: UTF8.self)
    return raw.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// A full stop belongs to a legal form where others be inside it (S.A.), where the form is an abbreviation that is
  /// written with one (Inc.), and where the sentence goes on.
  private static func endOfForm(_ index: Int, in text: ClauseText) -> Int {
    let stop = index + 1
    guard stop < text.tokens.count, text.tokens[stop].kind == .punctuation, text.string(text.tokens[stop]) == "." else {
      return stop
    }
    let form = text.string(text.tokens[index])
    if form.contains(".") || stopped.contains(form) { return stop + 1 }
    guard let next = text.tokens[(stop + 1)...].first(where: { $0.kind != .space }) else { return stop }
    let goesOn =
      next.kind == .punctuation ? ",;:)".contains(text.string(next)) : text.string(next).first?.isLowercase ?? false
    return goesOn ? stop + 1 : stop
  }

  private static func lastWord(before index: Int, in text: ClauseText) -> Int {
    var cursor = index - 1
    while cursor > 0, text.tokens[cursor].kind != .word { cursor -= 1 }
    return cursor
  }

  /// The first token of the capitalised words that lead up to a legal form.
  private static func start(ofNameBefore index: Int, in text: ClauseText) -> Int? {
    var start: Int?
    var cursor = index - 1
    var words = 0
    while cursor >= 0, words < 6 {
      let token = text.tokens[cursor]
      let string = text.string(token)
      switch token.kind {
      case .space: break
      case .word:
        guard isCapitalised(string) else {
          guard joiners.contains(string), start != nil else { return start }
          break
        }
        if cursor == 0 || startsSentence(cursor, text), articles.contains(string) { return start }
        start = cursor
        words += 1
      case .punctuation:
        guard string == "&" || string == "," && start == nil else { return start }
      default: return start
      }
      cursor -= 1
    }
    return start
  }

  private static func startsSentence(_ index: Int, _ text: ClauseText) -> Bool {
    guard let before = text.tokens[..<index].last(where: \.isCompared) else { return true }
    return before.kind == .punctuation
  }

  private static func isCapitalised(_ word: String) -> Bool {
    word.unicodeScalars.first.map { $0.properties.isUppercase || $0.properties.numericType != nil } ?? false
  }

  private static func isLegalForm(_ word: String) -> Bool {
    forms.contains(word.filter { $0 != "." }) && word.count <= 12
  }

  private static let joiners: Set<String> = ["of", "and", "de", "du", "des", "der", "und", "et", "y", "e", "for"]
  private static let articles: Set<String> = ["The", "A", "An", "Our", "Your", "By", "With", "From", "To", "And"]
  private static let stopped: Set<String> = ["Inc", "Corp", "Co"]
  private static let forms: Set<String> = [
    "Ltd", "Limited", "LLC", "Inc", "Incorporated", "Corp", "Corporation", "PLC", "plc", "LLP", "LP", "GmbH", "AG",
    "KG",
    "UG", "SE", "eV", "OHG", "Oy", "Oyj", "Ab", "AB", "HB", "AS", "ASA", "A/S", "ApS", "IVS", "BV", "NV", "CV", "VOF",
    "SA", "SAS", "SARL", "Sàrl", "SNC", "Srl", "SRL", "SpA", "SL", "SLU", "Lda", "Ltda", "Pty", "Kft", "Zrt", "Nyrt",
    "sro",
    "spol", "doo", "dd", "OÜ", "UAB", "SIA", "EOOD", "OOD", "AD", "KK", "Pte", "Bhd", "Sdn", "Pvt", "LLLP", "CIC",
    "ehf",
    "hf",
  ]
}
