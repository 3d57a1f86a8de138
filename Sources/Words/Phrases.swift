package import Markdown
package import Policies

/// What the program says in one language, ready to be filled in: read from `strings/<language>.yml` once.
///
/// ```swift
/// words(.historyOf, .title(policy.title))       // “History of Privacy Policy”
/// words.write(.loadedFrom, .foreign("host", host), into: &html)
/// ```
package final class Phrases: Sendable {
  package let direction: WritingDirection
  /// Each in the nearest language that has it, which is also the one that it counts by.
  private let texts: [Phrase: (text: PhraseText, rule: PluralRule)]

  package init(_ strings: ThemeStrings, in language: String) {
    direction = WritingDirection(of: language)
    texts = Dictionary(
      uniqueKeysWithValues: Phrase.allCases.compactMap { phrase in
        strings.nearest(phrase.name, to: language).map { (phrase, ($0.text, PluralRule($0.language))) }
      })
  }

  /// The words of the program's own language, for what is not a page of a site.
  package static let english = Phrases(ThemeStrings.builtIn, in: ThemeStrings.original)

  /// The pieces of a phrase, in the form for the number that it is filled in with.
  private func pieces(of phrase: Phrase, _ fillings: [Filling]) -> [PhraseText.Piece] {
    guard let (text, rule) = texts[phrase] else { return [] }
    for case .number(let count) in fillings.lazy.filter({ $0.slot == PhraseText.counted }).map(\.content) {
      return text.pieces(rule.category(of: count))
    }
    return text.pieces()
  }

  // MARK: Text

  /// A phrase as text. What others wrote is set apart by characters for it (Unicode UAX #9) where it could run another way.
  package func callAsFunction(_ phrase: Phrase, _ fillings: Filling...) -> String { text(phrase, fillings) }

  private func text(_ phrase: Phrase, _ fillings: [Filling] = []) -> String {
    pieces(of: phrase, fillings).reduce(into: "") { text, piece in
      switch piece {
      case .words(let words): text += words
      case .slot(let name):
        let filling = fillings.first { $0.slot == name }
        assert(filling != nil, "nothing fills {\(name)} of '\(phrase.name)'")
        if let filling { text += self.text(of: filling.content) }
      }
    }
  }

  private func text(of content: Filling.Content) -> String {
    switch content {
    case .words(let words): words
    case .foreign(let text): isolated(text)
    case .number(let number): self.number(number)
    case .day(let day): date(day)
    }
  }

  /// A text of any direction between words of this language.
  package func isolated(_ text: String) -> String { direction.mustIsolate(text) ? "\u{2068}\(text)\u{2069}" : text }

  // MARK: Markup

  /// A phrase as markup. What others wrote is in an element of its own where it could run another way.
  ///
  /// - Parameter slot: writes what is in a slot that no filling is for, by its name.
  package func write(
    _ phrase: Phrase, _ fillings: Filling..., into html: inout HTMLBuffer,
    slot: (String, inout HTMLBuffer) -> Void = { name, _ in assertionFailure("nothing fills {\(name)}") }
  ) {
    for piece in pieces(of: phrase, fillings) {
      switch piece {
      case .words(let words): html.text(words)
      case .slot(let name):
        switch fillings.first(where: { $0.slot == name })?.content {
        case .foreign(let text): write(foreign: text, into: &html)
        case let content?: html.text(self.text(of: content))
        case nil: slot(name, &html)
        }
      }
    }
  }

  /// A text of any direction between words of this language.
  package func write(foreign text: String, into html: inout HTMLBuffer) {
    guard direction.mustIsolate(text) else { return html.text(text) }
    html.raw("<bdi>")
    html.text(text)
    html.raw("</bdi>")
  }

  // MARK: Days, numbers, lists

  /// `2 January 2025`.
  package func date(_ day: CalendarDate) -> String {
    let month = text(Phrase.months[day.month - 1])
    return text(.date, [.words("day", "\(day.day)"), .words("month", month), .year(day.year)])
  }

  /// `4841`, `12,000`: digits are grouped where there are more than four.
  package func number(_ number: Int) -> String {
    let digits = String(number)
    guard digits.count > 4 else { return digits }
    let mark = text(.thousandsMark)
    return digits.enumerated().reduce(into: "") { grouped, digit in
      if digit.offset > 0, (digits.count - digit.offset).isMultiple(of: 3) { grouped += mark }
      grouped.append(digit.element)
    }
  }

  /// At most one decimal.
  package func number(_ value: Double) -> String {
    let tenths = Self.tenths(value)
    return tenths.isMultiple(of: 10) ? number(tenths / 10) : withOnePlace(value)
  }

  /// Always one decimal, so that a column of numbers lines up.
  package func withOnePlace(_ value: Double) -> String {
    let tenths = Self.tenths(value)
    return number(tenths / 10) + text(.decimalMark) + "\(abs(tenths % 10))"
  }

  private static func tenths(_ value: Double) -> Int { Int((value * 10).rounded()) }

  /// `a, b, c`.
  package func series(_ items: some Collection<String>) -> String { joined(items, by: .listNext) }

  /// `a, b and c`.
  package func list(_ items: [String]) -> String {
    guard items.count > 1, let last = items.last else { return items.first ?? "" }
    return text(.listLast, [.words("list", series(items.dropLast())), .words("next", last)])
  }

  /// `a; b; c`, where each may contain commas.
  package func groups(_ items: [String]) -> String { joined(items, by: .groupNext) }

  private func joined(_ items: some Collection<String>, by phrase: Phrase) -> String {
    guard let first = items.first else { return "" }
    return items.dropFirst().reduce(first) { text(phrase, [.words("list", $0), .words("next", $1)]) }
  }
}
