package import Policies

/// What a slot of a phrase is filled with.
package struct Filling {
  package enum Content {
    /// Words of the phrase's own language.
    case words(String)
    /// What others wrote, in a language that is not known: a title, a name, an address.
    case foreign(String)
    case number(Int)
    case day(CalendarDate)
  }

  package let slot: String
  package let content: Content

  package init(_ slot: String, _ content: Content) {
    self.slot = slot
    self.content = content
  }

  /// The number that chooses the form of the phrase.
  package static func count(_ number: Int) -> Filling { Filling(PhraseText.counted, .number(number)) }

  /// Words that the program has made in the same language.
  package static func words(_ slot: String, _ words: String) -> Filling { Filling(slot, .words(words)) }
  package static func number(_ slot: String, _ number: Int) -> Filling { Filling(slot, .number(number)) }
  /// A year is no quantity: its digits are not grouped.
  package static func year(_ year: Int, as slot: String = "year") -> Filling { Filling(slot, .words("\(year)")) }
  package static func day(_ day: CalendarDate, as slot: String = "day") -> Filling { Filling(slot, .day(day)) }
  package static func foreign(_ slot: String, _ text: String) -> Filling { Filling(slot, .foreign(text)) }

  package static func title(_ title: String) -> Filling { Filling("title", .foreign(title)) }
  /// A version's name in words, as `name(of:)` says it.
  package static func version(_ label: String) -> Filling { Filling("version", .words(label)) }
}
